using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Benchmarks.DeltaLogs;

/// <summary>What a batch costs on an old table, beside a young one.</summary>
internal sealed class GrowingLogBenchmark : IBenchmark
{
    // As many as a checkpoint comes after, so that each run has one.
    private const int AppendsOfRun = 10;

    private const string Rows = "id BIGINT, country STRING";

    public string Name => "growing-log";

    public string Summary => "Ten appends of one row, a checkpoint among them, to an old table, beside the same to a young one.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var age = Math.Max(place.Events / 100, AppendsOfRun);
        using var spark = SparkSession.Builder().GetOrCreate();
        var (old, young) = (Table(place, age), Table(place, AppendsOfRun));
        yield return new Comparison($"append at version {age:#,0}", "ms", () => Append(spark, old))
        {
            Peer = () => Append(spark, young),
            PeerName = $"at version {AppendsOfRun}",
            Goal = Goal.RatioAtMost(1.5),
            Repeats = 2,
        };
    }

    private static SampleLog Table(Workplace place, int age)
    {
        var table = SampleLog.New(place);
        for (var version = 1; version <= age; version++)
            SampleLog.Commit(table.Log, SampleLog.File(version));
        return table;
    }

    private static double Append(SparkSession spark, SampleLog table)
    {
        var schema = (DataFrames.Types.StructType)DataFrames.Types.DataType.FromDdl(Rows);
        var row = spark.CreateDataFrame([new Row(schema, 1L, "de")], schema);
        return Timing.Milliseconds(() =>
        {
            for (var i = 0; i < AppendsOfRun; i++)
                row.Write().Format("delta").Mode(SaveMode.Append).PartitionBy("country").Save(table.Path);
        }) / AppendsOfRun;
    }
}
