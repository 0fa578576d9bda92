using System.Collections;
using System.Globalization;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Values as an error shows them, cut where they are long.</summary>
internal static class ArgumentTexts
{
    private const int MaxLength = 200;
    private const int MaxElements = 10;

    internal static string Of(object? value) => Cut(Whole(value));

    private static string Whole(object? value) => value switch
    {
        null => "NULL",
        string text => $"'{Cut(text)}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, MaxLength)))}'",
        Row row => $"{{{Listed(row.Values)}}}",
        IEnumerable<KeyValuePair<object, object?>> map => $"{{{Listed(map.Select(p => $"{Of(p.Key)} -> {Of(p.Value)}"), isText: true)}}}",
        IEnumerable elements => $"[{Listed(elements.Cast<object?>())}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Listed(IEnumerable<object?> values, bool isText = false)
    {
        var first = values.Take(MaxElements + 1).Select(v => isText ? (string)v! : Of(v)).ToList();
        return first.Count > MaxElements ? string.Join(", ", first.Take(MaxElements)) + ", ..." : string.Join(", ", first);
    }

    private static string Cut(string text) => text.Length > MaxLength ? text[..MaxLength] + "..." : text;
}
