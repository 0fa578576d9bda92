using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Errors of plans that Spark Connect has no words for.</summary>
internal static class Untranslatable
{
    internal static SparkException Because(string what, string instead) => new("UNSUPPORTED_FEATURE", $"{what} cannot run on Spark. {instead}");

    internal static SparkException UserFunction(string name) => Because(
        $"The C# function '{name}'",
        "Executors run no C#: write it with the functions of this library or as SQL, apply it to collected rows, or run the query on the embedded engine.");

    internal static NotSupportedException NoWriter(Type node) => new($"The plan node {node.Name} is not translated for Spark Connect.");
}
