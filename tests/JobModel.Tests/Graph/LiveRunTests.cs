using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.JobModel.Tests.Graph;

/// <summary>Stages that run at the same time.</summary>
public sealed class LiveRunTests
{
    private CancellationTokenSource _stop = null!;

    [SetUp]
    public void Begin() => _stop = new CancellationTokenSource();

    [TearDown]
    public void End() => _stop.Dispose();

    [Test]
    public void All_stages_are_at_work_at_once()
    {
        using var all = new Barrier(3);
        var outcome = Run(Meets("ingest", all), Meets("refine", all, "ingest"), Meets("sessions", all, "refine"));

        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(outcome.Stages.Select(stage => stage.Id), Is.EqualTo(new[] { "ingest", "refine", "sessions" }));
    }

    [Test]
    public void A_stop_reaches_every_stage()
    {
        using var all = new CountdownEvent(2);
        var outcome = Run(Waits("ingest", all), new JobStage("refine", services =>
        {
            all.Signal();
            all.Wait(Patience);
            _stop.Cancel();
            return Until(services.Cancellation);
        }));

        Assert.That(outcome.Stages.Select(stage => stage.State), Is.All.EqualTo(StageState.Interrupted));
    }

    [Test]
    public void A_stage_that_fails_stops_those_before_it_and_lets_those_behind_it_finish()
    {
        var trouble = new IOException("The disk is full.");
        var outcome = Run(
            Follows("ingest"),
            new JobStage("refine", _ => throw trouble) { After = ["ingest"] },
            Follows("sessions", "refine"),
            Follows("features", "refine", "sessions"));

        Assert.That(outcome.Stages.Select(stage => (stage.Id, stage.State)), Is.EqualTo(new[]
        {
            ("ingest", StageState.Interrupted), ("refine", StageState.Failed), ("sessions", StageState.Done), ("features", StageState.Done),
        }));
        Assert.That(outcome.Stages[1].Error, Is.SameAs(trouble));
    }

    [Test]
    public void A_stage_finishes_only_when_all_before_it_have_ended()
    {
        var ended = new List<string>();
        Run(
            new JobStage("ingest", _ => Note("ingest")),
            new JobStage("sessions", services => Note("sessions", services)) { After = ["ingest"] },
            new JobStage("features", services => Note("features", services)) { After = ["ingest", "sessions"] });

        Assert.That(ended, Is.EqualTo(new[] { "ingest", "sessions", "features" }));

        JobOutcome Note(string id, JobServices? services = null)
        {
            services?.Finish.WaitHandle.WaitOne(Patience);
            ended.Add(id);
            return new JobOutcome();
        }
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(30);

    private JobOutcome Run(params JobStage[] stages) => new JobGraph(stages).RunTogether(new JobServices
    {
        LakeDirectory = "/lake",
        ConfDirectory = "/conf",
        Log = NullLogger.Instance,
        Cancellation = _stop.Token,
    });

    private static JobStage Meets(string id, Barrier all, params string[] after) => new(id, _ => all.SignalAndWait(Patience) ? new JobOutcome() : throw new TimeoutException(id)) { After = [.. after] };

    private static JobStage Waits(string id, CountdownEvent all) => new(id, services =>
    {
        all.Signal();
        return Until(services.Cancellation);
    });

    private static JobStage Follows(string id, params string[] after) => new(id, services => Until(services.Cancellation, services.Finish)) { After = [.. after] };

    private static JobOutcome Until(CancellationToken stop, CancellationToken finish = default)
    {
        WaitHandle.WaitAny([stop.WaitHandle, finish.WaitHandle], Patience);
        stop.ThrowIfCancellationRequested();
        return new JobOutcome();
    }
}
