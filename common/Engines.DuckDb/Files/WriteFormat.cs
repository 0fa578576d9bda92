using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>How files of a format are written.</summary>
/// <param name="Name">Spark's name of the format.</param>
/// <param name="CopyOptions">The options of DuckDB's COPY.</param>
/// <param name="Extension">The end of file names.</param>
internal sealed record WriteFormat(string Name, string CopyOptions, string Extension)
{
    /// <summary>Whether DuckDB tells the statistics of the files that it writes.</summary>
    internal bool HasStatistics => Name == "parquet";

    /// <summary>The format of a name.</summary>
    /// <exception cref="AnalysisException">The format is not known, or an option of it is not.</exception>
    internal static WriteFormat Of(string name, Options options) => name switch
    {
        "parquet" => Parquet((options.Get("compression") ?? "snappy").ToLowerInvariant()),
        "json" => new WriteFormat(name, $"FORMAT json{Packed(options)}", $".json{Ending(options)}"),
        "csv" => new WriteFormat(name, $"FORMAT csv, {Csv(options)}{Packed(options)}", $".csv{Ending(options)}"),
        "text" => new WriteFormat(name, $"FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIM e'\\x01'{Packed(options)}", $".txt{Ending(options)}"),
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

        if (Name == "text" && data is not [{ DataType: StringType }])
        {
            throw new AnalysisException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", "Text files have one column of type STRING.");
        }

        if (Name == "csv" && data.FirstOrDefault(f => f.DataType is ArrayType or MapType or StructType or BinaryType) is { } nested)
        {
            throw new AnalysisException("UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", $"CSV does not hold the column `{nested.Name}` of type {nested.DataType.Sql}.");
        }
    }

    private static WriteFormat Parquet(string compression) => compression switch
    {
        "snappy" or "gzip" or "zstd" => new WriteFormat("parquet", $"FORMAT parquet, COMPRESSION {compression}", $".{(compression == "gzip" ? "gz" : compression)}.parquet"),
        "none" or "uncompressed" => new WriteFormat("parquet", "FORMAT parquet, COMPRESSION uncompressed", ".parquet"),
        _ => throw new AnalysisException("CODEC_NOT_AVAILABLE", $"The compression {compression} is not supported: use snappy, gzip, zstd or none."),
    };

    private static string Csv(Options options)
    {
        var header = options.GetBoolean("header", false) ? "true" : "false";
        return $"HEADER {header}, DELIM {LiteralSql.Text(options.Get("sep") ?? options.Get("delimiter") ?? ",")}, "
            + $"QUOTE {LiteralSql.Text(options.Get("quote") ?? "\"")}, ESCAPE {LiteralSql.Text(options.Get("escape") ?? "\\")}, "
            + $"NULLSTR {LiteralSql.Text(options.Get("nullValue") ?? "")}";
    }

    private static string Packed(Options options) => options.Get("compression")?.ToLowerInvariant() switch
    {
        null or "none" or "uncompressed" => "",
        "gzip" => ", COMPRESSION gzip",
        "zstd" => ", COMPRESSION zstd",
        var other => throw new AnalysisException("CODEC_NOT_AVAILABLE", $"The compression {other} is not supported: use gzip, zstd or none."),
    };

    private static string Ending(Options options) => Packed(options) switch
    {
        "" => "",
        var packed when packed.EndsWith("gzip", StringComparison.Ordinal) => ".gz",
        _ => ".zst",
    };
}
