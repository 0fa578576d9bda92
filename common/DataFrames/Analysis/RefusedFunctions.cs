namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Functions that are known by name and refused: by Spark 4.1 itself, with error classes of its own, or by this analysis, with the reason.</summary>
internal static class RefusedFunctions
{
    private const string Sketches = "its sketches are bytes of Apache DataSketches, which must be the same everywhere; approx_count_distinct, percentile_approx and approx_top_k give the answers without them";
    private const string Avro = "Avro and Protobuf are not read";
    private const string Xml = "XML is read by the xpath functions only";
    private const string Jvm = "there is no JVM";

    private static readonly HashSet<string> OfTimes = new(StringComparer.OrdinalIgnoreCase) { TimeLiterals.Function, "current_time", "make_time", "time_diff", "time_trunc", "to_time", "try_to_time" };

    private static readonly string[] SketchFamilies = ["hll_", "theta_", "kll_sketch_", "count_min_sketch", "approx_top_k_"];

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["from_avro"] = Avro,
        ["to_avro"] = Avro,
        ["schema_of_avro"] = Avro,
        ["from_protobuf"] = Avro,
        ["to_protobuf"] = Avro,
        ["from_xml"] = Xml,
        ["to_xml"] = Xml,
        ["schema_of_xml"] = Xml,
        ["java_method"] = Jvm,
        ["reflect"] = Jvm,
        ["try_reflect"] = Jvm,
    };

    /// <summary>The names, a star for the rest of one, and why they are refused, for documentation.</summary>
    internal static IEnumerable<(IReadOnlyList<string> Names, string Reason)> All =>
    [
        .. Reasons.GroupBy(r => r.Value).Select(g => ((IReadOnlyList<string>)[.. g.Select(r => r.Key)], g.Key)),
        ([.. SketchFamilies.Select(f => f.EndsWith('_') ? f + "*" : f)], Sketches),
        ([.. OfTimes.Where(n => n != TimeLiterals.Function)], "Spark 4.1 itself refuses the type TIME unless it is switched on"),
        (["st_*"], "Spark 4.1 itself refuses geospatial functions unless they are switched on"),
    ];

    /// <summary>The error of a call of such a function; null for any other.</summary>
    internal static AnalysisException? Find(string name) =>
        OfTimes.Contains(name) ? new AnalysisException("UNSUPPORTED_TIME_TYPE", "The data type TIME is not supported.")
        : name.StartsWith("st_", StringComparison.OrdinalIgnoreCase) ? new AnalysisException("UNSUPPORTED_FEATURE.GEOSPATIAL_DISABLED", "The feature is not supported: geospatial functions are disabled.")
        : Reason(name) is { } reason ? new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine does not have the function {NameParts.Quote(name)}: {reason}. A Spark server has it.")
        : null;

    private static string? Reason(string name) =>
        Reasons.GetValueOrDefault(name) ?? (Array.Exists(SketchFamilies, family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase)) ? Sketches : null);
}
