using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Parts of texts between delimiters, cut from their bytes.</summary>
internal static class DelimiterFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Define("spark_substring_index", Before),
        Define("spark_split_part", Part),
    ];

    private delegate ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int count);

    private static ScalarFunctionDefinition Define(string name, Cut cut) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Varchar, DuckDbType.Varchar, DuckDbType.Integer],
        Result = DuckDbType.Varchar,
        Body = call =>
        {
            foreach (var row in call.Rows)
            {
                call.Result.WriteBytes(row, cut(call.Argument(0).Bytes(row), call.Argument(1).Bytes(row), call.Argument(2).Value<int>(row)));
            }
        },
    };

    // What comes before the count-th delimiter, or after the count-th from the end. As in Spark delimiters may overlap.
    private static ReadOnlySpan<byte> Before(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int count)
    {
        if (delimiter.IsEmpty || count == 0)
        {
            return [];
        }

        var at = count > 0 ? -1 : text.Length;
        for (var i = Math.Abs((long)count); i > 0; i--)
        {
            at = count > 0 ? Next(text, delimiter, at + 1) : Last(text, delimiter, at - 1);
            if (at < 0)
            {
                return text;
            }
        }

        return count > 0 ? text[..at] : text[(at + delimiter.Length)..];
    }

    private static int Next(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int from)
    {
        var at = text[from..].IndexOf(delimiter);
        return at < 0 ? at : at + from;
    }

    // The last that begins at a place or before it.
    private static int Last(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int place) =>
        place < 0 ? -1 : text[..Math.Min(place + delimiter.Length, text.Length)].LastIndexOf(delimiter);

    // The part of that number, from 1, or from the end where it is negative. Delimiters do not overlap here.
    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, int part)
    {
        if (part == 0)
        {
            throw SparkErrors.ArrayPlace(0, 0);
        }

        if (delimiter.IsEmpty)
        {
            return part is 1 or -1 ? text : [];
        }

        var skipped = part > 0 ? part - 1 : text.Count(delimiter) + 1 + part;
        for (; skipped > 0; skipped--)
        {
            var end = text.IndexOf(delimiter);
            if (end < 0)
            {
                return [];
            }

            text = text[(end + delimiter.Length)..];
        }

        var at = text.IndexOf(delimiter);
        return skipped < 0 ? [] : at < 0 ? text : text[..at];
    }
}
