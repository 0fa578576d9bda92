using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>Times of events.</summary>
internal static class Times
{
    /// <summary>A span in microseconds, as <c>unix_micros</c> counts.</summary>
    internal static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>
    /// When it happened, the device's clock corrected as Segment's specification does: what the device says it was, plus the collector's
    /// clock less the device's at the moment of sending. Without a time of sending the device's clock is trusted.
    /// </summary>
    internal static Column Corrected(Column timestamp, Column sentAt, Column receivedAt) =>
        TimestampMicros(UnixMicros(timestamp) + Coalesce(UnixMicros(receivedAt) - UnixMicros(sentAt), Lit(0L)));
}
