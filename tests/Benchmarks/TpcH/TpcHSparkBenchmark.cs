using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.OnSpark;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Benchmarks.TpcH;

/// <summary>TPC-H's queries on both engines.</summary>
internal sealed class TpcHSparkBenchmark : IBenchmark
{
    public string Name => "tpc-h-spark";

    public string Summary => "TPC-H's 22 queries by spark.Sql on the embedded engine, beside the same on Spark local[2] over the same Parquet files; scale 1 with 100,000 events.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var tables = TpcHTables.Make(place, place.Events / 100_000.0);
        using var server = SparkPeer.Start();
        using var embedded = SparkSession.Builder().GetOrCreate();
        using var spark = server.Session();
        foreach (var table in TpcHTables.Names)
        {
            embedded.Read().Parquet(tables.FileOf(table)).CreateOrReplaceTempView(table);
            spark.Read().Parquet(tables.FileOf(table)).CreateOrReplaceTempView(table);
        }

        for (var number = 1; number <= TpcHTables.Queries; number++)
            yield return Query(number, tables.Query(number), embedded, spark);
    }

    private static Comparison Query(int number, string sql, SparkSession embedded, SparkSession spark)
    {
        var rows = RowText.Sorted(embedded.Sql(sql));
        var name = string.Create(CultureInfo.InvariantCulture, $"query {number}");
        if (!RowText.Sorted(spark.Sql(sql)).SequenceEqual(rows))
            throw new InvalidOperationException($"The engines' rows of {name} differ.");
        return new Comparison(name, "queries/s", () => Rate(rows.Count, embedded, sql))
        {
            Peer = () => Rate(rows.Count, spark, sql),
            PeerName = $"Spark {SparkPeer.Master}",
            TellsProcessor = false,
        };
    }

    private static double Rate(long expected, SparkSession session, string sql)
    {
        var rows = 0L;
        var rate = Timing.Rate(1, () => rows = session.Sql(sql).Collect().Count);
        return Expected.Same(expected, rows, "rows of the query", rate);
    }
}
