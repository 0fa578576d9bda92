namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>What was measured.</summary>
/// <param name="Benchmark">The benchmark's name.</param>
/// <param name="Comparison">What was compared.</param>
/// <param name="OurSamples">Ours, run by run.</param>
/// <param name="PeerSamples">The peer's, run by run; empty where there is none.</param>
internal sealed record Figure(string Benchmark, Comparison Comparison, IReadOnlyList<Sample> OurSamples, IReadOnlyList<Sample> PeerSamples)
{
    /// <summary>The median of ours.</summary>
    internal double Ours => Median(OurSamples.Select(sample => sample.Value));

    /// <summary>The median of the peer's.</summary>
    internal double? Peer => PeerSamples.Count == 0 ? null : Median(PeerSamples.Select(sample => sample.Value));

    /// <summary>The median of the ratios of ours to the peer's, of the two that were measured one after the other.</summary>
    internal double? Ratio => PeerSamples.Count == 0 ? null : Median(OurSamples.Zip(PeerSamples, (ours, peer) => ours.Value / peer.Value));

    /// <summary>How many times the processor time of the peer ours takes: what a busy machine changes least. Null where it is spent elsewhere.</summary>
    internal double? ProcessorRatio => PeerSamples.Count == 0 || !Comparison.TellsProcessor ? null : Median(OurSamples.Select(sample => sample.Processor.TotalSeconds)) / Median(PeerSamples.Select(sample => sample.Processor.TotalSeconds));

    /// <summary>Whether the goal is reached; null where there is none.</summary>
    internal bool? Holds => Comparison.Goal.IsReached?.Invoke(this);

    /// <summary>Whether the program fails by it.</summary>
    internal bool Fails => Comparison.MustHold && Holds is false;

    private static double Median(IEnumerable<double> samples)
    {
        var sorted = samples.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
