namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>How a total spreads over the minutes of the period: quiet nights and busy evenings in the shop's zone.</summary>
internal sealed class DayCurve
{
    // Relative traffic of the hours 0 to 23.
    private static readonly int[] Hours =
        [14, 9, 6, 5, 5, 8, 16, 28, 40, 48, 53, 56, 60, 56, 52, 52, 56, 62, 70, 80, 86, 78, 54, 30];

    private readonly long[] _upTo;

    internal DayCurve(Period period)
    {
        _upTo = new long[period.Minutes];
        var sum = 0L;
        for (var minute = 0; minute < _upTo.Length; minute++)
        {
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(period.StartOf(minute)), period.Zone);
            _upTo[minute] = sum += Hours[local.Hour];
        }
    }

    /// <summary>How much of <paramref name="total"/> should be done when the minute is over.</summary>
    internal long Target(long total, int minute) => (long)((Int128)total * _upTo[minute] / _upTo[^1]);
}
