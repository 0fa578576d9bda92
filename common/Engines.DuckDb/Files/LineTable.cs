using System.Text.Json;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The lines of files, each as its bytes, as a table function whose argument is <see cref="FileLines"/> in JSON.</summary>
internal sealed class LineTable(LineRules rules) : IFilePartRows<LineReader>
{
    internal const string Name = "spark_lines";

    internal static readonly TableFunctionDefinition Definition = new()
    {
        Name = Name,
        Columns = [new DuckDbField("line", DuckDbType.Blob), new DuckDbField("filename", DuckDbType.Varchar)],
        Begin = text => Begin(JsonSerializer.Deserialize<FileLines>(text)!),
    };

    public LineReader Open(FilePart part) => new(part, rules: rules);

    public bool TryWrite(LineReader part, IReadOnlyList<VectorWriter> columns, int row)
    {
        if (!part.TryNext(out var line))
        {
            return false;
        }

        columns[0].WriteBytes(row, line);
        return true;
    }

    private static FilePartScan<LineReader> Begin(FileLines lines) =>
        new(lines.Paths.SelectMany(lines.Rules.Parts), () => new LineTable(lines.Rules));
}
