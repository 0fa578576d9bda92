using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Sessionize, which merges into its table, killed at places all over a batch.</summary>
[UnsupportedOSPlatform("windows")]
[Explicit("Not seen to end yet; takes minutes.")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
public sealed class SessionizeCrashTests
{
    private static readonly string[] Batches = ["--max-files-per-trigger", "3"];

    private CrashCase _sessionize = null!;

    [OneTimeSetUp]
    public void Prepare() => _sessionize = new CrashCase(
        PreparedLake.Generate(events: 1_000, files: 2).After("ingest-events", "--max-files-per-trigger", "1").After("refine-events", "--max-files-per-trigger", "1"),
        ["sessionize", .. Batches],
        "gold/sessions");

    [OneTimeTearDown]
    public void Close() => _sessionize.Dispose();

    [Test]
    public void Killed_before_its_first_batch_is_decided_on_it_begins_anew() => _sessionize.Survives(
        "streaming.metadata.before-write", "streaming.metadata.after-write", "streaming.offsets.before-write", "storage.create.write:2:torn");

    [Test]
    public void Killed_within_its_first_batch_it_does_the_batch_again() => _sessionize.Survives(
        "streaming.offsets.after-write", "delta.file.before-publish", "storage.create.before-link", "delta.commit.after", "streaming.commits.before-write");

    [Test]
    public void Killed_within_a_merge_it_does_the_merge_again_once() => _sessionize.Survives(
        "streaming.offsets.after-write:2", "delta.files.before", "delta.file.after-publish", "delta.files.after", "delta.commit.before", "storage.create.after-link",
        "streaming.batch.after-process", "streaming.commits.after-write");
}
