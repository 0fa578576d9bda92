namespace SparkPersonalization.DataFrames.Plans;

/// <summary>
/// One SELECT of an SQL query with its grouping and order, whose names see each other as SQL says: HAVING and ORDER BY see the columns'
/// aliases as well as the input. Spark takes SQL as text, so that its protocol has no message for it.
/// </summary>
/// <param name="Input">The rows of FROM for which WHERE is true.</param>
/// <param name="Items">The columns.</param>
/// <param name="IsDistinct">Whether equal rows are given once.</param>
/// <param name="Grouping">What GROUP BY says, or null.</param>
/// <param name="Having">The condition on the groups, or null.</param>
/// <param name="Order">What the rows are sorted by.</param>
internal sealed record QueryBlock(
    Relation Input, ValueList<Expression> Items, bool IsDistinct, GroupingClause? Grouping, Expression? Having, ValueList<SortOrder> Order)
    : UnaryRelation(Input);

/// <summary>What GROUP BY says.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Sets">Which keys (by place) each grouping set has, or null for one set of all keys.</param>
/// <param name="IsAll">Whether all columns without an aggregate are keys (<c>GROUP BY ALL</c>).</param>
internal sealed record GroupingClause(ValueList<Expression> Keys, ValueList<ValueList<int>>? Sets, bool IsAll);

/// <summary>A join over all columns that both sides have. Spark's protocol names the columns of such a join, which are not known before analysis.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="JoinType">Which rows it gives.</param>
internal sealed record NaturalJoin(Relation Left, Relation Right, JoinType JoinType) : Relation
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Left, Right];
}

/// <summary>A function over a window that the query's WINDOW clause defines further on.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">The window's name.</param>
internal sealed record NamedWindow(Expression Function, string Name) : Expression;
