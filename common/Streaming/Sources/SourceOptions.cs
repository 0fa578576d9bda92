using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>The options that say how much a batch takes.</summary>
internal static class SourceOptions
{
    private static readonly string[] Units = ["b", "k", "m", "g", "t", "p"];

    internal static ReadLimit Limit(Options options, long? defaultMaxFiles)
    {
        var files = options.GetLong("maxFilesPerTrigger");
        var bytes = options.Get("maxBytesPerTrigger") is { } text ? Bytes(text) : (long?)null;
        if (files <= 0)
        {
            throw new ArgumentException($"Option maxFilesPerTrigger must be greater than 0, not {files}.");
        }

        return new ReadLimit(files ?? (bytes is null ? defaultMaxFiles : null), bytes);
    }

    // Spark's byte strings: a whole number and b, k, kb, m, mb, g, gb, t, tb, p or pb.
    private static long Bytes(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        var digits = trimmed.TrimEnd([.. "bkmgtp"]);
        var unit = trimmed[digits.Length..] is { Length: 2 } two && two[1] == 'b' ? two[..1] : trimmed[digits.Length..];
        var power = unit.Length == 0 ? 0 : Array.IndexOf(Units, unit);
        return power >= 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? checked(number * (1L << (10 * power)))
            : throw new ArgumentException($"Option maxBytesPerTrigger must be a number of bytes greater than 0, such as 1048576 or 10m, not '{text}'.");
    }
}
