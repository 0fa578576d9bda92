using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>What a job knows of its progress is cut off or lost between its runs: the tables and their logs tell the rest.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
[Parallelizable(ParallelScope.All)]
public sealed class LostProgressTests
{
    [Test]
    public void Last_entries_that_are_torn_or_deleted_are_made_good([Values("ingest-events", "refine-events", "sessionize", "build-features")] string job)
    {
        using var lake = new CrashCase(job, JobTables.Of(job));
        lake.KillAt("streaming.offsets.after-write:2");
        Tear(Newest(lake, job, "offsets"));
        lake.KillAt("streaming.commits.after-write");
        Tear(Newest(lake, job, "commits"));
        lake.KillAt("streaming.commits.after-write");
        File.Delete(Newest(lake, job, "commits"));

        lake.Finish("entries were torn and deleted");
        File.Delete(Newest(lake, job, "commits"));
        lake.Finish("the last entry of commits was deleted after all was done");
    }

    [Test]
    public void A_checkpoint_that_was_deleted_is_told_by_the_tables([Values("refine-events", "sessionize", "build-features")] string job)
    {
        using var lake = new CrashCase(job, JobTables.Of(job));
        lake.KillAt("delta.commit.after:3");
        DeleteCheckpoint(lake, job);
        lake.KillAt("streaming.commits.after-write:2");
        DeleteCheckpoint(lake, job);

        lake.Finish("the checkpoint was deleted amid the work");
        DeleteCheckpoint(lake, job);
        lake.Finish("the checkpoint was deleted after all was done");
    }

    private static string Checkpoint(CrashCase lake, string job) => Path.Combine(lake.Path, "_checkpoints", job);

    private static void DeleteCheckpoint(CrashCase lake, string job) => Directory.Delete(Checkpoint(lake, job), recursive: true);

    private static string Newest(CrashCase lake, string job, string log) => Directory.EnumerateFiles(Path.Combine(Checkpoint(lake, job), log))
        .Where(file => int.TryParse(Path.GetFileName(file), out _)).MaxBy(file => int.Parse(Path.GetFileName(file), System.Globalization.CultureInfo.InvariantCulture))!;

    private static void Tear(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }
}
