using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// An expression over the columns of a DataFrame: a column's name, a constant, or a function of others. It means something only where a
/// DataFrame uses it. Operands that are not columns become constants, as by <see cref="Functions.Lit"/>.
/// </summary>
public sealed partial class Column
{
    internal Column(Expression expression) => Expression = expression;

    /// <summary>What the column computes.</summary>
    internal Expression Expression { get; }

    /// <summary>Gives the column a name.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The named column.</returns>
    public Column Alias(string alias) => new(new Alias(Expression, [alias]));

    /// <summary>Gives the column a name.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The named column.</returns>
    public Column As(string alias) => Alias(alias);

    /// <summary>Names the columns that a generator such as <see cref="Functions.PosExplode"/> makes.</summary>
    /// <param name="alias">One name for each column.</param>
    /// <returns>The named columns.</returns>
    public Column As(IEnumerable<string> alias) => new(new Alias(Expression, alias.ToValueList()));

    /// <summary>Gives the column a name.</summary>
    /// <param name="alias">The name.</param>
    /// <returns>The named column.</returns>
    public Column Name(string alias) => Alias(alias);

    /// <summary>Whether two variables hold the same column object; <c>==</c> makes a comparison of values instead.</summary>
    /// <param name="obj">The other.</param>
    /// <returns>Whether it is this object.</returns>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>The column's expression, for people.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Expression.ToString();

    internal static Column Call(string function, params ReadOnlySpan<Column> arguments) => new(new UnresolvedFunction(function, Expressions(arguments)));

    internal static Column CallDistinct(string function, params ReadOnlySpan<Column> arguments) =>
        new(new UnresolvedFunction(function, Expressions(arguments), IsDistinct: true));

    internal static ValueList<Expression> Expressions(params ReadOnlySpan<Column> columns)
    {
        var expressions = new Expression[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            expressions[i] = columns[i].Expression;
        }

        return ValueList.Create<Expression>(expressions);
    }

    private Column Binary(string function, object? other) => Call(function, this, Functions.Lit(other));
}
