using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Texts as lists of words, and parts of texts exchanged.</summary>
internal static partial class WordFunctions
{
    /// <summary>The value at a place, from 1.</summary>
    internal static object? Element(int place, object?[] values) => place >= 1 && place <= values.Length
        ? values[place - 1]
        : throw SparkErrors.ArrayIndex(place, values.Length);

    /// <summary>The place of a word in a list divided by commas, or 0.</summary>
    internal static object FindInSet(string word, string list) => word.Contains(',', StringComparison.Ordinal) ? 0 : Array.IndexOf(list.Split(','), word) + 1;

    /// <summary>A text or bytes with a stretch replaced: value, replacement, place (from 1) and length, by default the replacement's.</summary>
    internal static object Overlay(object?[] a) => a[0] is byte[] bytes
        ? Overlay(bytes, (byte[])a[1]!, (int)a[2]!, a.Length > 3 ? (int)a[3]! : -1)
        : StringFunctions.OfRunes(Overlay(StringFunctions.Runes((string)a[0]!), StringFunctions.Runes((string)a[1]!), (int)a[2]!, a.Length > 3 ? (int)a[3]! : -1));

    private static T[] Overlay<T>(T[] value, T[] replacement, int place, int length)
    {
        var start = Math.Clamp(place - 1, 0, value.Length);
        var end = Math.Clamp((long)place - 1 + (length < 0 ? replacement.Length : length), start, value.Length);
        return [.. value[..start], .. replacement, .. value[(int)end..]];
    }

    /// <summary>The sentences of a text, each as its words.</summary>
    internal static object?[] Sentences(string text) =>
        [.. Sentence().Split(text).Select(s => Word().Matches(s).Select(m => (object?)m.Value).ToArray()).Where(words => words.Length > 0)];

    /// <summary>A map of texts such as <c>a:1,b:2</c>; the delimiters are regular expressions.</summary>
    internal static object ToMap(string text, string pairs, string keys)
    {
        var map = new List<KeyValuePair<object, object?>>();
        foreach (var pair in RegexFunctions.Split(text, pairs, -1))
        {
            var parts = RegexFunctions.Split((string)pair!, keys, 2);
            if (map.Exists(p => p.Key.Equals(parts[0])))
            {
                throw new SparkException("DUPLICATED_MAP_KEY", string.Create(CultureInfo.InvariantCulture, $"Duplicate map key {parts[0]} was found, please check the input data."));
            }

            map.Add(new(parts[0]!, parts.Length > 1 ? parts[1] : null));
        }

        return new MapValue([.. map]);
    }

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\p{L}\p{Nd}][\p{L}\p{Nd}'_-]*")]
    private static partial Regex Word();
}
