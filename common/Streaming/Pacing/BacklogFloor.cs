namespace SparkPersonalization.Streaming.Pacing;

/// <summary>
/// How much a batch takes at least so that what waits becomes less. What batches cost tells which sizes are short enough, but not which get
/// through as much as comes: only the backlog does.
/// </summary>
internal sealed class BacklogFloor
{
    // A backlog is to shrink after nearly every batch: where it does not, one doubling outweighs some seven steps back.
    private const double Growth = 2;
    private const double StepBack = 0.9;
    private const double WithoutBacklog = 0.5;

    private double _size;
    private TimeSpan? _behind;

    /// <summary>The least size; 0 for none.</summary>
    internal long Size => (long)_size;

    /// <summary>Learns from a batch.</summary>
    /// <param name="size">How much it took, or was allowed to.</param>
    /// <param name="isLimited">Whether more was there than it was allowed to take.</param>
    /// <param name="behind">How long the oldest of what still waits has waited; null where that is not known.</param>
    internal void Note(long size, bool isLimited, TimeSpan? behind)
    {
        _size = !isLimited ? _size * WithoutBacklog
            : behind >= _behind ? Math.Max(_size, size * Growth)
            : _size * StepBack;
        _behind = isLimited ? behind : null;
    }
}
