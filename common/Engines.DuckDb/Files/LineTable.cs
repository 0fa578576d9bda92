using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The lines of files, each as its bytes, as a table function whose argument is a JSON array of paths.</summary>
internal sealed class LineTable : ITableScan
{
    internal const string Name = "spark_lines";

    internal static readonly TableFunctionDefinition Definition = new()
    {
        Name = Name,
        Columns = [new DuckDbField("line", DuckDbType.Blob), new DuckDbField("filename", DuckDbType.Varchar)],
        Begin = paths => new LineTable(JsonSerializer.Deserialize<string[]>(paths)!),
    };

    private readonly ConcurrentQueue<FilePart> _parts;

    private LineTable(string[] paths)
    {
        _parts = new ConcurrentQueue<FilePart>(paths.SelectMany(FilePart.Of));
        MaxThreads = Math.Max(1, _parts.Count);
    }

    public int MaxThreads { get; }

    public ITableReader OpenReader() => new Reader(_parts);

    public void Dispose()
    {
        // The parts hold nothing open.
    }

    private sealed class Reader(ConcurrentQueue<FilePart> parts) : ITableReader
    {
        private LineReader? _lines;
        private byte[] _path = [];

        public int Read(IReadOnlyList<VectorWriter> columns, int capacity)
        {
            var row = 0;
            while (row < capacity)
            {
                if (_lines is null && !TryOpenNext())
                {
                    break;
                }

                if (_lines!.TryNext(out var line))
                {
                    columns[0].WriteBytes(row, line);
                    columns[1].WriteBytes(row, _path);
                    row++;
                }
                else
                {
                    _lines.Dispose();
                    _lines = null;
                }
            }

            return row;
        }

        public void Dispose() => _lines?.Dispose();

        private bool TryOpenNext()
        {
            if (!parts.TryDequeue(out var part))
            {
                return false;
            }

            _path = Encoding.UTF8.GetBytes(part.Path);
            _lines = new LineReader(part);
            return true;
        }
    }
}
