using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Refine, which writes two tables in a batch, killed at places all over a batch.</summary>
[UnsupportedOSPlatform("windows")]
[Explicit("Not seen to end yet; takes minutes.")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
public sealed class RefineCrashTests
{
    private CrashCase _case = null!;

    [OneTimeSetUp]
    public void Prepare() => _case = new CrashCase(
        PreparedLake.Generate(events: 1_000, files: 2).After("ingest-events", "--max-files-per-trigger", "1"),
        ["refine-events", "--max-files-per-trigger", "1"],
        "silver/events", "quarantine/events");

    [OneTimeTearDown]
    public void Close() => _case.Dispose();

    [Test]
    public void Killed_before_its_first_batch_is_decided_on_it_begins_anew() => _case.Survives(
        "streaming.metadata.before-write", "streaming.metadata.after-write", "streaming.offsets.before-write", "storage.create.write:2:torn");

    [Test]
    public void Killed_within_a_batch_it_does_the_batch_again() => _case.Survives(
        "streaming.offsets.after-write", "streaming.batch.before-process", "delta.files.before", "delta.file.before-publish", "delta.file.after-publish",
        "delta.files.after", "delta.commit.before", "delta.commit.after");

    [Test]
    public void Killed_between_its_two_tables_or_after_them_it_writes_no_row_twice() => _case.Survives(
        "delta.commit.after", "delta.commit.before", "streaming.batch.after-process", "streaming.commits.before-write", "streaming.commits.after-write",
        "delta.commit.after", "streaming.batch.after-process");
}
