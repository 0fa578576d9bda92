using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Real jobs, killed as with <c>kill -9</c> at every place that they pass, come to the tables of runs that nothing disturbed.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
[Parallelizable(ParallelScope.All)]
public sealed class CrashTests
{
    private static readonly Dictionary<string, string[]> Tables = new()
    {
        ["ingest-events"] = ["bronze/events"],
        ["refine-events"] = ["silver/events", "quarantine/events"],
        ["sessionize"] = ["gold/sessions"],
        ["build-features"] = ["gold/checkout_features"],
        ["export-features"] = ["exports/checkout_features"],
        ["maintain-tables"] = ["bronze/events", "silver/events", "quarantine/events", "gold/sessions", "gold/checkout_features"],
        ["pipeline"] = ["bronze/events", "silver/events", "quarantine/events", "gold/sessions", "gold/checkout_features", "exports/checkout_features"],
    };

    private static IEnumerable<CrashChain> Chains => CrashChains.All;

    private static IEnumerable<string> Jobs => Tables.Keys;

    [TestCaseSource(nameof(Chains))]
    public void Killed_again_and_again_a_job_comes_to_the_tables_of_an_undisturbed_run(CrashChain chain)
    {
        using var job = new CrashCase(chain.Job, Tables[chain.Job]);
        job.Survives(chain.Places);
    }

    [TestCaseSource(nameof(Jobs))]
    public void A_job_is_killed_at_every_place_that_it_passes(string job)
    {
        var killedAt = CrashChains.All.Where(chain => chain.Job == job).SelectMany(chain => chain.Places).Select(place => place.Split(':')[0]);
        Assert.That(UndisturbedRuns.Of(job).Passed.Keys.Except(killedAt), Is.Empty);
    }
}
