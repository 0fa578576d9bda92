using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Files of JSON lines, or of what a mapping reads.</summary>
/// <param name="session">Reads the files' schemas.</param>
/// <param name="path">A folder, file or glob.</param>
/// <param name="mapping">The mapping's name; null for lines of the input contract.</param>
/// <param name="source">The mapping's source, or null.</param>
internal sealed class EventFiles(SparkSession session, string path, string? mapping, MappingSource? source) : IEventInput
{
    private const string FilePath = "_metadata.file_path";

    private readonly ParquetRecords? _parquet = mapping is not null && source is { Format: "parquet" } ? new(session, mapping, source, path) : null;

    public string Query => BronzeEvents.Table.MadeBy;

    public string Origin => $"{BronzeEvents.File} IS NOT NULL";

    public string Fingerprint => $"{mapping} {source?.Fingerprint}";

    public DataFrame Read(DataStreamReader reader)
    {
        if (source is null or { Format: "json" })
            return Lines(reader.Format("text"));
        var (columns, raw) = source.Format == "csv"
            ? (CsvRecords.Columns(source), CsvRecords.Raw(source))
            : (source.Columns, ParquetRecords.Raw(source));
        var options = source.Format == "csv" ? CsvRecords.Options(source) : source.Options;
        return reader.Format(source.Format).Options(options).Schema(columns).Load(path).Select(raw.As(BronzeEvents.Raw), Col(FilePath).As(BronzeEvents.File));
    }

    public void Check() => _parquet?.CheckColumns();

    private DataFrame Lines(DataStreamReader reader) => reader
        .Schema(new StructType().Add(BronzeEvents.Raw, new BinaryType()))
        .Load(path)
        .Select(Col(BronzeEvents.Raw), Col(FilePath).As(BronzeEvents.File));
}
