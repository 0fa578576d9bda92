using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Plans;

/// <summary>Chosen and computed columns.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Expressions">The columns.</param>
public sealed record Project(Relation Input, ValueList<Expression> Expressions) : UnaryRelation(Input);

/// <summary>The rows for which a condition is true.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Condition">The condition; a null counts as false.</param>
public sealed record Filter(Relation Input, Expression Condition) : UnaryRelation(Input);

/// <summary>Sorted rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Order">What to sort by, first things first.</param>
/// <param name="IsGlobal">Whether all rows are sorted, or only those within a partition.</param>
public sealed record Sort(Relation Input, ValueList<SortOrder> Order, bool IsGlobal = true) : UnaryRelation(Input);

/// <summary>The first rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Count">How many.</param>
public sealed record Limit(Relation Input, int Count) : UnaryRelation(Input);

/// <summary>All rows but the first.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Count">How many to leave out.</param>
public sealed record Offset(Relation Input, int Count) : UnaryRelation(Input);

/// <summary>The last rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Count">How many.</param>
public sealed record Tail(Relation Input, int Count) : UnaryRelation(Input);

/// <summary>Columns added, or replaced where the name is there already.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Aliases">The columns, each with one name.</param>
public sealed record WithColumns(Relation Input, ValueList<Alias> Aliases) : UnaryRelation(Input);

/// <summary>A column's old and new name.</summary>
/// <param name="OldName">The name now; a column that is not there is no error.</param>
/// <param name="NewName">The new name.</param>
public sealed record Rename(string OldName, string NewName);

/// <summary>Columns under new names.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Renames">The renames.</param>
public sealed record WithColumnsRenamed(Relation Input, ValueList<Rename> Renames) : UnaryRelation(Input);

/// <summary>All columns but some.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">Columns to leave out; one that is not there is no error.</param>
/// <param name="ColumnNames">Names to leave out.</param>
public sealed record Drop(Relation Input, ValueList<Expression> Columns, ValueList<string> ColumnNames) : UnaryRelation(Input);

/// <summary>All columns under new names, by position.</summary>
/// <param name="Input">The rows.</param>
/// <param name="ColumnNames">As many names as there are columns.</param>
public sealed record ToDF(Relation Input, ValueList<string> ColumnNames) : UnaryRelation(Input);

/// <summary>Rows brought into a schema by name: columns ordered, cast and checked.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Schema">The schema.</param>
public sealed record ToSchema(Relation Input, StructType Schema) : UnaryRelation(Input);

/// <summary>Rows under a name that qualifies their columns.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Name">The name.</param>
public sealed record SubqueryAlias(Relation Input, string Name) : UnaryRelation(Input);

/// <summary>One row for each distinct key.</summary>
/// <param name="Input">The rows.</param>
/// <param name="ColumnNames">The key columns; none for all columns.</param>
/// <param name="WithinWatermark">Whether only duplicates within the watermark's delay are found (streams).</param>
public sealed record Deduplicate(Relation Input, ValueList<string> ColumnNames, bool WithinWatermark = false) : UnaryRelation(Input);

/// <summary>A random part of the rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="LowerBound">Rows whose random number is at least this are taken, 0 to 1.</param>
/// <param name="UpperBound">Rows whose random number is below this are taken, 0 to 1.</param>
/// <param name="WithReplacement">Whether a row may be taken several times.</param>
/// <param name="Seed">The seed.</param>
public sealed record Sample(Relation Input, double LowerBound, double UpperBound, bool WithReplacement, long Seed) : UnaryRelation(Input)
{
    /// <summary>Whether the rows are brought into an order first, so that several samples of one seed fit together.</summary>
    internal bool IsOrderFixed { get; init; }
}

/// <summary>Rows spread over a number of partitions, which is the number of files that a write makes.</summary>
/// <param name="Input">The rows.</param>
/// <param name="NumPartitions">The number of partitions.</param>
/// <param name="Shuffle">Whether rows may move freely; false only joins partitions (coalesce).</param>
public sealed record Repartition(Relation Input, int NumPartitions, bool Shuffle) : UnaryRelation(Input);

/// <summary>Rows spread over partitions by values.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Expressions">The values; <see cref="SortOrder"/>s for ranges.</param>
/// <param name="NumPartitions">The number of partitions, or null for the engine's.</param>
public sealed record RepartitionByExpression(Relation Input, ValueList<Expression> Expressions, int? NumPartitions) : UnaryRelation(Input);

/// <summary>A hint, which changes no result.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Name">The hint's name.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record Hint(Relation Input, string Name, ValueList<Expression> Parameters) : UnaryRelation(Input);

/// <summary>How late rows may be in a stream.</summary>
/// <param name="Input">The rows.</param>
/// <param name="EventTime">The column of event times.</param>
/// <param name="DelayThreshold">An interval text such as <c>10 minutes</c>.</param>
public sealed record WithWatermark(Relation Input, string EventTime, string DelayThreshold) : UnaryRelation(Input);

/// <summary>Aggregates computed while the rows pass.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Name">The name under which the metrics are reported.</param>
/// <param name="Metrics">The aggregates.</param>
public sealed record CollectMetrics(Relation Input, string Name, ValueList<Expression> Metrics) : UnaryRelation(Input)
{
    /// <summary>Who waits for the metrics of the first action, or null.</summary>
    public Observation? Observation { get; init; }

    /// <summary>The metrics as rows of their own.</summary>
    internal Aggregate Totals => new(Input, GroupType.GroupBy, [], Metrics);

