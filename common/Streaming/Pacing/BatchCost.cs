namespace SparkPersonalization.Streaming.Pacing;

/// <summary>What a batch costs by its size, from the batches of late: a fixed part, and a part for each unit.</summary>
internal sealed class BatchCost
{
    private const int Kept = 16;
    private const double LeastSpread = 1.2;

    private readonly Queue<(double Size, double Seconds)> _batches = new();
    private double _once;

    internal void Note(double size, double seconds)
    {
        _batches.Enqueue((size, seconds));
        if (_batches.Count > Kept)
        {
            _batches.Dequeue();
        }
    }

    /// <summary>
    /// The size that takes a time. Where the fixed part alone takes it, the size whose own part is as long, so that half of the time is work
    /// still.
    /// </summary>
    internal double Fitting(double seconds)
    {
        var (once, each) = Parts();
        return each > 0 ? Math.Max(seconds - once, once) / each : double.PositiveInfinity;
    }

    // The line nearest to the batches. Batches of one size do not tell the parts apart: the last parts that were told stay true then.
    private (double Once, double Each) Parts()
    {
        var (size, seconds) = (_batches.Average(b => b.Size), _batches.Average(b => b.Seconds));
        if (_batches.Max(b => b.Size) >= LeastSpread * _batches.Min(b => b.Size))
        {
            var each = _batches.Sum(b => (b.Size - size) * (b.Seconds - seconds)) / _batches.Sum(b => (b.Size - size) * (b.Size - size));
            _once = each > 0 ? Math.Max(0, seconds - (each * size)) : 0;
        }

        _once = Math.Min(_once, _batches.Min(b => b.Seconds));
        return (_once, (seconds - _once) / size);
    }
}
