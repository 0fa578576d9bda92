namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Functions that Spark 4.1 itself refuses by default, for which it has error classes of their own.</summary>
internal static class RefusedFunctions
{
    private static readonly HashSet<string> OfTimes = new(StringComparer.OrdinalIgnoreCase) { "current_time", "make_time", "time_diff", "time_trunc", "to_time", "try_to_time" };

    internal static AnalysisException? Find(string name) =>
        OfTimes.Contains(name) ? new AnalysisException("UNSUPPORTED_TIME_TYPE", "The data type TIME is not supported.")
        : name.StartsWith("st_", StringComparison.OrdinalIgnoreCase) ? new AnalysisException("UNSUPPORTED_FEATURE.GEOSPATIAL_DISABLED", "The feature is not supported: geospatial functions are disabled.")
        : null;
}
