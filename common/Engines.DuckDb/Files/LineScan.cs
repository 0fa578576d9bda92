using System.Text.Json;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Files as lines, each as its bytes: so no byte is lost, and one that is not UTF-8 stops nothing. <c>spark_line</c> makes text of them.
/// </summary>
internal static class LineScan
{
    /// <summary>The most bytes of a line.</summary>
    internal const int MaxLineBytes = 16 * 1024 * 1024;

    /// <summary>A query of the lines, as <c>line</c> and <c>filename</c>.</summary>
    internal static string Sql(IReadOnlyList<string> paths, LineRules rules) =>
        $"SELECT line, filename FROM {LineTable.Name}({DuckDbNames.Literal(JsonSerializer.Serialize(new FileLines(paths, rules)))})";
}

/// <summary>What is read as lines.</summary>
/// <param name="Paths">The files.</param>
/// <param name="Rules">How lines end.</param>
internal sealed record FileLines(IReadOnlyList<string> Paths, LineRules Rules);
