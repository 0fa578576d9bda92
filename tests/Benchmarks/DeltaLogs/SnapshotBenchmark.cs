using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Delta;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.DeltaLogs;

/// <summary>A table's newest version, read from its log by a process that knows nothing of it yet.</summary>
internal sealed class SnapshotBenchmark : IBenchmark
{
    private const int CheckpointInterval = 10;

    // After the newest checkpoint there are mostly some commits.
    private const int CommitsAfterCheckpoint = 3;

    private const int CommitsOfWideLog = 30;

    public string Name => "delta-snapshot";

    public string Summary => "The newest version from nothing, of long logs and of many files, beside a minimal reader of paths and sizes.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var commits = place.Events / 10 / CheckpointInterval * CheckpointInterval;
        yield return Of($"{commits:#,0} commits, checkpoint every {CheckpointInterval}", LongLog(place, commits), commits + CommitsAfterCheckpoint, repeats: 2);

        var files = place.Events * 3 / CommitsOfWideLog * CommitsOfWideLog;
        var wide = SampleLog.New(place);
        wide.AddCommits(1, CommitsOfWideLog, files / CommitsOfWideLog);
        yield return Of($"{files:#,0} files, from commits", wide, files);

        wide.AddCheckpoint();
        yield return Of($"{files:#,0} files, from a checkpoint", wide, files);
    }

    private static Comparison Of(string name, SampleLog table, int files, int repeats = 1) => new(name, "ms", () => Ours(table, files))
    {
        Peer = () => Peer(table, files),
        PeerName = "minimal reader",
        Goal = Goal.RatioAtMost(2.5),
        Repeats = repeats,
    };

    /// <summary>
    /// A commit for each file. The older checkpoints are only names, as no reader of the newest version opens them: they are there because
    /// a log of that age has them, and a listing passes over them.
    /// </summary>
    private static SampleLog LongLog(Workplace place, int commits)
    {
        var table = SampleLog.New(place);
        table.AddCommits(1, commits, filesOfEach: 1);
        table.AddCheckpoint();
        for (var version = CheckpointInterval; version < commits; version += CheckpointInterval)
            File.WriteAllBytes(table.NameOf(version, "checkpoint.parquet"), []);
        table.AddCommits(commits + 1, CommitsAfterCheckpoint, filesOfEach: 1);
        return table;
    }

    private static double Ours(SampleLog table, int files)
    {
        long count = 0;
        var time = Timing.Milliseconds(() => count = new DeltaTableLog(LocalStorage.Instance, table.Path).Snapshot().FileCount);
        return Expected.Same(files, count, "files of the snapshot", time);
    }

    private static double Peer(SampleLog table, int files)
    {
        long count = 0;
        var time = Timing.Milliseconds(() => count = MinimalReader.Read(table.Folder).Count);
        return Expected.Same(files, count, "files of the minimal reader", time);
    }
}
