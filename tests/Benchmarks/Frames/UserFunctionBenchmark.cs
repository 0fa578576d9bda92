using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Benchmarks.Frames;

/// <summary>A C# function for each row.</summary>
internal sealed class UserFunctionBenchmark : IBenchmark
{
    private const int RowsPerEvent = 100;

    public string Name => "udf";

    public string Summary => "A C# function from text to text over each row, its results' lengths summed, beside a loop in C# over the same texts.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var count = place.Events * (long)RowsPerEvent;
        using var spark = SparkSession.Builder().GetOrCreate();
        var texts = spark.Range(count).Select(Col("id").Cast("STRING").As("text")).Persist();
        var loop = Enumerable.Range(0, (int)count).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var expected = loop.Sum(text => (long)Turn(text).Length);
        var turn = Udf<string, string>(Turn);
        var sum = texts.Agg(Sum(Length(turn(Col("text")))));
        yield return new Comparison($"{count:#,0} texts", "rows/s", () => Rate(count, expected, () => sum.First().GetAs<long>(0)))
        {
            Peer = () => Rate(count, expected, () => loop.Sum(text => (long)Turn(text).Length)),
            PeerName = "loop",
            Goal = Goal.RatioAtLeast(0.5),
        };
        texts.Unpersist();
    }

    private static string Turn(string text) => string.Concat(text.AsSpan(text.Length / 2), "-", text.AsSpan(0, text.Length / 2));

    private static double Rate(long count, long expected, Func<long> run)
    {
        var sum = 0L;
        var rate = Timing.Rate(count, () => sum = run());
        return Expected.Same(expected, sum, "characters", rate);
    }
}
