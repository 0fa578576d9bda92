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
internal sealed class CsvTable(CsvScan scan) : IFilePartRows<CsvReader>
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
        Begin = scan => Begin(JsonSerializer.Deserialize<CsvScan>(scan)!),
    };

    private readonly CsvTexts _texts = new(scan.Dialect.Charset);
    private readonly byte[] _null = new CsvTexts(scan.Dialect.Charset).Bytes(scan.Dialect.NullValue);
    private readonly byte[] _empty = new CsvTexts(scan.Dialect.Charset).Bytes(scan.Dialect.EmptyValue);

    public CsvReader Open(FilePart part) => new(scan.Dialect, part);

    public bool TryWrite(CsvReader part, IReadOnlyList<VectorWriter> columns, int row)
    {
        if (!part.TryNext(out var record))
        {
            return false;
        }

        if (scan.WithRecords)
        {
            _texts.Write(columns[0], row, record);
        }
        else
        {
            columns[0].WriteNull(row);
        }

        columns[1].BeginList(row);
        foreach (var field in part.Fields)
        {
            WriteField(columns[1].Element, columns[1].Append(), field, part.Bytes(field, record));
        }

        columns[1].EndList();
        return true;
    }

    private static FilePartScan<CsvReader> Begin(CsvScan scan) => new(
        scan.Paths.SelectMany(path => scan.Dialect.MultiLine ? [new FilePart(path, 0, long.MaxValue)] : scan.Dialect.Lines.Parts(path)),
        () => new CsvTable(scan));

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
