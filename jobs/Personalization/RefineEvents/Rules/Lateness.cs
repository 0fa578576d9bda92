using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>Events whose corrected time lies too far from when they were received, row by row: never by what else is in the batch.</summary>
internal static class Lateness
{
    internal static IEnumerable<Reason> Rules(TimeSpan maxLateness, TimeSpan maxFuture)
    {
        var late = UnixMicros(Col(SilverEvents.ReceivedAt)) - UnixMicros(Col(SilverEvents.EventTime));
        yield return new Reason(ReasonCodes.TooLate, SilverEvents.EventTime, $"The event was received more than {maxLateness:c} after it happened.", late > Times.Micros(maxLateness));
        yield return new Reason(ReasonCodes.InFuture, SilverEvents.EventTime, $"The event claims to happen more than {maxFuture:c} after it was received.", late < -Times.Micros(maxFuture));
    }
}
