namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of Spark's that the embedded engine refuses, each with the reason or the way around.</summary>
internal static class UnsupportedFunctions
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["input_file_name"] = "use the hidden column _metadata.file_path.",
        ["input_file_block_start"] = "the engine reads files whole.",
        ["input_file_block_length"] = "the engine reads files whole.",
        ["java_method"] = "there is no JVM.",
        ["reflect"] = "there is no JVM.",
        ["try_reflect"] = "there is no JVM.",
        ["from_xml"] = "XML is not supported.",
        ["to_xml"] = "XML is not supported.",
    };

    /// <summary>Why a function is refused; null for one that is not.</summary>
    internal static string? Reason(string function) => Reasons.GetValueOrDefault(function);
}
