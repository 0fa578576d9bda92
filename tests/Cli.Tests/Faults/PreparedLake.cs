using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A lake that jobs have brought to some state; tests work on copies of it.</summary>
internal sealed class PreparedLake : IDisposable
{
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

    /// <summary>Copies the lake, with other names of files than the original's only above the lake.</summary>
    internal PreparedLake Copy()
    {
        var copy = new PreparedLake();
        CopyTo(copy.Path);
        return copy;
    }

    /// <summary>Copies what the lake holds into a folder.</summary>
    internal void CopyTo(string folder)
    {
        foreach (var file in !Directory.Exists(Path) ? [] : Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(folder, System.IO.Path.GetRelativePath(Path, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Copies the lake as it is some days later, with a file in each table that a writer left and never committed.</summary>
    internal PreparedLake Aged()
    {
        var lake = Copy();
        foreach (var log in Directory.EnumerateDirectories(lake.Path, "_delta_log", SearchOption.AllDirectories))
            File.WriteAllText(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(log)!, "part-of-a-dead-writer.parquet"), "not committed");
        foreach (var file in Directory.EnumerateFiles(lake.Path, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddDays(-3));
        return lake;
    }

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
