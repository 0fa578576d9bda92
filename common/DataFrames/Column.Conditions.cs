using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Conditions: CASE, ranges, nulls and lists of values.</summary>
public sealed partial class Column
{
    private const string CaseWhen = "when";

    /// <summary>Adds a branch to a chain that <see cref="Functions.When"/> began.</summary>
    /// <param name="condition">When the branch holds; branches are tried in order.</param>
    /// <param name="value">The branch's value.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="InvalidOperationException">The column is no such chain, or <see cref="Otherwise"/> has ended it.</exception>
    public Column When(Column condition, object? value) => Extend(nameof(When), condition.Expression, Functions.Lit(value).Expression);

    /// <summary>Ends a chain that <see cref="Functions.When"/> began; without it the value is null where no branch holds.</summary>
    /// <param name="value">The value where no branch holds.</param>
    /// <returns>The whole chain.</returns>
    /// <exception cref="InvalidOperationException">The column is no such chain, or has ended already.</exception>
    public Column Otherwise(object? value) => Extend(nameof(Otherwise), Functions.Lit(value).Expression);

    /// <summary>Whether the value is from <paramref name="lowerBound"/> to <paramref name="upperBound"/>, both included.</summary>
    public Column Between(object? lowerBound, object? upperBound) => (this >= lowerBound) & (this <= upperBound);

    /// <summary>Whether the value is null.</summary>
    public Column IsNull() => Call("isnull", this);

    /// <summary>Whether the value is not null.</summary>
    public Column IsNotNull() => Call("isnotnull", this);

    /// <summary>Whether the value is NaN; a null is not.</summary>
    public Column IsNaN() => Call("isnan", this);

    /// <summary>Whether the value is among <paramref name="list"/>; null where it is null, or where it is not found and one of them is null.</summary>
    public Column IsIn(params object?[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params string[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params bool[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params short[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params int[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params long[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params float[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params double[] list) => In(list);

    /// <inheritdoc cref="IsIn(object?[])"/>
    public Column IsIn(params decimal[] list) => In(list);

    private Column In<T>(T[] values) => Call("in", [this, .. values.Select(v => Functions.Lit(v))]);

    private Column Extend(string method, params ReadOnlySpan<Expression> branch)
    {
        if (Expression is not UnresolvedFunction { FunctionName: CaseWhen } chain)
        {
            throw new InvalidOperationException($"{method} continues a chain that Functions.When begins; this column is none.");
        }

        return chain.Arguments.Count % 2 == 0
            ? new(chain with { Arguments = [.. chain.Arguments, .. branch] })
            : throw new InvalidOperationException($"{method} cannot follow Otherwise, which ends the chain.");
    }
}
