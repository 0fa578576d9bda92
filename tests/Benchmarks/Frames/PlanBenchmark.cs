using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Benchmarks.Frames;

/// <summary>What it costs to write a long query: every step is analysed when it is made.</summary>
internal sealed class PlanBenchmark : IBenchmark
{
    private const int Columns = 200;
    private const int Steps = 100;

    public string Name => "plan";

    public string Summary => "A DataFrame of 200 columns through 100 steps, each adding a column made of others: built and analysed, not run.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var schema = new StructType(Enumerable.Range(0, Columns).Select(i => new StructField($"c{i}", new LongType())));
        var rows = spark.CreateDataFrame(Enumerable.Empty<Row>(), schema);
        yield return new Comparison($"{Columns} columns, {Steps} steps", "ms", () => Build(rows)) { Goal = Goal.AtMost(20), Repeats = 4 };
    }

    private static double Build(DataFrame rows)
    {
        var built = rows;
        var time = Timing.Milliseconds(() =>
        {
            for (var i = 0; i < Steps; i++)
                built = built.WithColumn($"s{i}", When(Col($"c{i}") > Col($"c{i + 1}"), Col($"c{i}") + 1).Otherwise(Col($"c{i + 2}") * 2));
        });
        return Expected.Same(Columns + Steps, built.Schema().Count, "columns", time);
    }
}
