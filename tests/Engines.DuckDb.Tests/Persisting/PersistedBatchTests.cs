using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Persisting;

/// <summary>Batches that are persisted, as jobs do, and the rows that the progress tells of.</summary>
public sealed class PersistedBatchTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().Config("spark.local.dir", _directory["scratch"]).GetOrCreate();
        Directory.CreateDirectory(_directory["in"]);
        File.WriteAllText(_directory["in/1.txt"], "a\nb\n");
        File.WriteAllText(_directory["in/2.txt"], "c\n");
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void A_batch_is_read_once_however_often_it_is_used()
    {
        var calls = 0;
        var counted = Udf<string, string>(line =>
        {
            Interlocked.Increment(ref calls);
            return line;
        });
        var batches = new List<string>();
        var lines = _spark.ReadStream().Option("maxFilesPerTrigger", 1).Text(_directory["in"]).Select(counted(Col("value")).As("value"));

        var progress = Run(lines, (batch, id) =>
        {
            batch.Persist();
            var count = batch.Count();
            batch.Write().Format("delta").Mode(SaveMode.Append).Save(_directory["one"]);
            batch.Filter("value <> 'b'").Write().Format("delta").Mode(SaveMode.Append).Save(_directory["two"]);
            batches.Add($"{id}: {count}, {batch.Join(batch.As("other"), "value").Count()}");
            batch.Unpersist();
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(calls, Is.EqualTo(3));
            Assert.That(batches, Is.EqualTo(new[] { "0: 2, 2", "1: 1, 1" }));
            Assert.That((Rows("one"), Rows("two")), Is.EqualTo((3, 2)));
            Assert.That(progress.Select(p => p.NumInputRows), Is.EqualTo(new long?[] { 2, 1 }));
            Assert.That(Directory.GetFiles(_directory["scratch"], "*.parquet", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [Test]
    public void Rows_persisted_outside_of_a_stream_are_kept_for_its_batches()
    {
        var calls = 0;
        var counted = Udf<long, string>(n =>
        {
            Interlocked.Increment(ref calls);
            return "abc"[(int)n].ToString();
        });
        var known = _spark.Range(3).Select(counted(Col("id")).As("value")).Persist();
        var rows = 0L;

        Run(_spark.ReadStream().Option("maxFilesPerTrigger", 1).Text(_directory["in"]).Join(known, "value"), (batch, _) => rows += batch.Count());

        Assert.That((rows, calls), Is.EqualTo((3L, 3)));
    }

    [Test]
    public void Rows_of_files_are_told_where_a_query_shows_them_and_are_unknown_else()
    {
        var written = Run(_spark.ReadStream().Text(_directory["in"]), (batch, _) => batch.Write().Format("delta").Save(_directory["lines"]));
        var filtered = Run(_spark.ReadStream().Text(_directory["in"]), (batch, _) => batch.Filter("value = 'a'").Collect());

        Assert.That((written[0].NumInputRows, filtered[0].NumInputRows), Is.EqualTo(((long?)3, (long?)null)));
    }

    [Test]
    public void Rows_of_a_Delta_table_are_told_by_its_log()
    {
        _spark.Range(7).Write().Format("delta").Save(_directory["table"]);

        var progress = Run(_spark.ReadStream().Format("delta").Load(_directory["table"]), (batch, _) => batch.Filter("id = 1").Collect());

        Assert.That(progress[0].NumInputRows, Is.EqualTo(7));
    }

    [Test]
    public void Metrics_of_each_batch_are_in_its_progress()
    {
        var lines = _spark.ReadStream().Option("maxFilesPerTrigger", 1).Text(_directory["in"])
            .Observe("lines", Count(Lit(1)).As("n"), Max("value").As("last"))
            .Filter("value <> 'a'")
            .Observe("kept", Count(Lit(1)).As("n"));

        var progress = Run(lines, (batch, _) => batch.Collect());

        Assert.That(progress.Select(p => (p.ObservedMetrics!["lines"].Values, p.ObservedMetrics["kept"].Values)), Is.EqualTo(new (object?[], object?[])[]
        {
            ([2L, "b"], [1L]),
            ([1L, "c"], [1L]),
        }));
        Assert.That(progress[0].ToJson(), Does.Contain("""{"lines":{"n":2,"last":"b"},"kept":{"n":1}}"""));
    }

    [TestCase("m", "m", "DUPLICATED_METRICS_NAME")]
    [TestCase("m", null, "UNSUPPORTED_FEATURE")]
    public void Metrics_that_a_stream_cannot_tell_are_refused(string first, string? second, string errorClass)
    {
        var lines = _spark.ReadStream().Text(_directory["in"]).Observe(first, Count(Lit(1)));
        lines = second is null ? lines.Observe(new Observation(), Count(Lit(1))) : lines.Observe(second, Count(Lit(1)));

        Assert.That(() => Run(lines, (_, _) => { }), Throws.InstanceOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo(errorClass));
    }

    private IReadOnlyList<StreamingQueryProgress> Run(DataFrame stream, Action<DataFrame, long> function)
    {
        var query = stream.WriteStream().ForeachBatch(function).Option("checkpointLocation", _directory[$"checkpoint-{Guid.NewGuid()}"]).Trigger(Trigger.AvailableNow()).Start();
        query.AwaitTermination();
        return query.RecentProgress();
    }

    private long Rows(string table) => _spark.Read().Format("delta").Load(_directory[table]).Count();
}
