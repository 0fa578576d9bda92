using System.Globalization;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>What a job knows of its progress is cut off or lost between its runs: the tables and their logs tell the rest.</summary>
internal static class LostProgress
{
    internal const string TornOffsets = "the last entry of offsets is torn";
    internal const string TornCommit = "the last entry of commits is torn";
    internal const string NoCommit = "the last entry of commits is deleted";
    internal const string NoCheckpoint = "the checkpoint is deleted";

    private static readonly Dictionary<string, Action<string>> Losses = new()
    {
        [TornOffsets] = checkpoint => Tear(Newest(checkpoint, "offsets")),
        [TornCommit] = checkpoint => Tear(Newest(checkpoint, "commits")),
        [NoCommit] = checkpoint => File.Delete(Newest(checkpoint, "commits")),
        [NoCheckpoint] = checkpoint => Directory.Delete(checkpoint, recursive: true),
    };

    internal static bool Has(string step) => Losses.ContainsKey(step);

    /// <summary>Lets a job lose something.</summary>
    internal static void Apply(string loss, string lake, string job) => Losses[loss](Path.Combine(lake, "_checkpoints", job));

    private static string Newest(string checkpoint, string log) => Directory.EnumerateFiles(Path.Combine(checkpoint, log))
        .Where(file => int.TryParse(Path.GetFileName(file), out _)).MaxBy(file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture))!;

    private static void Tear(string file)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(stream.Length / 2);
    }
}
