using System.Collections.Concurrent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Delta;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests;

/// <summary>A job's batch passes every place where a fault test can kill it; no place is there by name only.</summary>
[NonParallelizable]
public sealed class CrashPointTests
{
    private readonly ConcurrentDictionary<string, int> _passed = new(StringComparer.Ordinal);
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
        CrashPoints.Observe(name => _passed.AddOrUpdate(name, 1, (_, times) => times + 1));
    }

    [TearDown]
    public void Close()
    {
        CrashPoints.Observe(null);
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void A_stream_into_a_partitioned_table_passes_all_places()
    {
        AddFiles(0, 12);
        Run(newGeneration: false);
        Age(_directory["table/_delta_log"]);
        AddFiles(12, 10);
        Run(newGeneration: false);
        Run(newGeneration: true);

        // A process clears the log once a day, and the first checkpoint has done so.
        new DeltaTableLog(LocalStorage.Instance, _directory["table"]).CleanUp();
        var table = DeltaTable.ForPath(_spark, _directory["table"]);
        table.Optimize().ExecuteCompaction();
        _spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        table.Vacuum(0);

        Assert.That(_passed.Keys, Is.EquivalentTo(CrashPoints.Names.Where(name => !IsOfExports(name))));
    }

    // Exports' own test passes these.
    private static bool IsOfExports(string name) => name.StartsWith("export.", StringComparison.Ordinal) || name is "storage.directory.before-rename" or "storage.directory.after-rename";

    private void AddFiles(int first, int count)
    {
        Directory.CreateDirectory(_directory["in"]);
        foreach (var i in Enumerable.Range(first, count))
        {
            File.WriteAllText(_directory[$"in/{i:D3}.json"], $$"""{"id": {{i}}, "country": "{{(i % 2 == 0 ? "de" : "fr")}}"}""");
        }
    }

    private void Run(bool newGeneration)
    {
        var query = _spark.ReadStream().Schema("id BIGINT, country STRING").Option("maxFilesPerTrigger", 1).Json(_directory["in"])
            .WriteStream()
            .ForeachBatch((rows, id) => rows.Write().Format("delta").Mode(SaveMode.Append).PartitionBy("country").Save(_directory["table"]))
            .Option("checkpointLocation", _directory["checkpoint"])
            .Option(StreamOptions.MinBatchesToRetain, "2")
            .Option(StreamOptions.NewGeneration, newGeneration ? "true" : "false")
            .Trigger(Trigger.AvailableNow())
            .Start();
        query.AwaitTermination();
    }

    // Log files are kept for a month.
    private static void Age(string log)
    {
        foreach (var file in Directory.GetFiles(log))
        {
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-90));
        }
    }
}
