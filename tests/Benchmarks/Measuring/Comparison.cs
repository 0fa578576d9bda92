namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>
/// Ours beside a peer. Both are measured in turn, ours first, so that what else the machine does weighs on both.
/// </summary>
/// <param name="Name">What is measured, unique in its benchmark.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Ours">Does our work once and says how much or how fast it was.</param>
internal sealed record Comparison(string Name, string Unit, Func<double> Ours)
{
    /// <summary>Does the peer's work once; null where there is none to compare with.</summary>
    internal Func<double>? Peer { get; init; }

    /// <summary>What the peer is.</summary>
    internal string PeerName { get; init; } = "none";

    /// <summary>What ours must reach.</summary>
    internal Goal Goal { get; init; } = Goal.None;

    /// <summary>Whether the program fails where the goal is not reached: something is wrong then, not slow.</summary>
    internal bool MustHold { get; init; }

    /// <summary>Whether this process's own processor time says what the work takes: not where processes of their own do it.</summary>
    internal bool TellsProcessor { get; init; } = true;

    /// <summary>How many times as often as asked for it is measured: short work needs more runs.</summary>
    internal int Repeats { get; init; } = 1;

    /// <summary>Whether a run of each goes before, uncounted, so that code is compiled and files are in memory.</summary>
    internal bool WarmsUp { get; init; } = true;

    /// <summary>Whether it is measured once, however many runs are asked for.</summary>
    internal bool IsMeasuredOnce { get; init; }
}
