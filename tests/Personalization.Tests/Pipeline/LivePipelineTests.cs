using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Personalization.Tests.Pipeline;

/// <summary>All stages at once, fed by a real broker.</summary>
public sealed class LivePipelineTests
{
    private LiveLake _lake = null!;

    [SetUp]
    public void MakeLake() => _lake = new LiveLake();

    [TearDown]
    public void RemoveLake() => _lake.Dispose();

    [Test]
    public void Events_sent_while_the_stages_run_end_in_all_tables_once()
    {
        using var stop = new CancellationTokenSource();
        var outcome = Task.Run(() => _lake.Run(_lake.Options with { Continuous = true }, stop.Token));
        var truth = _lake.Send(3_000, rate: 1_000);

        var failed = _lake.WaitFor(truth, outcome);
        stop.Cancel();
        var stages = outcome.GetAwaiter().GetResult().Stages;

        Assert.That(failed.Select(check => $"{check.Name}: {check.Detail}"), Is.Empty);
        Assert.That(stages.Select(stage => (stage.Id, stage.State)), Is.All.Matches<(string, StageState State)>(s => s.State == StageState.Interrupted));
        Assert.That(stages.Select(stage => stage.Error), Is.All.Null);

        // What the live stages left behind, the stages in order go on with: nothing is new to them.
        using var spark = SparkSession.Builder().GetOrCreate();
        Assert.That(_lake.Run(_lake.Options, CancellationToken.None).Succeeded, Is.True);
        Assert.That(_lake.Failed(spark, truth), Is.Empty);
    }

    [Test]
    public void A_stage_that_fails_ends_the_others_when_they_have_done_what_they_have()
    {
        _lake.Send(500);
        using var stop = new CancellationTokenSource(LiveLake.Patience);
        var broken = _lake.Options with { Continuous = true, Sessions = new() { Zone = "Mars/Olympus" } };

        var outcome = _lake.Run(broken, stop.Token);

        Assert.That(stop.IsCancellationRequested, Is.False);
        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Stages.Where(stage => stage.State == StageState.Failed).Select(stage => stage.Id), Has.Member("sessionize"));
        Assert.That(outcome.Stages.Where(stage => stage.State is StageState.Running or StageState.Waiting), Is.Empty);
    }
}
