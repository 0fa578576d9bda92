using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Files.Compression;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>How files of a format are written.</summary>
/// <param name="Name">Spark's name of the format.</param>
/// <param name="Extension">The end of file names.</param>
internal abstract record WriteFormat(string Name, string Extension)
{
    /// <summary>The format of a name.</summary>
    /// <exception cref="AnalysisException">The format is not known, or an option of it is not.</exception>
    internal static WriteFormat Of(string name, Options options, string timeZone) => name switch
    {
        "parquet" => ParquetWrite.Of(Codec(options) ?? "snappy"),
        "json" or "csv" or "text" => TextWrite.Of(name, Codec(options), new TextOptions(options, timeZone)),
        _ => throw new AnalysisException("DATA_SOURCE_NOT_FOUND", $"The embedded engine does not write the format {name} here. It writes parquet, json, csv, text."),
    };

    /// <summary>Refuses rows that the format cannot hold.</summary>
    internal void Check(StructType schema, IReadOnlyList<string> partitioning)
    {
        var data = schema.Where(f => !partitioning.Contains(f.Name, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (data.Length == 0)
        {
            throw new AnalysisException("ALL_PARTITION_COLUMNS_NOT_ALLOWED", "Cannot use all columns for partition columns.");
        }

        if (data.FirstOrDefault(f => !Takes(f.DataType)) is { } field)
        {
            throw new AnalysisException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", $"The {Name} datasource doesn't support the column `{field.Name}` of the type {field.DataType.Sql}.");
        }

        if (Name == "text" && data.Length > 1)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", $"Text data source supports only a single column, and you have {data.Length} columns.");
        }
    }

    /// <summary>Whether a column's values can be written.</summary>
    protected abstract bool Takes(DataType type);

    private static string? Codec(Options options) => (options.Get("compression") ?? options.Get("codec"))?.ToLowerInvariant() switch
    {
        "none" or "uncompressed" => "none",
        var codec => codec,
    };
}

/// <summary>Parquet, which DuckDB writes.</summary>
/// <param name="Extension">The end of file names.</param>
/// <param name="CopyOptions">The options of DuckDB's COPY.</param>
internal sealed record ParquetWrite(string Extension, string CopyOptions) : WriteFormat("parquet", Extension)
{
    internal static ParquetWrite Of(string codec) => codec switch
    {
        "snappy" or "zstd" or "lz4" or "brotli" => new ParquetWrite($".{codec}.parquet", $"FORMAT parquet, COMPRESSION {codec}"),
        "lz4_raw" => new ParquetWrite(".lz4raw.parquet", "FORMAT parquet, COMPRESSION lz4"),
        "gzip" => new ParquetWrite(".gz.parquet", "FORMAT parquet, COMPRESSION gzip"),
        "none" => new ParquetWrite(".parquet", "FORMAT parquet, COMPRESSION uncompressed"),
        _ => throw new AnalysisException("CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION", $"The compression {codec} is not available for Parquet: use snappy, gzip, zstd, brotli, lz4_raw or none."),
    };

    /// <inheritdoc/>
    protected override bool Takes(DataType type) => VariantColumns.HasNone(type) && type is not (NullType or CalendarIntervalType);
}

/// <summary>Formats of texts, of which we write each row.</summary>
/// <param name="Name">Spark's name of the format.</param>
/// <param name="Extension">The end of file names.</param>
/// <param name="Codec">How files are compressed, or null.</param>
/// <param name="Options">The writer's options.</param>
internal sealed record TextWrite(string Name, string Extension, TextCodec? Codec, TextOptions Options) : WriteFormat(Name, Extension)
{
    internal static TextWrite Of(string name, string? codec, TextOptions options)
    {
        var ending = name == "text" ? ".txt" : "." + name;
        if (codec is null or "none")
        {
            return new TextWrite(name, ending, null, options);
        }

        return TextCodec.All.FirstOrDefault(known => known.Name == codec) is { } found
            ? new TextWrite(name, ending + found.Ending, found, options)
            : throw new AnalysisException("CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION", $"The compression {codec} is not available for {name}: use {string.Join(", ", TextCodec.All.Select(known => known.Name))} or none.");
    }

    /// <summary>The characters' encoding.</summary>
    /// <exception cref="AnalysisException">It is not known.</exception>
    internal Encoding Encoding
    {
        get
        {
            var name = Options.Get("encoding") ?? Options.Get("charset");
            LineRules.Wide(name);
            return name is null || name.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) ? new UTF8Encoding(false)
                : name.Equals("UTF-16LE", StringComparison.OrdinalIgnoreCase) ? new UnicodeEncoding(false, false)
                : name.Equals("UTF-16BE", StringComparison.OrdinalIgnoreCase) ? new UnicodeEncoding(true, false)
                : Encoding.GetEncoding(name);
        }
    }

    /// <summary>What ends a line.</summary>
    internal string LineEnd => Options.Get("lineSep") ?? "\n";

    /// <summary>The line before all rows, or null.</summary>
    internal string? Head(StructType schema) => Name == "csv" && Options.Flag("header", false) ? new CsvRecords(Options).Header(schema) : null;

    /// <summary>What makes a line of a row.</summary>
    internal Func<Row, string> Lines(StructType schema)
    {
        switch (Name)
        {
            case "csv":
                var records = new CsvRecords(Options);
                return row => records.Write(row, schema);
            case "json":
                var json = new JsonOutput(Options);
                return row => json.Text(row, schema);
            default:
                return row => (string?)row[0] ?? "";
        }
    }

    /// <inheritdoc/>
    protected override bool Takes(DataType type) => Name switch
    {
        "text" => type is StringType,
        "csv" => type is not (VariantType or ArrayType or MapType or StructType or NullType or CalendarIntervalType),
        _ => type is not (NullType or CalendarIntervalType),
    };
}
