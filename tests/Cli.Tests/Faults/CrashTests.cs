using System.Runtime.Versioning;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>
/// Real jobs, killed as with <c>kill -9</c> at every place that they pass, and robbed of what they know of their progress, come to the tables of
/// runs that nothing disturbed.
/// </summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
[Parallelizable(ParallelScope.All)]
public sealed class CrashTests
{
    private const int FewestPlaces = 40;

    private static IEnumerable<CrashChain> Chains => CrashChains.All;

    private static IEnumerable<string> Jobs => JobTables.All.Keys.Where(job => job != "pipeline");

    [TestCaseSource(nameof(Chains))]
    public void Killed_again_and_again_a_job_comes_to_the_tables_of_an_undisturbed_run(CrashChain chain)
    {
        using var job = new CrashCase(chain.Run, JobTables.Of(chain.Run));
        foreach (var step in chain.Steps)
            job.Suffer(step);

        job.Finish(string.Join(", ", chain.Steps));
        if (JobTables.HasCheckpoint(chain.Run))
            job.Suffer(LostProgress.NoCommit);
        job.Finish("another run, without new input");
    }

    [TestCaseSource(nameof(Jobs))]
    public void A_job_is_killed_at_every_place_that_it_passes(string job)
    {
        var killedAt = CrashChains.All.Where(chain => JobTables.JobOf(chain.Run) == job).SelectMany(chain => chain.Names);
        Assert.That(UndisturbedRuns.Of(job).Rooms.Except(killedAt), Is.Empty);
    }

    [Test]
    public void Each_of_the_named_places_is_killed_at_and_each_write_is_torn()
    {
        CrashChain[] chains = [.. CrashChains.All, CrashChains.OfTopic];

        Assert.That(CrashPoints.Names, Has.Count.AtLeast(FewestPlaces).And.Unique);
        Assert.That(CrashPoints.Names.Except(chains.SelectMany(chain => chain.Names)), Is.Empty);
        Assert.That(CrashPoints.Names.Where(IsWrite).Except(chains.SelectMany(chain => chain.Torn)), Is.Empty);
    }

    // A write itself, or the place before one that has no name of its own.
    private static bool IsWrite(string name) =>
        name.EndsWith(".write", StringComparison.Ordinal)
        || name is "delta.vectors.before" or "delta.commit.before" or "delta.checkpoint.before-hint" or "delta.vacuum.before-note"
        || (name.EndsWith(".before-write", StringComparison.Ordinal) && !CrashPoints.Names.Contains(name.Replace(".before-write", ".write", StringComparison.Ordinal)));
}
