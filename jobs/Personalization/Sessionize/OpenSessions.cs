using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// Sessions that go on: the last ones of stretches whose new events all come after them. The events that they are made of need not be read
/// again: each stands among the new events as its own last event, which tells all that a session takes from the first or the last event that
/// tells (campaign, page, user) and the highest step; counts are added when the sessions are made.
/// </summary>
internal static class OpenSessions
{
    private const string Head = "__head";
    private const string Key = "__key";

    private static readonly string[] AsBefore = [Sessions.SessionDate, Sessions.FirstEventId, Sessions.StartedAt, Sessions.BegunBy];

    private static readonly string[] OfOrders = [Sessions.Orders, Sessions.OrderTotal, Sessions.Currency];

    // The session's columns that stand for the event's.
    private static readonly Dictionary<string, string> Told = new(
        SessionAggregates.FirstTold.Concat(SessionAggregates.Campaign).Select(told => KeyValuePair.Create(told.Value, told.Key)))
    {
        [Sessions.SessionKey] = Sessions.SessionKey,
        [SilverEvents.EventId] = Sessions.LastEventId,
        [SilverEvents.EventTime] = Sessions.EndedAt,
        [SilverEvents.AnonymousId] = Sessions.AnonymousId,
        [SilverEvents.UserId] = Sessions.UserId,
        [SilverEvents.Step] = Sessions.CheckoutStepMax,
    };

    /// <summary>The sessions of stretches that go on, with the columns of <c>gold/sessions</c>.</summary>
    internal static DataFrame Of(DataFrame sessions, DataFrame stretches, SessionRules rules) => sessions
        .Join(stretches.WithColumnRenamed(Sessions.SessionKey, Key), (Col(Sessions.SessionKey) == Col(Key)) & IsLastOfStretch)
        .Filter(GoesOn(rules))
        .Select([.. Sessions.Table.Schema.FieldNames.Select(Col)]);

    /// <summary>The stretches that have none of the sessions that go on.</summary>
    internal static DataFrame Without(DataFrame open, DataFrame stretches) => stretches
        .Join(open.Select(Col(Sessions.SessionKey).As(Key), Col(Sessions.StartedAt), Col(Sessions.EndedAt)), (Col(Sessions.SessionKey) == Col(Key)) & IsLastOfStretch, "left_anti");

    /// <summary>The sessions as events, with the columns of <paramref name="events"/>.</summary>
    internal static DataFrame AsEvents(DataFrame open, DataFrame events) => open.Select([.. events.Schema().Fields.Select(AsEvent)]);

    /// <summary>Adds what sessions that go on had before.</summary>
    /// <param name="made">Sessions as made of the new events and <see cref="AsEvents"/>.</param>
    /// <param name="open">The sessions that go on.</param>
    internal static DataFrame AddTo(DataFrame made, DataFrame open)
    {
        var heads = open.Select(Struct([.. Sessions.Table.Schema.FieldNames.Select(Col)]).As(Head));
        var isBegunByHead = (Col(Sessions.SessionKey) == Before(Sessions.SessionKey)) & (Col(Sessions.FirstEventId) == Before(Sessions.LastEventId))
            & (Col(Sessions.StartedAt) == Before(Sessions.EndedAt));
        return made.Join(heads, isBegunByHead, "left").WithColumns(Sums().ToDictionary(sum => sum.Name, sum => sum.Value)).Drop(Head);
    }

    // Two sessions of one instant may both look like the last.
    private static Column IsLastOfStretch => (Col(Sessions.EndedAt) == Col($"{Stretches.Last}.{Stretches.To}"))
        & (Col(Sessions.StartedAt) == Col($"{Stretches.Last}.{Stretches.From}")) & (Col($"{Stretches.Last}.{Stretches.Rows}") == 1L);

    // An order that is told again, a cut of the greatest length, and events that come too fast are seen only by those who have all events.
    private static Column GoesOn(SessionRules rules)
    {
        var goesOn = (Col(Sessions.EndedAt) < Col(Stretches.FirstNew)) & !(Col(Stretches.HasNewOrders) & (Col(Sessions.Orders) > 0L));
        if (rules.MaxLength > TimeSpan.Zero)
            goesOn &= UnixMicros(Col(Stretches.To)) - UnixMicros(Col(Sessions.StartedAt)) <= SessionMarks.MicrosOf(rules.MaxLength);
        if (rules.MaxEventsPerMinute > 0)
            goesOn &= Col(Sessions.IsFast) | (Col(Sessions.Events) + Col(Stretches.NewEvents) <= (long)rules.MaxEventsPerMinute);
        return goesOn;
    }

    private static Column AsEvent(StructField field) =>
        (Told.TryGetValue(field.Name, out var column) ? Col(column) : Lit(null)).Cast(field.DataType).As(field.Name);

    private static Column Before(string column) => Col($"{Head}.{column}");

    private static IEnumerable<(string Name, Column Value)> Sums() =>
    [
        .. AsBefore.Select(name => (name, Coalesce(Before(name), Col(name)))),
        .. SessionAggregates.CountedKinds.Keys.Select(name => (name, Col(name) + Coalesce(Before(name), Lit(0L)))),
        // The session's own last event was counted, too.
        (Sessions.Events, Col(Sessions.Events) + Coalesce(Before(Sessions.Events) - 1L, Lit(0L))),
        // Either the session or its new events had orders.
        .. OfOrders.Select(name => (name, Coalesce(Col(name), Before(name)))),
        (Sessions.IsFast, Col(Sessions.IsFast) | Coalesce(Before(Sessions.IsFast), Lit(false))),
    ];
}
