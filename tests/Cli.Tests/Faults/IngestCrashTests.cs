using System.Runtime.Versioning;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Ingest, killed at every place that a run comes to.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
public sealed class IngestCrashTests
{
    /// <summary>Places of long use only: old logs, old checkpoints, a reset.</summary>
    private static readonly string[] Unreached =
    [
        "storage.delete.before", "delta.cleanup.before-delete", "streaming.source-log.before-purge", "streaming.offsets.before-purge",
        "streaming.commits.before-purge", "streaming.reset.before-delete",
    ];

    /// <summary>Writes, which are places to be torn at only.</summary>
    private static readonly string[] Writes = ["storage.create.write", "storage.replace.write"];

    private static readonly string[] Torn =
        ["storage.create.write:1:torn", "storage.create.write:4:torn", "storage.create.write:9:torn", "storage.replace.write:1:torn"];

    private CrashCase _case = null!;

    [OneTimeSetUp]
    public void Prepare() => _case = new CrashCase(PreparedLake.Generate(events: 600, files: 12), ["ingest-events", "--max-files-per-trigger", "1"], "bronze/events");

    [OneTimeTearDown]
    public void Close() => _case.Dispose();

    private static IEnumerable<string> Places => CrashPoints.Names.Except(Unreached).Except(Writes).Concat(Torn);

    private static IEnumerable<string> LaterPlaces => ["storage.create.after-link:7", "delta.commit.after:5", "streaming.offsets.after-write:3", "streaming.commits.before-write:12"];

    [TestCaseSource(nameof(Places))]
    [TestCaseSource(nameof(LaterPlaces))]
    public void A_run_that_is_killed_leaves_a_lake_from_which_the_next_goes_on(string place) => _case.Survives(place);

    [Test]
    public void Killed_again_and_again_it_comes_to_the_same_end() =>
        _case.Survives("streaming.offsets.before-write", "streaming.offsets.after-write", "delta.file.before-publish", "delta.commit.before", "delta.commit.after", "streaming.commits.before-write");

    [Test]
    public void The_other_places_are_not_reached([ValueSource(nameof(Unreached))] string place) => _case.NeverReaches(place);
}
