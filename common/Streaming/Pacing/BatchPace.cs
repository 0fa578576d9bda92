using System.Globalization;
using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming.Pacing;

/// <summary>
/// How much a batch takes of a source so that it ends within the trigger's interval: at most what the reader's options say, less while batches
/// take longer than that, but not so little that they are mostly their fixed cost, nor that more and more waits. The cap follows what batches of
/// late cost.
/// </summary>
/// <param name="most">What the options say.</param>
/// <param name="period">The interval to keep; null to take what the options say.</param>
internal sealed class BatchPace(ReadLimit most, TimeSpan? period)
{
    // What is measured varies: a batch that is to fill the interval would often break it.
    private const double Filled = 0.9;

    // Batches that are slow at one size may be so whatever their size, and files are not divided: only a larger one tells.
    private const long Probe = 2;

    private readonly PacedUnit? _unit = period is null ? null : PacedUnit.Of(most);
    private readonly BatchCost _cost = new();
    private readonly BacklogFloor _floor = new();
    private long? _cap;

    /// <summary>What the next batch takes at most.</summary>
    internal ReadLimit Limit => _unit is null || _cap is null ? most : _unit.Capped(most, _cap.Value);

    /// <summary>The limit for people; null where nothing is adapted.</summary>
    internal string? Text => _unit is null ? null : string.Create(CultureInfo.InvariantCulture, $"{_cap ?? _unit.Most:#,0} {_unit.Name}");

    /// <summary>Learns what a batch cost.</summary>
    /// <param name="size">How much it took, or null where that is not known.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="behind">How long the oldest of what still waits has waited; null where that is not known.</param>
    internal void Note(BatchSize? size, TimeSpan time, TimeSpan? behind = null)
    {
        if (_unit is null || size is null || _unit.Amount(size) is not ({ } amount and > 0))
        {
            return;
        }

        _cost.Note(amount, time.TotalSeconds);
        _floor.Note(Math.Max(amount, _cap ?? 0), isLimited: FillsCap(amount) && behind > period, behind);
        _cap = Math.Clamp(Math.Max(Next(amount, time), _floor.Size), Math.Min(_unit.Least, _unit.Most), _unit.Most);
    }

    // Files and commits are not divided, so that a batch may be somewhat smaller than its cap though there was more.
    private bool FillsCap(long amount) => _cap is { } cap && amount >= cap / 2;

    private long Next(long amount, TimeSpan time)
    {
        var cap = _cap ?? _unit!.Most;
        if (_cap is not null && !_cost.TellsParts)
        {
            if (!FillsCap(amount))
            {
                // There was no more to take, so that its cost says nothing of the cap.
                return cap;
            }

            if (time > period && cap < _unit!.Most)
            {
                return Probe * Math.Max(cap, amount);
            }
        }

        var fitting = _cost.Fitting(period!.Value.TotalSeconds * Filled);
        return (long)(fitting >= cap ? Math.Min(fitting, cap * 2.0) : time > period ? fitting : cap);
    }
}
