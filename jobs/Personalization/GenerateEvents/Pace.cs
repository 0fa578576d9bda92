namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>When records are due that have a mean rate, steadily or in bursts.</summary>
/// <param name="Rate">Records a second on average.</param>
/// <param name="BurstEvery">How often a burst begins, the first at once; null for none.</param>
/// <param name="BurstFactor">How many times the rate a burst has, from 1 to 1 / <see cref="BurstShare"/>, where nothing is sent between.</param>
internal sealed record Pace(int Rate, TimeSpan? BurstEvery = null, double BurstFactor = 1)
{
    /// <summary>How much of the time is bursts.</summary>
    internal const double BurstShare = 0.1;

    /// <summary>When a record is due, from the beginning.</summary>
    /// <param name="record">Its number, from 0.</param>
    internal TimeSpan DueAt(long record)
    {
        if (BurstEvery is not { } every)
            return TimeSpan.FromSeconds((double)record / Rate);
        var ofPeriod = Rate * every.TotalSeconds;
        var ofBurst = ofPeriod * BurstShare * BurstFactor;
        var (periods, place) = (Math.Floor(record / ofPeriod), record % ofPeriod);
        var passed = place < ofBurst
            ? place / ofBurst * BurstShare
            : BurstShare + ((place - ofBurst) / (ofPeriod - ofBurst) * (1 - BurstShare));
        return (periods + passed) * every;
    }
}
