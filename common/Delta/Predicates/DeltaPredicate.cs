using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>
/// A condition on rows, by which files are left out that cannot hold a row for which it is true. Nulls count as in SQL. Values are
/// <c>bool</c>, any whole or floating number, <c>decimal</c>, <c>string</c>, <c>byte[]</c>, <see cref="DateOnly"/> for dates and
/// <see cref="DateTime"/> for timestamps (in UTC, or the wall clock of a timestamp without zone). What cannot be decided from a
/// file's statistics and partition values keeps the file.
/// </summary>
public abstract record DeltaPredicate
{
    private protected DeltaPredicate()
    {
    }

    /// <summary>A condition of which nothing is known: it keeps every file, under <c>Not</c> too.</summary>
    public static DeltaPredicate Unknown { get; } = new UnknownPredicate();

    /// <summary>A column compared with a value.</summary>
    /// <param name="column">The column's name; of a struct's member, the names from the outside in.</param>
    /// <param name="comparison">How they are compared.</param>
    /// <param name="value">The value; null makes the condition null in each row, but for <see cref="Comparison.NullSafeEqual"/>.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate Compare(ColumnPath column, Comparison comparison, object? value) =>
        new ComparisonPredicate(column, comparison, value);

    /// <summary>A column equal to one of some values.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">The values.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate In(ColumnPath column, IEnumerable<object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Or([.. values.Select(value => Compare(column, Comparison.Equal, value))]);
    }

    /// <summary>A text column that begins with a text.</summary>
    /// <param name="column">The column.</param>
    /// <param name="prefix">The text.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate StartsWith(ColumnPath column, string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var from = Compare(column, Comparison.GreaterOrEqual, prefix);
        return TextRange.After(prefix) is { } end ? And(from, Compare(column, Comparison.Less, end)) : from;
    }

    /// <summary>A column that is null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate IsNull(ColumnPath column) => new IsNullPredicate(column);

    /// <summary>A column that is not null.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate IsNotNull(ColumnPath column) => Not(IsNull(column));

    /// <summary>All of some conditions; true without any.</summary>
    /// <param name="parts">The conditions.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate And(params IReadOnlyList<DeltaPredicate> parts) => new AndPredicate(parts);

    /// <summary>At least one of some conditions; false without any.</summary>
    /// <param name="parts">The conditions.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate Or(params IReadOnlyList<DeltaPredicate> parts) => new OrPredicate(parts);

    /// <summary>The opposite of a condition; null where that is null.</summary>
    /// <param name="part">The condition.</param>
    /// <returns>The condition.</returns>
    public static DeltaPredicate Not(DeltaPredicate part) => new NotPredicate(part);

    /// <summary>Whether there may be a row for which the condition is true, where some columns have one value in all rows.</summary>
    /// <param name="constant">Gives the type and value of such a column by its name; null for other columns, of which nothing is known.</param>
    /// <returns>False only if there cannot be such a row.</returns>
    public bool MayHold(Func<string, KeyValuePair<DataType, object?>?> constant)
    {
        ArgumentNullException.ThrowIfNull(constant);
        return Evaluate(new ConstantFacts(constant)).HasFlag(Outcomes.True);
    }

    /// <summary>What the condition may be in a row of a file.</summary>
    internal abstract Outcomes Evaluate(IFileFacts facts);

    /// <summary>The condition with what does not concern some columns made unknown.</summary>
    internal abstract DeltaPredicate Only(Func<ColumnPath, bool> columns);
}
