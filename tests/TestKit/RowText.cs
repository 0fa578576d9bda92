using System.Collections;
using System.Globalization;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.TestKit;

/// <summary>Rows as texts that are equal where the rows are, for comparing tables and for showing where they differ.</summary>
public static class RowText
{
    /// <summary>A row as a text: bytes in hexadecimal digits, and what is nested by its values.</summary>
    public static string Of(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(" | ", row.Values.Select(OfValue));
    }

    /// <summary>The rows of a query, some columns left out, as texts in order.</summary>
    public static IReadOnlyList<string> Sorted(DataFrame rows, params string[] without)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return [.. rows.Drop(without).Collect().Select(Of).Order(StringComparer.Ordinal)];
    }

    /// <summary>One value of a row as a text.</summary>
    public static string OfValue(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Row row => $"({Of(row)})",
        KeyValuePair<object, object?> entry => $"{OfValue(entry.Key)}: {OfValue(entry.Value)}",
        IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(OfValue))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
