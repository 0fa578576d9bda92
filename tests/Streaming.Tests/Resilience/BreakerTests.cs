using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Tests.Resilience;

/// <summary>A query waits for what is away, and goes on.</summary>
public sealed class BreakerTests
{
    private StreamBench _bench = null!;
    private int _failures;

    [SetUp]
    public void Open()
    {
        _failures = 0;
        _bench = new StreamBench();
        _bench.AddFile("a.json");
    }

    [TearDown]
    public void Close() => _bench.Dispose();

    [Test]
    public void A_sink_that_is_away_for_a_while_gets_the_batch_when_it_is_back()
    {
        _bench.OnBatch = _ => FailUntil(_bench.Clock.GetUtcNow() >= Began + TimeSpan.FromSeconds(40));

        var query = RunToEnd(600_000);

        Assert.That(query.Exception, Is.Null);
        Assert.That(_bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" } }));
        Assert.That(_bench.Contexts.Select(c => c.IsRedo), Is.EqualTo(Enumerable.Range(0, _failures + 1).Select(i => i > 0)));
    }

    [TestCase("streaming.source-log.before-write")]
    [TestCase("streaming.offsets.before-write")]
    [TestCase("streaming.commits.before-write")]
    [TestCase("streaming.commits.before-purge")]
    public void A_note_of_the_checkpoint_waits_for_the_disk_too(string note)
    {
        _bench.AddFile("b.json");
        _bench.AddFile("c.json");
        _bench.CrashesAt = point =>
        {
            if (point == note)
                FailUntil(_bench.Clock.GetUtcNow() >= Began + TimeSpan.FromSeconds(40));
            return false;
        };

        var query = RunToEnd(600_000, (StreamOptions.MinBatchesToRetain, "2"));

        Assert.That(query.Exception, Is.Null);
        Assert.That(_failures, Is.GreaterThan(3));
        Assert.That(_bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" }, ["b.json"], ["c.json"] }));
        Assert.That(_bench.Contexts.Select(c => c.IsRedo), Is.All.False);
    }

    [Test]
    public void Its_states_and_their_reason_are_in_the_progress()
    {
        _bench.OnBatch = _ => FailUntil(_bench.Clock.GetUtcNow() >= Began + TimeSpan.FromSeconds(10));

        var breakers = RunToEnd(600_000).RecentProgress.Select(p => p.Breaker).OfType<BreakerProgress>().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(breakers.Select(b => b.State).Take(4), Is.EqualTo(new[] { BreakerState.Retrying, BreakerState.Open, BreakerState.HalfOpen, BreakerState.Open }));
            Assert.That(breakers[^1].State, Is.EqualTo(BreakerState.Closed));
            Assert.That(breakers.Select(b => b.Reason), Is.All.EqualTo("the disk is away"));
            Assert.That(breakers.Select(b => b.Since), Is.All.EqualTo(Began));
            Assert.That(breakers[1].Failures, Is.EqualTo(3));
            Assert.That(breakers[1].NextTry, Is.GreaterThan(Began));
        }
    }

    [Test]
    public void Its_pauses_grow_and_are_bounded()
    {
        var times = new List<DateTimeOffset>();
        _bench.OnBatch = _ =>
        {
            times.Add(_bench.Clock.GetUtcNow());
            FailUntil(_bench.Clock.GetUtcNow() >= Began + TimeSpan.FromMinutes(5));
        };

        RunToEnd(600_000);
        var pauses = times.Zip(times.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();

        Assert.That(pauses.Take(2).Max(), Is.LessThan(2));
        Assert.That(pauses.Skip(10), Is.All.InRange(5, 12));
    }

    [Test]
    public void It_gives_up_when_its_patience_ends_and_says_what_to_do()
    {
        _bench.OnBatch = _ => FailUntil(false);

        var query = RunToEnd(120_000);

        Assert.That(query.Exception!.InnerException, Is.InstanceOf<SparkException>().With.Property("ErrorClass").EqualTo("STREAM_GAVE_UP"));
        Assert.That(query.Exception.Message, Does.Contain("batch 0").And.Contain("the disk is away").And.Contain("start the query again"));
        Assert.That(_bench.Clock.GetUtcNow() - Began, Is.InRange(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)));

        _bench.OnBatch = _ => { };
        Assert.That(RunToEnd(0).Exception, Is.Null);
        Assert.That(_bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" } }));
    }

    [Test]
    public void A_failure_that_does_not_pass_ends_the_query_at_once()
    {
        _bench.OnBatch = _ =>
        {
            _failures++;
            throw new InvalidOperationException("wrong rule");
        };

        var query = RunToEnd(600_000);

        Assert.That(query.Exception!.Message, Does.Contain("wrong rule"));
        Assert.That(_failures, Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_refusal_ends_the_query_at_once_though_the_file_system_is_its_cause(bool isOfStorage)
    {
        var refusal = new UnauthorizedAccessException("refused", new IOException("Permission denied"));
        _bench.OnBatch = _ =>
        {
            _failures++;
            throw isOfStorage ? new StorageException(StorageFailure.AccessDenied, "a", "refused", refusal) : refusal;
        };

        var query = RunToEnd(600_000);

        Assert.That(query.Exception!.Message, Does.Contain("refused"));
        Assert.That(_failures, Is.EqualTo(1));
    }

    [Test]
    public void Without_patience_any_failure_ends_the_query()
    {
        _bench.OnBatch = _ => FailUntil(false);

        Assert.That(RunToEnd(0).Exception!.Message, Does.Contain("the disk is away"));
        Assert.That(_failures, Is.EqualTo(1));
    }

    [Test]
    public void A_stop_is_heard_while_the_breaker_is_open()
    {
        _bench.OnBatch = _ => FailUntil(false);
        var query = Start(600_000);
        _bench.Clock.AwaitWaiter(StreamBench.Patience);

        query.Stop();

        Assert.That((query.Exception, query.IsActive, query.Status.Message), Is.EqualTo(((object?)null, false, "Stopped")));
    }

    [Test]
    public void A_batch_that_is_abandoned_for_a_stop_is_redone_by_the_next_run()
    {
        using var waits = new ManualResetEventSlim();
        _bench.OnBatch = context =>
        {
            waits.Set();
            context.Stop.WaitHandle.WaitOne(StreamBench.Patience);
            throw new SparkException("READ", "the read was ended", new OperationCanceledException());
        };
        var query = Start(0);
        waits.Wait(StreamBench.Patience);
        query.Stop();
        Assert.That(query.Exception, Is.Null);

        _bench.OnBatch = _ => { };
        RunToEnd(0);

        Assert.That(_bench.Contexts.Select(c => (c.BatchId, c.IsRedo)), Is.EqualTo(new[] { (0L, false), (0L, true) }));
        Assert.That(_bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" } }));
    }

    [Test]
    public void A_patience_that_is_none_is_refused() =>
        Assert.That(() => Start(-1), Throws.ArgumentException.With.Message.Contains("failureTimeoutMs"));

    private static DateTimeOffset Began => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private void FailUntil(bool isBack)
    {
        if (!isBack)
        {
            _failures++;
            throw new StorageException(StorageFailure.Device, "/table", "the disk is away");
        }
    }

    private IStreamingQueryExecution Start(long patience, params (string, string)[] options) => _bench.Start(_bench.Query(
        StreamBench.FileRead(("maxFilesPerTrigger", "1")),
        Trigger.AvailableNow(),
        [(StreamOptions.FailureTimeout, patience.ToString(System.Globalization.CultureInfo.InvariantCulture)), .. options]));

    private IStreamingQueryExecution RunToEnd(long patience, params (string, string)[] options)
    {
        var query = Start(patience, options);
        Assert.That(SpinWait.SpinUntil(
            () =>
            {
                _bench.Clock.AdvanceToNext();
                return !query.IsActive;
            },
            StreamBench.Patience),
            () => $"{_bench.Clock.GetUtcNow():O} {query.Status}");
        return query;
    }
}
