using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Benchmarks.Lookups;

/// <summary>Which of a batch's keys a table has.</summary>
internal sealed class KeyLookupBenchmark : IBenchmark
{
    private const int Keys = 1_000;

    public string Name => "key-lookup";

    public string Summary => "DeltaTable.Lookup of 1,000 keys, beside a join, and in a large table beside a small one.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        using var spark = SparkSession.Builder().Config("spark.embedded.keyIndexMinRows", "1").GetOrCreate();
        var small = KeyedTable.New(place, spark, Math.Max(place.Events / 10, Keys));
        var large = KeyedTable.New(place, spark, place.Events * 10L);
        yield return AgainstJoin(small);
        yield return AgainstJoin(large);
        yield return new Comparison($"{large.Rows:#,0} rows", "ms", () => large.Lookup(Keys))
        {
            Peer = () => small.Lookup(Keys),
            PeerName = $"{small.Rows:#,0} rows",
            Goal = Goal.RatioAtMost(1.5),
            Repeats = 4,
        };
    }

    private static Comparison AgainstJoin(KeyedTable table) => new($"{table.Rows:#,0} rows", "ms", () => table.Lookup(Keys))
    {
        Peer = () => table.Join(Keys),
        PeerName = "join",
        Repeats = 2,
    };
}
