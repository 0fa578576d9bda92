using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.JobModel.Tests.Graph;

public sealed class JobGraphTests
{
    private readonly List<string> _ran = [];
    private readonly List<JobProgress> _told = [];
    private readonly FakeClock _clock = new();
    private CancellationTokenSource _cancellation = null!;

    [SetUp]
    public void Begin()
    {
        _ran.Clear();
        _told.Clear();
        _cancellation = new CancellationTokenSource();
    }

    [TearDown]
    public void End() => _cancellation.Dispose();

    [Test]
    public void Stages_run_behind_those_that_they_come_after_else_in_the_given_order()
    {
        var outcome = Run(Stage("export", "features"), Stage("features", "refine", "sessions"), Stage("ingest"), Stage("sessions", "refine"), Stage("refine", "ingest"));
        Assert.That(_ran, Is.EqualTo(["ingest", "refine", "sessions", "features", "export"]));
        Assert.That(outcome.Succeeded, Is.True);
    }

    [Test]
    public void All_faults_come_at_once_and_before_anything_runs() => Assert.That(
        () => Run(Stage("a", "b"), Stage("b", "c"), Stage("c", "b"), Stage("refine", "ingset"), Stage("ingest"), Stage("ingest")),
        Throws.InvalidOperationException.With.Message.EqualTo("""
            The job graph does not hold:
              There are two stages 'ingest'.
              The stages wait for each other: b -> c -> b.
              'refine' comes after 'ingset', and there is no such stage. Did you mean 'ingest'?
            """).And.Matches<Exception>(_ => _ran.Count == 0));

    [Test]
    public void A_stage_that_waits_for_itself_is_a_fault() =>
        Assert.That(() => new JobGraph(Stage("a", "a")), Throws.InvalidOperationException.With.Message.Contains("a -> a"));

    [Test]
    public void A_failed_stage_stops_those_behind_it_and_no_others()
    {
        var trouble = new IOException("The disk is full.");
        var outcome = Run(Stage("ingest"), new JobStage("refine", _ => throw trouble) { After = ["ingest"] }, Stage("sessions", "refine"), Stage("export", "sessions"), Stage("other", "ingest"));
        Assert.That(_ran, Is.EqualTo(["ingest", "other"]));
        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Stages.Select(stage => (stage.Id, stage.State, stage.NotDone)), Is.EqualTo(
        [
            ("ingest", StageState.Done, (string?)null), ("refine", StageState.Failed, null), ("sessions", StageState.Skipped, "refine"),
            ("export", StageState.Skipped, "sessions"), ("other", StageState.Done, null),
        ]));
        Assert.That(outcome.Stages[1].Error, Is.SameAs(trouble));
    }

    [Test]
    public void A_failed_check_fails_its_stage()
    {
        var outcome = Run(new JobStage("refine", _ => new JobOutcome { Checks = [new("conservation", false, "one is missing")] }), Stage("sessions", "refine"));
        Assert.That(outcome.Stages.Select(stage => stage.State), Is.EqualTo([StageState.Failed, StageState.Skipped]));
        Assert.That(_ran, Is.Empty);
    }

    [Test]
    public void A_stop_ends_the_stage_at_work_and_no_other_begins()
    {
        var outcome = Run(Stage("ingest"), new JobStage("refine", Stop), Stage("other"));
        Assert.That(outcome.Stages.Select(stage => stage.State), Is.EqualTo([StageState.Done, StageState.Interrupted, StageState.Skipped]));
        Assert.That(outcome.Stages[2].NotDone, Is.Null);
    }

    [Test]
    public void A_cancellation_that_nobody_asked_for_is_a_failure() => Assert.That(
        Run(new JobStage("refine", _ => throw new OperationCanceledException("elsewhere"))).Stages[0].State,
        Is.EqualTo(StageState.Failed));

    [Test]
    public void Progress_names_the_stage_and_its_state()
    {
        Run(new JobStage("refine", services => Tell(services)), Stage("sessions", "refine"));
        (string?, StageState?, long?)[] expected =
        [
            ("refine", StageState.Waiting, null), ("sessions", StageState.Waiting, null), ("refine", StageState.Running, null), ("refine", null, 5),
            ("refine", StageState.Done, null), ("sessions", StageState.Running, null), ("sessions", StageState.Done, null),
        ];
        Assert.That(_told.Select(told => (told.Stage, told.State, told.Rows)), Is.EqualTo(expected));
    }

    [Test]
    public void A_graph_within_a_stage_keeps_both_names()
    {
        var inner = new JobGraph(Stage("refine"));
        Run(new JobStage("pipeline", inner.Run));
        Assert.That(_told.Select(told => told.Stage), Does.Contain("pipeline/refine"));
    }

    [Test]
    public void The_duration_is_the_stages_own() => Assert.That(
        Run(Stage("first"), new JobStage("second", _ => Wait(TimeSpan.FromSeconds(3)))).Stages.Select(stage => stage.Duration),
        Is.EqualTo([TimeSpan.Zero, TimeSpan.FromSeconds(3)]));

    private JobOutcome Run(params JobStage[] stages) => new JobGraph(stages).Run(new JobServices
    {
        LakeDirectory = "/lake",
        ConfDirectory = "/conf",
        Log = NullLogger.Instance,
        Time = _clock,
        Progress = new Listener(_told),
        Cancellation = _cancellation.Token,
    });

    private JobStage Stage(string id, params string[] after) => new(id, _ => Ran(id)) { After = [.. after] };

    private JobOutcome Ran(string id)
    {
        _ran.Add(id);
        return new JobOutcome();
    }

    private JobOutcome Stop(JobServices services)
    {
        _cancellation.Cancel();
        services.Cancellation.ThrowIfCancellationRequested();
        return new JobOutcome();
    }

    private JobOutcome Wait(TimeSpan time)
    {
        _clock.Advance(time);
        return new JobOutcome();
    }

    private static JobOutcome Tell(JobServices services)
    {
        services.Progress.Report(new JobProgress { Rows = 5 });
        return new JobOutcome();
    }

    private sealed class Listener(List<JobProgress> told) : IJobProgress
    {
        public void Report(JobProgress progress) => told.Add(progress);
    }
}
