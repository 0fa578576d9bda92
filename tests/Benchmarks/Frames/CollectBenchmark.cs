using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Benchmarks.Frames;

/// <summary>Rows out of the engine into this process.</summary>
internal sealed class CollectBenchmark : IBenchmark
{
    private const int RowsPerEvent = 50;

    public string Name => "collect";

    public string Summary => "Narrow rows through ToLocalIterator, beside DuckDB.NET's reader that boxes each row's values as well.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var count = place.Events * (long)RowsPerEvent;
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT id, CAST(id % 1000 AS INT) AS n, CAST(id AS DOUBLE) / 7 AS x FROM range({count}) t(id)");
        using var spark = SparkSession.Builder().GetOrCreate();
        using var duck = new Duck();
        var rows = spark.Range(count).SelectExpr("id", "CAST(id % 1000 AS INT) AS n", "CAST(id AS DOUBLE) / 7 AS x");
        yield return new Comparison($"{count:#,0} rows of 3 numbers", "rows/s", () => Rate(count, () => rows.ToLocalIterator().LongCount()))
        {
            Peer = () => Rate(count, () => duck.Rows(sql)),
            PeerName = "DuckDB.NET",
            Goal = Goal.RatioAtLeast(0.7),
        };
    }

    private static double Rate(long expected, Func<long> read)
    {
        var found = 0L;
        var rate = Timing.Rate(expected, () => found = read());
        return Expected.Same(expected, found, "rows", rate);
    }
}
