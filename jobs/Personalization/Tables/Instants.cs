using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tables;

/// <summary>Instants of events, and the days by which tables are partitioned.</summary>
internal static class Instants
{
    /// <summary>The least of one column and the greatest of another; null without rows.</summary>
    internal static (Timestamp First, Timestamp Last)? Span(DataFrame rows, string first, string last)
    {
        var row = rows.Agg(Min(first).As("first"), Max(last).As("last")).Head();
        return row.Get(0) is Timestamp least && row.Get(1) is Timestamp greatest ? (least, greatest) : null;
    }

    /// <summary>An instant's day in UTC.</summary>
    internal static Date Day(this Timestamp instant) => new(DateOnly.FromDateTime(instant.ToDateTime()));

    /// <summary>The day that is some days before a day.</summary>
    internal static Date Before(this Date day, int days) => new(day.DaysSinceEpoch - days);
}
