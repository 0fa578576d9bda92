using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>What the Spark Connect client adds to what Spark does.</summary>
internal sealed class ClientBenchmark : IBenchmark
{
    private const int NarrowRowsPerEvent = 100;
    private const int WideRowsPerEvent = 10;
    private const int WideColumnsOfAKind = 8;
    private const int QueriesOfARun = 200;
    private const int GoalInMilliseconds = 20;

    public string Name => "client";

    public string Summary => "Rows of Spark local[2] into this process, beside their count and beside the bytes alone; a small query's time beyond what the server logs of it.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var log = Directory.CreateDirectory(place.NewDirectory("spark-events")).FullName;
        using var server = SparkPeer.Start(ServerLog.Settings(log));
        using var spark = server.Session();
        using var bare = new BareStream(server.Remote);
        foreach (var comparison in Rows(spark, bare, "narrow", place.Events * (long)NarrowRowsPerEvent, Narrow()))
            yield return comparison;
        foreach (var comparison in Rows(spark, bare, "wide", place.Events * (long)WideRowsPerEvent, [.. Wide()]))
            yield return comparison;
        var times = new ServerLog(log);
        yield return Query("spark.Range(1).Collect()", times, 1, () => spark.Range(1).Collect().Count);
        // Spark is asked of a statement twice: whether it is a command, and then for its rows.
        yield return Query("spark.Sql(\"SELECT 1\").Collect()", times, 2, () => spark.Sql("SELECT 1").Collect().Count);
    }

    private static string[] Narrow() => ["id", "CAST(id % 1000 AS INT) AS n", "CAST(id AS DOUBLE) / 7 AS x"];

    private static IEnumerable<string> Wide() => Enumerable.Range(0, WideColumnsOfAKind).SelectMany(i => new[]
    {
        $"id + {i} AS id{i}",
        $"concat('text ', CAST(id % 1000 + {i} AS STRING)) AS text{i}",
        $"IF(id % 3 = 0, NULL, CAST(id AS DOUBLE) / {i + 3}) AS x{i}",
        $"timestamp_micros(id * 1000000 + {i}) AS at{i}",
        $"CAST(id % 100000 + {i} AS DECIMAL(12, 2)) AS price{i}",
    });

    private static IEnumerable<Comparison> Rows(SparkSession spark, BareStream bare, string kind, long count, string[] columns)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT {string.Join(", ", columns)} FROM range({count})");
        var rows = spark.Sql(sql);
        var name = $"{count:#,0} {kind} rows of {columns.Length} columns";
        yield return Of(name, "their count", () => spark.Sql($"SELECT count(*) FROM ({sql})").Head().GetAs<long>(0));
        yield return Of($"{name}, and their bytes", "not read", () => bare.Rows(sql));

        Comparison Of(string what, string peerName, Func<long> peer) => new(what, "rows/s", () => Rate(count, () => rows.ToLocalIterator().LongCount()))
        {
            Peer = () => Rate(count, peer),
            PeerName = peerName,
            TellsProcessor = false,
        };
    }

    private static Comparison Query(string name, ServerLog log, int runs, Func<int> query) => new($"{name}, beyond the server's time", "ms", () =>
    {
        log.Skip();
        var rows = 0L;
        var all = Timing.Milliseconds(() => rows = Enumerable.Range(0, QueriesOfARun).Sum(_ => (long)query()));
        return Expected.Same(QueriesOfARun, rows, "rows of small queries", (all - log.MillisecondsOf(QueriesOfARun * runs)) / QueriesOfARun);
    })
    {
        Goal = Goal.AtMost(GoalInMilliseconds),
    };

    private static double Rate(long expected, Func<long> read)
    {
        var found = 0L;
        var rate = Timing.Rate(expected, () => found = read());
        return Expected.Same(expected, found, "rows", rate);
    }
}
