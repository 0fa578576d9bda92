using System.Collections.Concurrent;
using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

public sealed class StreamTests
{
    private SparkSession _spark = null!;
    private SparkSession _embedded = null!;
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _spark = RealSpark.Session();
        _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark?.Dispose();
        _embedded?.Dispose();
    }

    [SetUp]
    public void MakeDirectory()
    {
        _directory = new TemporaryDirectory();
        Directory.CreateDirectory(_directory["in"]);
    }

    [TearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void Files_are_processed_batch_by_batch_on_either_engine_from_one_checkpoint()
    {
        Put("a.json", 1, 2);
        Run(_embedded);
        Put("b.json", 3);
        Run(_spark);
        Put("c.json", 4);
        Run(_embedded);

        Assert.That(Ids(_spark, _directory["out"]), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void Commits_of_a_Delta_table_are_read_once_each()
    {
        var batches = new ConcurrentQueue<string>();
        void Follow() => _spark.ReadStream().Format("delta").Load(_directory["source"]).WriteStream()
            .ForeachBatch((batch, id) => batches.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{id}: {string.Join(' ', batch.OrderBy("id").Collect().Select(r => r[0]))}")))
            .Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start().AwaitTermination();

        _spark.Range(0, 3, 1, 2).Write().Format("delta").Save(_directory["source"]);
        Follow();
        _spark.Range(3, 5).Write().Format("delta").Mode(SaveMode.Append).Save(_directory["source"]);
        Follow();
        Follow();

        Assert.That(batches, Is.EqualTo(new[] { "0: 0 1 2", "1: 3 4" }));
    }

    [Test]
    public void Partitioned_tables_of_awkward_names_are_followed()
    {
        var source = _directory["a b%20ü"];
        var rows = new List<object?>();
        _spark.Range(4).WithColumn("p", Concat(Lit("x/=% "), (Col("id") % 2).Cast("string"))).Write().Format("delta").PartitionBy("p").Save(source);
        _spark.ReadStream().Format("delta").Load(source).WriteStream()
            .ForeachBatch((batch, _) => rows.AddRange(batch.OrderBy("id").Collect().Select(r => r[0])))
            .Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start().AwaitTermination();

        Assert.That(rows, Is.EqualTo(new object[] { 0L, 1L, 2L, 3L }));
    }

    [Test]
    public void A_stream_writes_to_a_table()
    {
        Put("a.json", 7);
        _spark.ReadStream().Schema("id BIGINT").Json(_directory["in"]).WriteStream().Format("delta")
            .Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start(_directory["out"]).AwaitTermination();

        Assert.That(Ids(_embedded, _directory["out"]), Is.EqualTo(new[] { 7 }));
    }

    private void Put(string file, params long[] ids) =>
        File.WriteAllLines(Path.Combine(_directory["in"], file), ids.Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{i}}}")));

    private void Run(SparkSession session) => session.ReadStream().Schema("id BIGINT").Json(_directory["in"]).WriteStream()
        .ForeachBatch((batch, id) => batch.Write().Format("delta").Mode(SaveMode.Append).Option("txnAppId", "test").Option("txnVersion", id).Save(_directory["out"]))
        .Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start().AwaitTermination();

    private static IEnumerable<object?> Ids(SparkSession session, string path) => session.Read().Format("delta").Load(path).OrderBy("id").Collect().Select(r => r[0]);
}
