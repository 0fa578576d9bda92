using SparkPersonalization.Contracts;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Window = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Records of files and topics as rows of bronze.</summary>
internal static class BronzeRows
{
    private const string FilePath = "_metadata.file_path";

    /// <summary>Follows files: their records as <see cref="BronzeEvents.Raw"/>, with the file of each.</summary>
    /// <param name="reader">Reads the stream.</param>
    /// <param name="input">A folder, file or glob.</param>
    /// <param name="source">The source of a mapping; null for lines of the input contract.</param>
    internal static DataFrame Read(DataStreamReader reader, string input, MappingSource? source)
    {
        if (source is null or { Format: "json" })
            return Lines(reader.Format("text"), input);
        var (columns, raw) = source.Format == "csv"
            ? (CsvRecords.Columns(source), CsvRecords.Raw(source))
            : (source.Columns, ParquetRecords.Raw(source));
        var options = source.Format == "csv" ? CsvRecords.Options(source) : source.Options;
        return reader.Format(source.Format).Options(options).Schema(columns).Load(input).Select(raw.As(BronzeEvents.Raw), Col(FilePath).As(BronzeEvents.File));
    }

    /// <summary>Follows topics: their values as <see cref="BronzeEvents.Raw"/>, with all that tells where each came from.</summary>
    /// <param name="reader">Reads the stream.</param>
    /// <param name="input">The topics.</param>
    internal static DataFrame Read(DataStreamReader reader, KafkaInput input) => reader
        .Format("kafka").Options(input.SourceOptions()).Load()
        .Select(Col("value").As(BronzeEvents.Raw), Col("key"), Col("topic"), Col("partition"), Col("offset"), Col("timestamp"), Col("headers"));

    /// <summary>The rows, with all columns of bronze.</summary>
    /// <param name="records">Rows of <c>Read</c>.</param>
    /// <param name="mapping">The mapping's name, or null.</param>
    /// <param name="ingestedAt">When the batch was decided on.</param>
    internal static DataFrame From(DataFrame records, string? mapping, DateTimeOffset ingestedAt)
    {
        var told = records
            .WithColumn(BronzeEvents.Mapping, Lit(mapping))
            .WithColumn(BronzeEvents.IngestedAt, Lit(new Timestamp(ingestedAt)))
            .WithColumn(BronzeEvents.Occurrence, Occurrence(mapping, records.Columns().Contains(BronzeEvents.File)));
        var columns = told.Columns();
        return told.Select([.. BronzeEvents.Table.Schema.Select(field =>
            (columns.Contains(field.Name) ? Col(field.Name) : Lit(null)).Cast(field.DataType).As(field.Name))]);
    }

    private static DataFrame Lines(DataStreamReader reader, string input) => reader
        .Schema(new StructType().Add(BronzeEvents.Raw, new BinaryType()))
        .Load(input)
        .Select(Col(BronzeEvents.Raw), Col(FilePath).As(BronzeEvents.File));

    // Only a mapping makes ids from it, and to number the equal ones costs a sort of all records. Equal messages are one event sent again.
    private static Column Occurrence(string? mapping, bool isOfFiles) => mapping is null
        ? Lit(null).Cast("INT")
        : !isOfFiles ? Lit(1)
        : RowNumber().Over(Window.PartitionBy(BronzeEvents.File, BronzeEvents.Raw).OrderBy(BronzeEvents.Raw));
}
