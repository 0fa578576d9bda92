namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>Something that must stay flat while events keep coming.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Of">What it is in a part of the time.</param>
internal sealed record SoakQuantity(string Name, string Unit, Func<IReadOnlyList<SoakSample>, double> Of)
{
    /// <summary>The most that it may be at the end, by what it was at the start; null where it may grow.</summary>
    internal Func<double, double>? Most { get; init; }

    /// <summary>
    /// What is looked at. Memory and lag jitter, so that a part's median or its slower tenth counts. Files go up and down as small ones are made
    /// one, in classes of size of which the largest fills for minutes, so that the most counts, and twice as many are no growth: without upkeep
    /// there would be several times as many. What has left the tables stays on the disk for an hour at least, and may grow until then.
    /// </summary>
    internal static IReadOnlyList<SoakQuantity> All { get; } =
    [
        new("memory", "MiB", part => Share(part.Select(sample => sample.Memory), 0.5)) { Most = start => (start * 1.25) + 100 },
        new("files in the tables", "", part => part.Max(sample => sample.Files)) { Most = start => (start * 2) + 50 },
        new("lag", "s", part => Share(part.Select(sample => sample.Lag), 0.9)) { Most = start => (start * 1.5) + 2 },
        .. LivePipeline.Stages.Select(stage => new SoakQuantity($"lag of {stage}", "s", part => Share(part.Select(sample => sample.LagOf(stage)), 0.9))),
        new("files on the disk", "", part => part.Max(sample => sample.FilesOnDisk)),
    ];

    private static double Share(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
