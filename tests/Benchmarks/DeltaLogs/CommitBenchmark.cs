using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.DeltaLogs;

/// <summary>One Delta commit, on the disk when it returns.</summary>
internal sealed class CommitBenchmark : IBenchmark
{
    public string Name => "delta-commit";

    public string Summary => "A commit of one file, with fsync, beside the bare system calls that a durable put-if-absent of the same bytes takes.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var table = SampleLog.New(place);
        var peer = Directory.CreateDirectory(place.NewDirectory("bare")).FullName;
        var number = 0;
        yield return new Comparison("commit, checkpoints included", "ms", () => Timing.Milliseconds(() => SampleLog.Commit(table.Log, SampleLog.File(++number))))
        {
            Peer = () => Bare(table, number, Path.Combine(peer, $"{number}.json")),
            PeerName = "write, fsync, link",
            Goal = Goal.AtMost(20),
            Repeats = 20,
        };
    }

    private static double Bare(SampleLog table, int version, string target)
    {
        var bytes = File.ReadAllBytes(table.NameOf(version, "json"));
        return Timing.Milliseconds(() => BareFiles.Put(target, bytes));
    }
}