    /// <summary>All that a plan names, the inner ones first, whose rows the outer ones use.</summary>
    internal static IEnumerable<CollectMetrics> In(Relation plan) => plan.Inputs.SelectMany(In).Concat(plan is CollectMetrics metrics ? [metrics] : []);
}

/// <summary>Columns turned into rows.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Ids">The columns that stay.</param>
/// <param name="Values">The columns that become rows, or null for all others.</param>
/// <param name="VariableColumnName">The name of the column that says which column a value was in.</param>
/// <param name="ValueColumnName">The name of the column of values.</param>
public sealed record Unpivot(
    Relation Input, ValueList<Expression> Ids, ValueList<Expression>? Values, string VariableColumnName, string ValueColumnName)
    : UnaryRelation(Input);

/// <summary>How an aggregate groups.</summary>
public enum GroupType
{
    /// <summary>By the keys.</summary>
    GroupBy = 1,

    /// <summary>By the keys, then by ever fewer of them.</summary>
    Rollup = 2,

    /// <summary>By all subsets of the keys.</summary>
    Cube = 3,

    /// <summary>By the keys, with a column for each value of another.</summary>
    Pivot = 4,

    /// <summary>By given sets of keys.</summary>
    GroupingSets = 5,
}

/// <summary>The column whose values become columns.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values; none to find them in the data.</param>
public sealed record Pivot(Expression Column, ValueList<Literal> Values);

/// <summary>Rows grouped and aggregated; the grouping columns come first in the output.</summary>
/// <param name="Input">The rows.</param>
/// <param name="GroupType">How it groups.</param>
/// <param name="GroupingExpressions">The keys.</param>
/// <param name="AggregateExpressions">The aggregates.</param>
/// <param name="Pivot">The pivot column, for <see cref="GroupType.Pivot"/>.</param>
/// <param name="GroupingSets">The sets, for <see cref="GroupType.GroupingSets"/>.</param>
public sealed record Aggregate(
    Relation Input,
    GroupType GroupType,
    ValueList<Expression> GroupingExpressions,
    ValueList<Expression> AggregateExpressions,
    Pivot? Pivot = null,
    ValueList<ValueList<Expression>>? GroupingSets = null) : UnaryRelation(Input);

/// <summary>Which rows a join gives.</summary>
public enum JoinType
{
    /// <summary>Pairs that match.</summary>
    Inner = 1,

    /// <summary>Pairs that match, and the rest of both sides with nulls.</summary>
    FullOuter = 2,

    /// <summary>Pairs that match, and the rest of the left side with nulls.</summary>
    LeftOuter = 3,

    /// <summary>Pairs that match, and the rest of the right side with nulls.</summary>
    RightOuter = 4,

    /// <summary>Rows of the left side without a match.</summary>
    LeftAnti = 5,

    /// <summary>Rows of the left side with a match, once each.</summary>
    LeftSemi = 6,

    /// <summary>All pairs.</summary>
    Cross = 7,
}

/// <summary>Rows of two relations side by side.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Condition">When a pair matches, or null.</param>
/// <param name="JoinType">Which rows it gives.</param>
/// <param name="UsingColumns">Columns that both sides have, compared and given once; none where there is a condition.</param>
public sealed record Join(Relation Left, Relation Right, Expression? Condition, JoinType JoinType, ValueList<string> UsingColumns) : Relation
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Left, Right];
}

/// <summary>Two relations side by side, of which the right one sees the columns of the left.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side, computed for each row of the left.</param>
/// <param name="Condition">When a pair matches, or null.</param>
/// <param name="JoinType">Which rows it gives: inner, left outer or cross.</param>
public sealed record LateralJoin(Relation Left, Relation Right, Expression? Condition, JoinType JoinType) : Relation
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Left, Right];
}

/// <summary>A set operation's kind.</summary>
public enum SetOperationType
{
    /// <summary>Rows in both.</summary>
    Intersect = 1,

    /// <summary>Rows of both.</summary>
    Union = 2,

    /// <summary>Rows of the left side that the right side has not.</summary>
    Except = 3,
}

/// <summary>Rows of two relations one after the other.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Type">What is done.</param>
/// <param name="IsAll">Whether repeated rows stay.</param>
/// <param name="ByName">Whether columns are matched by name instead of position.</param>
/// <param name="AllowMissingColumns">Whether a column that one side lacks becomes null there.</param>
public sealed record SetOperation(
    Relation Left, Relation Right, SetOperationType Type, bool IsAll, bool ByName = false, bool AllowMissingColumns = false) : Relation
{
    /// <inheritdoc/>
    public override IReadOnlyList<Relation> Inputs => [Left, Right];
}

/// <summary>Nulls and NaN replaced.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns; none for all of the values' types.</param>
/// <param name="Values">One value for all columns, or one for each.</param>
public sealed record NAFill(Relation Input, ValueList<string> Columns, ValueList<Literal> Values) : UnaryRelation(Input);

/// <summary>Rows with nulls or NaN left out.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns looked at; none for all.</param>
/// <param name="MinNonNulls">How many of them must have a value, or null for all of them.</param>
public sealed record NADrop(Relation Input, ValueList<string> Columns, int? MinNonNulls) : UnaryRelation(Input);

/// <summary>An old and a new value.</summary>
/// <param name="OldValue">The value to replace.</param>
/// <param name="NewValue">What it becomes.</param>
public sealed record Replacement(Literal OldValue, Literal NewValue);

/// <summary>Values replaced by others.</summary>
/// <param name="Input">The rows.</param>
/// <param name="Columns">The columns; none for all of the values' types.</param>
/// <param name="Replacements">The replacements.</param>
public sealed record NAReplace(Relation Input, ValueList<string> Columns, ValueList<Replacement> Replacements) : UnaryRelation(Input);
