using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Indexes;

/// <summary>A Delta table of texts and numbers, and sessions that look its rows up by an index however small it is.</summary>
internal sealed class IndexedTableBench : IDisposable
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl("id STRING, n BIGINT");
    private static readonly StructType KeySchema = (StructType)DataType.FromDdl("id STRING");

    private readonly TemporaryDirectory _directory = new();

    private readonly bool _keepsChanges;

    /// <param name="keepsChanges">Whether the table has a change data feed.</param>
    internal IndexedTableBench(bool keepsChanges = false)
    {
        _keepsChanges = keepsChanges;
        Spark = OpenSession();
    }

    internal SparkSession Spark { get; private set; }

    internal string Path => _directory["table"];

    /// <summary>How many lookups of the session an index has answered.</summary>
    internal long Answered => AnsweredBy(Spark);

    internal static long AnsweredBy(SparkSession spark) => ((DuckDbEngine)spark.Engine).KeyLookups.Answered;

    internal SparkSession OpenSession() => SparkSession.Builder().Config("spark.embedded.keyIndexMinRows", "1").GetOrCreate();

    internal void CloseSession() => Spark.Dispose();

    internal void Reopen() => Spark = OpenSession();

    internal void Append(params (string? Key, long Number)[] rows) => Rows(rows).Write().Format("delta").Mode(SaveMode.Append)
        .Option("delta.enableChangeDataFeed", _keepsChanges).Save(Path);

    internal DataFrame Rows(params (string? Key, long Number)[] rows) => Spark.CreateDataFrame(rows.Select(r => new Row(Schema, r.Key, r.Number)), Schema);

    internal DataFrame Keys(SparkSession spark, params string?[] keys) => spark.CreateDataFrame(keys.Select(k => new Row(KeySchema, k)), KeySchema);

    internal string[] Lookup(params string?[] keys) => Lookup(Spark, null, keys);

    internal string[] LookupAt(long version, params string?[] keys) => Lookup(Spark, version, keys);

    internal string[] Lookup(SparkSession spark, long? version, params string?[] keys)
    {
        var table = DeltaTable.ForPath(spark, Path);
        var found = (version is { } pinned ? table.VersionAsOf(pinned) : table).Lookup(Keys(spark, keys), "id", "n");
        return Shown(found);
    }

    internal static string[] Shown(DataFrame rows) => [.. rows.Collect().Select(r => $"{r[0]} {r[1]}").Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Spark.Dispose();
        _directory.Dispose();
    }
}
