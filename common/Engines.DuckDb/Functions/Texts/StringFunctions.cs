using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Functions of texts that DuckDB computes otherwise. Places and lengths count code points.</summary>
internal static class StringFunctions
{
    private static readonly DataType Text = new StringType();
    private static readonly DataType Whole = new IntegerType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Define("spark_initcap", [Text], Text, a => Capitalize((string)a[0]!)),
        Define("spark_reverse", [Text], Text, a => Reverse((string)a[0]!)),
        Define("spark_substring", [Text, Whole, Whole], Text, a => Substring((string)a[0]!, (int)a[1]!, (int)a[2]!)),
        Define("spark_subbinary", [new BinaryType(), Whole, Whole], new BinaryType(), a => Subbinary((byte[])a[0]!, (int)a[1]!, (int)a[2]!)),
        Define("spark_locate", [Text, Text, Whole], Whole, a => Locate((string)a[0]!, (string)a[1]!, (int)a[2]!)),
        Define("spark_chr", [new LongType()], Text, a => (long)a[0]! < 0 ? "" : ((char)((long)a[0]! & 0xFF)).ToString()),
        Define("spark_levenshtein", [Text, Text], Whole, a => Levenshtein(Runes((string)a[0]!), Runes((string)a[1]!))),
    ];

    internal static int[] Runes(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

    internal static string OfRunes(ReadOnlySpan<int> runes)
    {
        var text = new StringBuilder(runes.Length);
        foreach (var rune in runes)
        {
            text.Append(new Rune(rune).ToString());
        }

        return text.ToString();
    }

    internal static ScalarFunctionDefinition Define(string name, IReadOnlyList<DataType> parameters, DataType result, Func<object?[], object?> function) =>
        RowFunction.Define(name, parameters, result, function, calledOnNull: false);

    // Java's full case mapping; .NET maps single characters only.
    internal static string Upper(string text) => text.ToUpperInvariant()
        .Replace('ı', 'I')
        .Replace('ſ', 'S')
        .Replace("ß", "SS", StringComparison.Ordinal)
        .Replace("ŉ", "ʼN", StringComparison.Ordinal)
        .Replace("ﬁ", "FI", StringComparison.Ordinal)
        .Replace("ﬂ", "FL", StringComparison.Ordinal);

    internal static string Lower(string text)
    {
        var lower = text.Replace("İ", "i̇", StringComparison.Ordinal).ToLowerInvariant();
        return lower.Contains('σ', StringComparison.Ordinal) ? FinalSigmas(text, lower) : lower;
    }

    private static string FinalSigmas(string text, string lower)
    {
        var letters = lower.ToCharArray();
        for (var i = 0; i < letters.Length && i < text.Length; i++)
        {
            var isFinal = text[i] == 'Σ' && i > 0 && char.IsLetter(letters[i - 1]) && (i + 1 == letters.Length || !char.IsLetter(letters[i + 1]));
            letters[i] = isFinal ? 'ς' : letters[i];
        }

        return new string(letters);
    }

    private static string Capitalize(string text)
    {
        var letters = Lower(text).ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 0 || letters[i - 1] == ' ')
            {
                letters[i] = char.ToUpper(letters[i], CultureInfo.InvariantCulture);
            }
        }

        return new string(letters);
    }

    private static string Reverse(string text)
    {
        var runes = Runes(text);
        Array.Reverse(runes);
        return OfRunes(runes);
    }

    // Spark's rule: places count from 1, 0 is as 1, a negative place counts from the end, and what lies before the text is cut off.
    private static (int Start, int End) Stretch(int count, int position, int length)
    {
        long start = position switch
        {
            > 0 => position - 1,
            < 0 => (long)count + position,
            _ => 0,
        };
        var end = Math.Min(start + length, count);
        start = Math.Max(start, 0);
        return start < end ? ((int)start, (int)end) : (0, 0);
    }

    private static string Substring(string text, int position, int length)
    {
        if (!text.Any(char.IsSurrogate))
        {
            var (from, to) = Stretch(text.Length, position, length);
            return text[from..to];
        }

        var runes = Runes(text);
        var (start, end) = Stretch(runes.Length, position, length);
        return OfRunes(runes.AsSpan()[start..end]);
    }

    private static byte[] Subbinary(byte[] bytes, int position, int length)
    {
        var (start, end) = Stretch(bytes.Length, position, length);
        return bytes[start..end];
    }

    private static int Locate(string wanted, string text, int from)
    {
        if (from < 1)
        {
            return 0;
        }

        // Spark finds an empty text at the start, wherever it is to be looked for.
        if (wanted.Length == 0)
        {
            return 1;
        }

        var runes = Runes(text);
        var at = from > runes.Length + 1 ? -1 : runes.AsSpan()[(from - 1)..].IndexOf(Runes(wanted));
        return at < 0 ? 0 : at + from;
    }

    private static int Levenshtein(int[] left, int[] right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
