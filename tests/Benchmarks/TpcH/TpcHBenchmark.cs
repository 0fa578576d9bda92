using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Benchmarks.TpcH;

/// <summary>TPC-H's queries: analytical SQL of all sorts over the same files.</summary>
internal sealed class TpcHBenchmark : IBenchmark
{
    public string Name => "tpc-h";

    public string Summary => "TPC-H's 22 queries by spark.Sql, beside the same text in plain DuckDB over the same Parquet files; scale 1 with 100,000 events.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var tables = TpcHTables.Make(place, place.Events / 100_000.0);
        using var spark = SparkSession.Builder().GetOrCreate();
        using var duck = new Duck();
        foreach (var table in TpcHTables.Names)
        {
            spark.Read().Parquet(tables.FileOf(table)).CreateOrReplaceTempView(table);
            duck.Execute($"CREATE VIEW {table} AS SELECT * FROM read_parquet('{tables.FileOf(table).Replace("'", "''", StringComparison.Ordinal)}')");
        }

        for (var number = 1; number <= TpcHTables.Queries; number++)
            yield return Query(number, tables.Query(number), spark, duck);
    }

    private static Comparison Query(int number, string sql, SparkSession spark, Duck duck)
    {
        var rows = duck.Rows(sql);
        return new Comparison(string.Create(CultureInfo.InvariantCulture, $"query {number}"), "queries/s", () => Rate(rows, () => spark.Sql(sql).Collect().Count))
        {
            Peer = () => Rate(rows, () => duck.Rows(sql)),
            PeerName = "DuckDB SQL",
            Goal = Goal.RatioAtLeast(0.8),
        };
    }

    private static double Rate(long expected, Func<long> run)
    {
        var rows = 0L;
        var rate = Timing.Rate(1, () => rows = run());
        return Expected.Same(expected, rows, "rows of the query", rate);
    }
}
