using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The reader option <c>mode</c>: what becomes of a malformed record.</summary>
internal static class ParseMode
{
    /// <summary>The mode, in capitals: PERMISSIVE by default.</summary>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    internal static string Of(Options options)
    {
        var mode = (options.Get("mode") ?? "PERMISSIVE").ToUpperInvariant();
        return mode is "PERMISSIVE" or "DROPMALFORMED" or "FAILFAST"
            ? mode
            : throw new ArgumentException($"Option mode must be PERMISSIVE, DROPMALFORMED or FAILFAST, not '{mode}'.");
    }
}
