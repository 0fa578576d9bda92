using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>The rows of <c>gold/sessions</c>.</summary>
public static class SessionRows
{
    private static readonly string[] Needed =
    [
        SilverEvents.EventId, SilverEvents.EventTime, SilverEvents.EventDate, SilverEvents.Kind, SilverEvents.AnonymousId, SilverEvents.UserId,
        SilverEvents.CampaignSource, SilverEvents.CampaignMedium, SilverEvents.CampaignName, SilverEvents.PagePath, SilverEvents.PageReferrer,
        SilverEvents.DeviceType, SilverEvents.Country, SilverEvents.Step, SilverEvents.OrderId, SilverEvents.Total, SilverEvents.Currency,
    ];

    /// <summary>The sessions of events.</summary>
    /// <param name="events">Events with the columns of <c>silver/events</c>, each event once.</param>
    /// <param name="rules">Where sessions begin.</param>
    /// <returns>A row a session, with the columns of <c>gold/sessions</c>, in no order.</returns>
    public static DataFrame From(DataFrame events, SessionRules rules)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rules);
        return From(events, rules, rows => rows);
    }

    /// <summary>The sessions of events.</summary>
    /// <param name="events">Events with the columns of <c>silver/events</c>, each event once.</param>
    /// <param name="rules">Where sessions begin.</param>
    /// <param name="keep">Keeps rows that are read more than once.</param>
    internal static DataFrame From(DataFrame events, SessionRules rules, Func<DataFrame, DataFrame> keep) => Made(events, rules, keep).Select(Columns(rules));

    /// <summary>The sessions of events and of sessions that go on.</summary>
    /// <param name="events">Events with the columns of <c>silver/events</c>, each event once, and <see cref="OpenSessions.AsEvents"/>.</param>
    /// <param name="open">The sessions that go on.</param>
    /// <param name="rules">Where sessions begin.</param>
    /// <param name="keep">Keeps rows that are read more than once.</param>
    internal static DataFrame From(DataFrame events, DataFrame open, SessionRules rules, Func<DataFrame, DataFrame> keep) =>
        OpenSessions.AddTo(Made(events, rules, keep), open).Select(Columns(rules));

    /// <summary>The columns of events that sessions are made of.</summary>
    internal static DataFrame Narrow(DataFrame events) => events.Select([.. Needed.Select(Col)]);

    private static DataFrame Made(DataFrame events, SessionRules rules, Func<DataFrame, DataFrame> keep)
    {
        var marks = SessionMarks.Of(events, rules, keep);
        return SessionMarks.Join(Narrow(events), marks)
            .GroupBy(Sessions.SessionKey, SessionMarks.SessionPlace)
            .Agg(Count(Lit(1)).As(Sessions.Events), [.. SessionAggregates.All(rules)])
            .Join(SessionOrders.Of(events, marks), SessionMarks.Session, "left");
    }

    private static Column[] Columns(SessionRules rules)
    {
        var computed = new Dictionary<string, Column>
        {
            [Sessions.SessionId] = SessionIds.Of(Col(Sessions.SessionKey), Col(Sessions.FirstEventId)),
            [Sessions.AnonymousId] = SessionKeys.AnonymousId(Col(Sessions.SessionKey)),
            [Sessions.DurationMs] = ((UnixMicros(Col(Sessions.EndedAt)) - UnixMicros(Col(Sessions.StartedAt))) / 1000).Cast("BIGINT"),
            [Sessions.Orders] = Coalesce(Col(Sessions.Orders), Lit(0L)),
            [Sessions.IsBot] = rules.MaxEvents > 0 ? Col(Sessions.Events) > (long)rules.MaxEvents : Lit(false),
        };
        return [.. Sessions.Table.Schema.FieldNames.Select(name => computed.GetValueOrDefault(name) is { } column ? column.As(name) : SessionAggregates.Final(name).As(name))];
    }
}
