using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>A span of time, told in conditions from which files can be left out.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The last instant.</param>
internal sealed record Reach(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>All of time.</summary>
    internal static readonly Reach Always = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>From the least of one column to the greatest of another; null without rows.</summary>
    internal static Reach? Of(DataFrame rows, string from, string to) => Instants.Span(rows, from, to) is var (first, last)
        ? new Reach(new DateTimeOffset(first.ToDateTime()), new DateTimeOffset(last.ToDateTime()))
        : null;

    /// <summary>The span with a margin on both sides.</summary>
    internal Reach Wider(TimeSpan margin) => new(From - margin, To + margin);

    /// <summary>The least span that has this one and another.</summary>
    internal Reach And(Reach other) => new(From < other.From ? From : other.From, To > other.To ? To : other.To);

    /// <summary>Whether another span lies in this one.</summary>
    internal bool Covers(Reach other) => From <= other.From && To >= other.To;

    /// <summary>The events of the span.</summary>
    internal DataFrame Of(DataFrame events) => events.Filter(
        (Col(SilverEvents.EventDate) >= DateOf(From)) & (Col(SilverEvents.EventDate) <= DateOf(To))
        & (Col(SilverEvents.EventTime) >= new Timestamp(From)) & (Col(SilverEvents.EventTime) <= new Timestamp(To)));

    /// <summary>The sessions of which a part lies in the span.</summary>
    internal DataFrame OfSessions(DataFrame sessions) => this == Always
        ? sessions
        : sessions.Filter((Col(Sessions.SessionDate) <= DateOf(To)) & (Col(Sessions.EndedAt) >= new Timestamp(From)) & (Col(Sessions.StartedAt) <= new Timestamp(To)));

    private static Date DateOf(DateTimeOffset time) => new Timestamp(time).Day();
}
