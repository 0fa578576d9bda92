using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Export.Tests;

/// <summary>A session, a directory, and short ways to export to it and to look at what is there.</summary>
internal sealed class ExportBench : IDisposable
{
    internal const string Name = "features";

    internal static readonly StructType Schema = new(
        new("id", new LongType(), false), new("shopper", new StringType()), new("at", new TimestampType()), new("value", new DoubleType()));

    private readonly TemporaryDirectory _directory = new();

    internal SparkSession Spark { get; } = SparkSession.Builder().GetOrCreate();

    internal string Root => _directory["exports"];

    internal string this[string relative] => Path.Combine(Root, Name, relative);

    internal DataFrame Rows(params Row[] rows) => Spark.CreateDataFrame(rows, Schema);

    /// <summary>Rows that are told apart by their number.</summary>
    internal DataFrame Rows(int count) => Rows([.. Enumerable.Range(0, count).Select(i => Row(i))]);

    internal static Row Row(long id, string? shopper = "ann") => new(Schema, id, shopper, new Timestamp(id * 1_000_000), id / 4.0);

    /// <summary>An export of all rows and of the first of them.</summary>
    internal static ExportDefinition Definition(DataFrame rows, long version = 1) => new(
        new ManifestTable("table-1", "/lake/features", version), "at", [new("all", rows), new("first", rows.Limit(1))])
    {
        Options = new ExportOptions { MaxRowsPerFile = 7, MaxRowsPerGroup = 3 },
    };

    internal ExportResult Export(ExportDefinition definition, IStorage? storage = null) =>
        new ParquetExport(storage ?? LocalStorage.Instance, Root, Name).Write(definition);

    internal DataFrame Read(string relative) => Spark.Read().Parquet(this[relative]);

    /// <summary>The files and directories that lie directly in the folder of the exports.</summary>
    internal string[] Entries() => Directory.Exists(this[""])
        ? [.. Directory.EnumerateFileSystemEntries(this[""]).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The content and the times of all files.</summary>
    internal Dictionary<string, (string Content, DateTime Time)> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .ToDictionary(f => f, f => (Convert.ToHexString(File.ReadAllBytes(f)), File.GetLastWriteTimeUtc(f)));

    public void Dispose()
    {
        Spark.Dispose();
        _directory.Dispose();
    }
}
