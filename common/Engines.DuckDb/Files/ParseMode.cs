using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The reader option <c>mode</c>: what becomes of a malformed record.</summary>
internal static class ParseMode
{
    internal const string DropMalformed = "DROPMALFORMED";
    internal const string FailFast = "FAILFAST";

    /// <summary>The mode, in capitals: PERMISSIVE by default, and, as in Spark, for any other word.</summary>
    internal static string Of(Options options) =>
        options.Get("mode")?.ToUpperInvariant() is { } mode and (DropMalformed or FailFast) ? mode : "PERMISSIVE";
}
