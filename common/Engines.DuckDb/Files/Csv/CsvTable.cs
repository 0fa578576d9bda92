using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>What is read of CSV files.</summary>
/// <param name="Paths">The files.</param>
/// <param name="Dialect">How they are written.</param>
/// <param name="WithRecords">Whether the records themselves are asked for.</param>
internal sealed record CsvScan(IReadOnlyList<string> Paths, CsvDialect Dialect, bool WithRecords);

/// <summary>The records of CSV files and their values as texts, as a table function whose argument is a <see cref="CsvScan"/> in JSON.</summary>
internal sealed class CsvTable : ITableScan
{
    internal const string Name = "spark_csv";

    internal static readonly TableFunctionDefinition Definition = new()
    {
        Name = Name,
        Columns =
        [
            new DuckDbField("record", DuckDbType.Varchar),
            new DuckDbField("fields", DuckDbType.List(DuckDbType.Varchar)),
            new DuckDbField("filename", DuckDbType.Varchar),
        ],
        Begin = scan => new CsvTable(JsonSerializer.Deserialize<CsvScan>(scan)!),
    };

    private readonly CsvScan _scan;
    private readonly ConcurrentQueue<FilePart> _parts;

    private CsvTable(CsvScan scan)
    {
        _scan = scan;
        _parts = new ConcurrentQueue<FilePart>(scan.Paths.SelectMany(path => scan.Dialect.MultiLine ? [new FilePart(path, 0, long.MaxValue)] : FilePart.Of(path)));
        MaxThreads = Math.Max(1, _parts.Count);
    }

    public int MaxThreads { get; }

    public ITableReader OpenReader() => new Reader(_scan, _parts);

    public void Dispose()
    {
        // The parts hold nothing open.
    }

    private sealed class Reader(CsvScan scan, ConcurrentQueue<FilePart> parts) : ITableReader
    {
        private readonly CsvTexts _texts = new(scan.Dialect.Charset);
        private readonly byte[] _null = new CsvTexts(scan.Dialect.Charset).Bytes(scan.Dialect.NullValue);
        private readonly byte[] _empty = new CsvTexts(scan.Dialect.Charset).Bytes(scan.Dialect.EmptyValue);
        private CsvReader? _records;
        private byte[] _path = [];

        public int Read(IReadOnlyList<VectorWriter> columns, int capacity)
        {
            var row = 0;
            while (row < capacity && (_records is not null || TryOpenNext()))
            {
                if (_records!.TryNext(out var record))
                {
                    Write(columns, row++, record);
                }
                else
                {
                    _records.Dispose();
                    _records = null;
                }
            }

            return row;
        }

        public void Dispose() => _records?.Dispose();

        private bool TryOpenNext()
        {
            if (!parts.TryDequeue(out var part))
            {
                return false;
            }

            _path = Encoding.UTF8.GetBytes(part.Path);
            _records = new CsvReader(scan.Dialect, part);
            return true;
        }

        private void Write(IReadOnlyList<VectorWriter> columns, int row, ReadOnlySpan<byte> record)
        {
            if (scan.WithRecords)
            {
                _texts.Write(columns[0], row, record);
            }
            else
            {
                columns[0].WriteNull(row);
            }

            columns[1].BeginList(row);
            foreach (var field in _records!.Fields)
            {
                var at = columns[1].Append();
                WriteField(columns[1].Element, at, field, _records.Bytes(field, record));
            }

            columns[1].EndList();
            columns[2].WriteBytes(row, _path);
        }

        private void WriteField(VectorWriter values, int row, CsvField field, ReadOnlySpan<byte> bytes)
        {
            var value = field is { Length: 0, IsQuoted: true } ? _empty : bytes;
            if (field is { Length: 0, IsQuoted: false } || value.SequenceEqual(_null))
            {
                values.WriteNull(row);
            }
            else
            {
                _texts.Write(values, row, value);
            }
        }
    }
}
