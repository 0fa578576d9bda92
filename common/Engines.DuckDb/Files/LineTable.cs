using System.Text.Json;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The lines of files, each as its bytes, as a table function whose argument is a JSON array of paths.</summary>
internal sealed class LineTable : IFilePartRows<LineReader>
{
    internal const string Name = "spark_lines";

    internal static readonly TableFunctionDefinition Definition = new()
    {
        Name = Name,
        Columns = [new DuckDbField("line", DuckDbType.Blob), new DuckDbField("filename", DuckDbType.Varchar)],
        Begin = paths => new FilePartScan<LineReader>(JsonSerializer.Deserialize<string[]>(paths)!.SelectMany(FilePart.Of), () => new LineTable()),
    };

    public LineReader Open(FilePart part) => new(part);

    public bool TryWrite(LineReader part, IReadOnlyList<VectorWriter> columns, int row)
    {
        if (!part.TryNext(out var line))
        {
            return false;
        }

        columns[0].WriteBytes(row, line);
        return true;
    }
}
