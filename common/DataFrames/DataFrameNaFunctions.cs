using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>What to do about nulls and NaN; made by <see cref="DataFrame.Na"/>.</summary>
public sealed class DataFrameNaFunctions
{
    private readonly DataFrame _dataFrame;

    internal DataFrameNaFunctions(DataFrame dataFrame) => _dataFrame = dataFrame;

    /// <summary>Leaves out rows with nulls or NaN.</summary>
    /// <param name="how"><c>any</c>: rows with any such value; <c>all</c>: rows with nothing else.</param>
    /// <param name="columnNames">The columns looked at; none for all.</param>
    /// <returns>The new DataFrame.</returns>
    /// <exception cref="ArgumentException"><paramref name="how"/> is neither.</exception>
    public DataFrame Drop(string how = "any", params IEnumerable<string> columnNames) => how.ToUpperInvariant() switch
    {
        "ANY" => DropRows(null, columnNames),
        "ALL" => DropRows(1, columnNames),
        _ => throw new ArgumentException($"Rows are dropped by 'any' or 'all', not by '{how}'.", nameof(how)),
    };

    /// <summary>Leaves out rows with any null or NaN in some columns.</summary>
    /// <param name="columnNames">The columns looked at.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Drop(IEnumerable<string> columnNames) => DropRows(null, columnNames);

    /// <summary>Leaves out rows that have too few values that are neither null nor NaN.</summary>
    /// <param name="minNonNulls">How many they must have.</param>
    /// <param name="columnNames">The columns looked at; none for all.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Drop(int minNonNulls, params IEnumerable<string> columnNames) => DropRows(minNonNulls, columnNames);

    /// <summary>Replaces nulls and NaN in columns of numbers.</summary>
    /// <param name="value">The value put there, cast to the column's type.</param>
    /// <param name="columnNames">The columns; none for all columns of numbers.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Fill(long value, params IEnumerable<string> columnNames) => Fill([Literals.Of(value)], columnNames);

    /// <inheritdoc cref="Fill(long, IEnumerable{string})"/>
    public DataFrame Fill(double value, params IEnumerable<string> columnNames) => Fill([Literals.Of(value)], columnNames);

    /// <summary>Replaces nulls in columns of texts.</summary>
    /// <param name="value">The text put there.</param>
    /// <param name="columnNames">The columns; none for all columns of texts.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Fill(string value, params IEnumerable<string> columnNames) => Fill([Literals.Of(value)], columnNames);

    /// <summary>Replaces nulls in columns of true and false.</summary>
    /// <param name="value">The value put there.</param>
    /// <param name="columnNames">The columns; none for all such columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Fill(bool value, params IEnumerable<string> columnNames) => Fill([Literals.Of(value)], columnNames);

    /// <summary>Replaces nulls and NaN, with a value for each column.</summary>
    /// <typeparam name="T">The type of the values: a number, text or bool, or object for several types.</typeparam>
    /// <param name="valueMap">The values by column name.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Fill<T>(IDictionary<string, T> valueMap) =>
        Fill(valueMap.Values.Select(v => Literals.Of(v)).ToValueList(), valueMap.Keys);

    /// <summary>Replaces values of a column by others.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="columnName">The column, or <c>*</c> for all columns of the values' type.</param>
    /// <param name="replacement">New values by old ones.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Replace<T>(string columnName, IDictionary<T, T> replacement)
        where T : notnull => Replace(columnName == "*" ? [] : new[] { columnName }, replacement);

    /// <summary>Replaces values of columns by others.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="columnNames">The columns; none for all columns of the values' type.</param>
    /// <param name="replacement">New values by old ones.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Replace<T>(IEnumerable<string> columnNames, IDictionary<T, T> replacement)
        where T : notnull =>
        _dataFrame.With(new NAReplace(
            _dataFrame.Plan,
            columnNames.ToValueList(),
            replacement.Select(r => new Replacement(Literals.Of(r.Key), Literals.Of(r.Value))).ToValueList()));

    private DataFrame DropRows(int? minNonNulls, IEnumerable<string> columns) => _dataFrame.With(new NADrop(_dataFrame.Plan, columns.ToValueList(), minNonNulls));

    private DataFrame Fill(ValueList<Literal> values, IEnumerable<string> columns) => _dataFrame.With(new NAFill(_dataFrame.Plan, columns.ToValueList(), values));
}
