using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.Streaming.Tests;

public sealed class TriggerTests
{
    [Test]
    public void Processing_time_fires_at_multiples_of_the_interval()
    {
        using var bench = new StreamBench();
        bench.Clock.Advance(TimeSpan.FromSeconds(3));
        bench.AddFile("a.json");
        var query = bench.Start(bench.Query(null, Trigger.ProcessingTime(10_000)));
        bench.Clock.AwaitWaiter(StreamBench.Patience);
        Assert.That(query.Status.Message, Is.EqualTo("Waiting for next trigger"));
        bench.AddFile("b.json");
        bench.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.That(bench.Batches, Has.Count.EqualTo(1));
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        bench.Clock.AwaitWaiter(StreamBench.Patience);
        query.Stop();
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" }, ["b.json"] }));
        Assert.That(bench.Contexts[1].BatchTime - bench.Contexts[0].BatchTime, Is.EqualTo(TimeSpan.FromSeconds(7)));
        Assert.That((query.IsActive, query.Status.Message, query.Exception), Is.EqualTo((false, "Stopped", (object?)null)));
    }

    [Test]
    public void Process_all_available_returns_when_what_was_there_is_done()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        var query = bench.Start(bench.Query(null, Trigger.ProcessingTime(0)));
        var all = Task.Run(() => query.ProcessAllAvailable(CancellationToken.None));
        Assert.That(SpinWait.SpinUntil(
            () =>
            {
                bench.Clock.Advance(TimeSpan.FromMilliseconds(10));
                return all.IsCompletedSuccessfully;
            },
            StreamBench.Patience));
        Assert.That(bench.Batches, Has.Count.EqualTo(1));
        query.Stop();
    }

    [Test]
    public void A_batch_function_may_stop_its_own_query_and_the_batch_is_finished()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.AddFile("b.json");
        IStreamingQueryExecution? query = null;
        using var started = new ManualResetEventSlim();
        bench.OnBatch = _ =>
        {
            started.Wait(StreamBench.Patience);
            query!.Stop();
        };
        query = bench.Start(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1"))));
        started.Set();
        Assert.That(query.AwaitTermination(null, CancellationToken.None), Is.True);
        Assert.That(query.Exception, Is.Null);
        Assert.That(bench.Text("commits/0"), Is.Not.Empty);
        Assert.That(bench.Batches, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_failing_batch_ends_the_query_with_an_error_that_names_batch_and_cause()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.OnBatch = _ => throw new InvalidOperationException("no space");
        var query = bench.RunToEnd(bench.Query());
        Assert.That(query.Exception!.ErrorClass, Is.EqualTo("STREAM_FAILED"));
        Assert.That(query.Exception.Message, Does.Contain("Batch 0").And.Contain("no space"));
        Assert.That(query.Exception.InnerException, Is.InstanceOf<InvalidOperationException>());
        Assert.That(query.Status.Message, Is.EqualTo("Terminated with exception: no space"));
    }

    [Test]
    public void Waiting_for_the_end_ends_itself_at_its_time()
    {
        using var bench = new StreamBench();
        var query = bench.Start(bench.Query(null, Trigger.ProcessingTime(3_600_000)));
        bench.Clock.AwaitWaiter(StreamBench.Patience);
        var wait = Task.Run(() => query.AwaitTermination(TimeSpan.FromSeconds(1), CancellationToken.None));
        Assert.That(SpinWait.SpinUntil(
            () =>
            {
                bench.Clock.Advance(TimeSpan.FromMilliseconds(100));
                return wait.IsCompleted;
            },
            StreamBench.Patience));
        Assert.That(wait.Result, Is.False);
        query.Stop();
    }

    [Test]
    public void Progress_has_Sparks_names_and_no_count_that_is_not_known()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.OnBatch = _ => bench.Clock.Advance(TimeSpan.FromMilliseconds(250));
        var progress = bench.Run().RecentProgress[0];
        Assert.That(progress.DurationMs.Keys, Is.EquivalentTo(new[]
        {
            "latestOffset", "walCommit", "getBatch", "queryPlanning", "addBatch", "commitOffsets", "triggerExecution",
        }));
        Assert.That((progress.DurationMs["addBatch"], progress.BatchDuration, progress.NumInputRows), Is.EqualTo((250L, 250L, (long?)null)));
        Assert.That(progress.Sources[0].Description, Is.EqualTo("FileStreamSource[/in]"));
        Assert.That(progress.ToJson(), Does.Not.Contain("numInputRows").And.Contain("\"batchId\":0").And.Contain("ForeachBatchSink"));
    }

    [Test]
    public void Rows_that_the_engine_counts_are_in_the_progress()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        var read = StreamBench.FileRead();
        bench.OnBatch = _ => bench.Clock.Advance(TimeSpan.FromSeconds(2));
        var query = MicroBatchRunner.Start(bench.Query(read), bench.Services with { RowCounter = new Counter(bench, read) });
        query.AwaitTermination(null, CancellationToken.None);
        var progress = query.RecentProgress[0];
        Assert.That((progress.NumInputRows, progress.ProcessedRowsPerSecond), Is.EqualTo(((long?)42L, (double?)21)));
    }

    private sealed class Counter(StreamBench bench, Relation read) : IRowCounter
    {
        public long? RowsRead(Relation node) => node is DataSource { IsStreaming: false } && node.PlanId == read.PlanId && bench.Batches.Count > 0 ? 42 : null;
    }
}
