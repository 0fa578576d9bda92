using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb;

namespace SparkPersonalization.Benchmarks.Lookups;

/// <summary>A Delta table of keys that look like event ids, in no order.</summary>
internal sealed class KeyedTable
{
    private static readonly StructType KeySchema = (StructType)DataType.FromDdl("id STRING");

    private readonly SparkSession _spark;
    private readonly string _path;
    private int _round;

    private KeyedTable(SparkSession spark, string path, long rows)
    {
        _spark = spark;
        _path = path;
        Rows = rows;
    }

    internal long Rows { get; }

    internal static KeyedTable New(Workplace place, SparkSession spark, long rows)
    {
        place.Tell($"writing {rows:#,0} keys");
        var table = new KeyedTable(spark, place.NewDirectory("keys"), rows);
        spark.Range(rows).SelectExpr("md5(CAST(id AS STRING)) AS id", "id AS n").OrderBy("id").Write().Format("delta").Mode(SaveMode.Append).Save(table._path);
        return table;
    }

    /// <summary>Milliseconds to find so many keys by the index.</summary>
    internal double Lookup(int keys)
    {
        var before = Answered;
        var time = Find(keys, wanted => DeltaTable.ForPath(_spark, _path).Lookup(wanted, "id", "n"));
        return Expected.Same(before + 1, Answered, "lookups that the index answered", time);
    }

    /// <summary>Milliseconds to find so many keys by a join.</summary>
    internal double Join(int keys) => Find(keys, wanted => wanted.Join(_spark.Read().Format("delta").Load(_path), "id"));

    private long Answered => ((DuckDbEngine)_spark.Engine).KeyLookups.Answered;

    private double Find(int keys, Func<DataFrame, DataFrame> find)
    {
        var wanted = _spark.CreateDataFrame(Wanted(keys).Select(key => new Row(KeySchema, key)), KeySchema);
        var found = 0;
        var time = Timing.Milliseconds(() => found = find(wanted).Collect().Count);
        return Expected.Same(keys, found, "keys found", time);
    }

    // Others each time, so that none is found because it was asked for before.
    private IEnumerable<string> Wanted(int keys)
    {
        var step = Math.Max(Rows / keys, 1);
        var shift = _round++ % step;
        return Enumerable.Range(0, keys).Select(i => Md5((i * step) + shift));
    }

#pragma warning disable CA5351 // A spelling of ids that SQL has too; nothing is protected by it.
    private static string Md5(long number) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(
        System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
#pragma warning restore CA5351
}
