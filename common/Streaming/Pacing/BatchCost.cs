namespace SparkPersonalization.Streaming.Pacing;

/// <summary>
/// What a batch costs by its size: a fixed part, and a part for each unit. It is told from the batches of late of each magnitude, so that many of
/// one size do not drive out what the others have shown.
/// </summary>
internal sealed class BatchCost
{
    // What else the machine does makes batches slow by chance: sizes that are near each other would tell that.
    private const double LeastSpread = 4;
    private const double ShareOfNewest = 0.3;
    private const double NearlyBest = 0.8;
    private const double LargestError = 2;
    private const int MostErrors = 3;

    // A table grows and with it what each batch reads: what a size took long ago would seem better than all that is tried now.
    private const int RemembersFor = 8;

    private readonly Dictionary<int, Mean> _means = [];
    private int _errors;
    private int _noted;

    /// <summary>Whether sizes were tried that differ enough to tell the parts apart.</summary>
    internal bool TellsParts => AreSpread(_means.Values);

    internal void Note(double size, double seconds)
    {
        _errors = _means.Count > 0 && TellsParts && IsWrong(size, seconds) ? _errors + 1 : 0;
        if (_errors >= MostErrors)
        {
            // The machine, or the work, is another than it was.
            _means.Clear();
        }

        var magnitude = Math.ILogB(size);
        _noted++;
        _means[magnitude] = _means.TryGetValue(magnitude, out var mean)
            ? new Mean(Near(mean.Size, size), Near(mean.Seconds, seconds), _noted)
            : new Mean(size, seconds, _noted);
        Forget();
    }

    /// <summary>
    /// The size that takes a time. Where the fixed part is more than a third of it, the smallest size that gets through nearly as much in a time
    /// as any: a stage that is behind gets nowhere with batches that are mostly their fixed part.
    /// </summary>
    internal double Fitting(double seconds)
    {
        var (once, each) = Parts();
        return each <= 0 ? double.PositiveInfinity : seconds - once >= 2 * once ? (seconds - once) / each : Efficient();
    }

    // As long as the largest magnitude that was tried is the best by far, a larger one may be better still. Batches are somewhat smaller than asked
    // for, as files are not divided: the magnitude's upper end still gives some of it, which tell how it does now.
    private double Efficient()
    {
        var best = _means.Values.Max(m => m.Rate);
        var magnitude = _means.Where(m => m.Value.Rate >= NearlyBest * best).Min(m => m.Key);
        return Math.ScaleB(1, magnitude + (magnitude < _means.Keys.Max() ? 1 : 2));
    }

    // Without what tells the parts apart, old times are better than none.
    private void Forget()
    {
        var late = _means.Where(m => _noted - m.Value.Noted <= RemembersFor).ToDictionary();
        if (late.Count < _means.Count && AreSpread(late.Values))
        {
            foreach (var old in _means.Keys.Except(late.Keys).ToList())
            {
                _means.Remove(old);
            }
        }
    }

    private static bool AreSpread(IReadOnlyCollection<Mean> means) => means.Max(m => m.Size) >= LeastSpread * means.Min(m => m.Size);

    private bool IsWrong(double size, double seconds)
    {
        var (once, each) = Parts();
        var told = once + (each * size);
        return seconds > LargestError * told || seconds < told / LargestError;
    }

    private static double Near(double mean, double newest) => mean + (ShareOfNewest * (newest - mean));

    // The line nearest to the means, of which one that falls says that size does not matter.
    private (double Once, double Each) Parts()
    {
        var (size, seconds) = (_means.Values.Average(m => m.Size), _means.Values.Average(m => m.Seconds));
        if (!TellsParts)
        {
            return (0, seconds / size);
        }

        var each = _means.Values.Sum(m => (m.Size - size) * (m.Seconds - seconds)) / _means.Values.Sum(m => (m.Size - size) * (m.Size - size));
        var once = Math.Clamp(seconds - (each * size), 0, _means.Values.Min(m => m.Seconds));
        return (once, (seconds - once) / size);
    }

    private readonly record struct Mean(double Size, double Seconds, int Noted)
    {
        internal double Rate => Size / Seconds;
    }
}
