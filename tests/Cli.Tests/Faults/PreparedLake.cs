using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A lake in which the jobs before the one under test are done; tests work on copies of it.</summary>
internal sealed class PreparedLake : IDisposable
{
    private static readonly string[] Clock = ["ingested_at", "quarantined_at"];

    private readonly TemporaryDirectory _directory = new();

    internal string Path => _directory["lake"];

    /// <summary>A shop's events in files.</summary>
    internal static PreparedLake Generate(int events, int files)
    {
        var lake = new PreparedLake();
        EventGenerator.Run(
            new GenerateEventsOptions { Events = events, DuplicateRate = 0.05, ConflictRate = 0.05, LateRate = 0.1, MalformedRate = 0.03, OversizedShare = 0 },
            lake._directory["generated"]);
        var lines = Directory.EnumerateFiles(lake._directory["generated/events"]).Order(StringComparer.Ordinal).SelectMany(Lines).ToList();
        var raw = Directory.CreateDirectory(System.IO.Path.Combine(lake.Path, "_raw", "events")).FullName;
        foreach (var (file, part) in lines.Chunk((lines.Count + files - 1) / files).Index())
            File.WriteAllBytes(System.IO.Path.Combine(raw, $"{file:D3}.jsonl"), [.. part.SelectMany(line => line)]);
        return lake;
    }

    /// <summary>Runs a job, which must be done.</summary>
    internal PreparedLake After(params string[] job)
    {
        var run = JobProcess.Run(Path, job);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return this;
    }

    /// <summary>Copies the lake, with other names of files than the original's only above the lake.</summary>
    internal TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var target = copy[System.IO.Path.GetRelativePath(Path, file)];
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }

    /// <summary>The rows of a table of a lake, but for the clock of its runs and for where the lake lies.</summary>
    internal static IReadOnlyList<string> Rows(SparkSession spark, string lake, string table) =>
        [.. RowText.Sorted(spark.Read().Format("delta").Load(System.IO.Path.Combine(lake, table)), Clock)
            .Select(row => row.Replace(lake, "LAKE", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Dispose() => _directory.Dispose();

    private static IEnumerable<byte[]> Lines(string file)
    {
        var bytes = File.ReadAllBytes(file);
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start) + 1;
            yield return bytes[start..end];
            start = end;
        }
    }
}
