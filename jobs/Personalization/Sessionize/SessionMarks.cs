using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;
using Windows = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>
/// Marks events with the place of their session's first event in the key's history. But for the greatest length, whether an event begins a
/// session can be told without knowing the sessions before it, and windows do: a gap and a midnight lie between two neighbours; a campaign
/// begins a session unless the last campaign told before it is the same and no gap or midnight lies between. <see cref="LongSessions"/>
/// does the rest.
/// </summary>
internal static class SessionMarks
{
    /// <summary>The event's place in the history of its key, from 1.</summary>
    internal const string Place = "__place";

    /// <summary>The place of the first event of the event's session.</summary>
    internal const string SessionPlace = "__session_place";

    /// <summary>Why a session begins with this event; null where none does.</summary>
    internal const string Cause = "__cause";

    /// <summary>The event's time in microseconds.</summary>
    internal const string Micros = "__micros";

    /// <summary>The time of the event that many before this one as may come in a minute.</summary>
    internal const string TimeBeforeMany = "__time_before_many";

    /// <summary>The campaign that the event carries as a struct; null where it carries none.</summary>
    internal const string Campaign = "__campaign";

    /// <summary>The time of the session's first event, before the greatest length is looked at.</summary>
    internal const string Started = "__started";

    /// <summary>The columns that together tell an event's session.</summary>
    internal static readonly string[] Session = [Sessions.SessionKey, SessionPlace];

    private const string Day = "__day";
    private const string TimeBefore = "__time_before";
    private const string DayBefore = "__day_before";
    private const string CampaignBefore = "__campaign_before";
    private const string CampaignTimeBefore = "__campaign_time_before";
    private const string RunStarted = "__run_started";
    private const long MicrosPerDay = TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond;

    // Windows sort what they are given, so they are given what the rules need and no more.
    private static readonly string[] Given = [Sessions.SessionKey, SilverEvents.EventId, Micros];
    private static readonly string[] Scratch = [Day, TimeBefore, DayBefore, CampaignBefore, CampaignTimeBefore, RunStarted];

    // An id may come again after silver's horizon of duplicates, but not with the same time.
    private static readonly string[] Identity = [SilverEvents.EventId, Micros];

    /// <summary>The marks of the events of keys, without the events' own columns but for their key, id and time.</summary>
    /// <param name="events">The events.</param>
    /// <param name="rules">Where sessions begin.</param>
    /// <param name="keep">Keeps rows that are read more than once.</param>
    internal static DataFrame Of(DataFrame events, SessionRules rules, Func<DataFrame, DataFrame> keep)
    {
        var placed = WithNeighbours(WithFacts(events, rules), rules);
        var caused = placed.WithColumn(Cause, NeighbourCause(rules));
        var marked = keep(WithSessions(rules.Campaign ? WithCampaignStarts(caused) : caused).Drop(Scratch));
        return (rules.MaxLength > TimeSpan.Zero ? LongSessions.Split(marked, rules) : marked).Drop(Campaign, Started);
    }

    /// <summary>Gives events their marks; those of no key are left out.</summary>
    /// <param name="events">The events, all or some of those that are marked.</param>
    /// <param name="marks">The marks.</param>
    internal static DataFrame Join(DataFrame events, DataFrame marks) =>
        events.Drop(Sessions.SessionKey).WithColumn(Micros, UnixMicros(Col(SilverEvents.EventTime))).Join(marks, Identity);

    /// <summary>Tells each event place and time of the newest start.</summary>
    internal static DataFrame WithSessions(DataFrame begun) => begun.WithColumns(new Dictionary<string, Column>
    {
        [SessionPlace] = Max(AtStart(Place)).Over(SoFar),
        [Started] = Max(AtStart(Micros)).Over(SoFar),
    });

    internal static long MicrosOf(TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMicrosecond;

    private static WindowSpec SoFar =>
        Windows.PartitionBy(Sessions.SessionKey).OrderBy(Place).RowsBetween(Windows.UnboundedPreceding, Windows.CurrentRow);

    private static Column AtStart(string column) => When(Col(Cause).IsNotNull(), Col(column));

    private static DataFrame WithFacts(DataFrame events, SessionRules rules)
    {
        var facts = events
            .WithColumn(Sessions.SessionKey, SessionKeys.Of())
            .Filter(Col(Sessions.SessionKey).IsNotNull())
            .WithColumn(Micros, UnixMicros(Col(SilverEvents.EventTime)));
        var columns = Given.Select(Col).ToList();
        if (rules.Midnight)
            columns.Add(StartOfDay(rules.Zone).As(Day));
        if (rules.Campaign)
            columns.Add(CampaignOf().As(Campaign));
        return facts.Select([.. columns]);
    }

    // The shop's wall clock as if it were UTC's, whatever the session's zone is.
    private static Column StartOfDay(string zone)
    {
        var micros = zone == "UTC" ? Col(Micros) : UnixMicros(FromUtcTimestamp(Col(SilverEvents.EventTime), zone));
        return micros - Pmod(micros, Lit(MicrosPerDay));
    }

    private static Column CampaignOf()
    {
        Column[] parts = [Col(SilverEvents.CampaignSource), Col(SilverEvents.CampaignMedium), Col(SilverEvents.CampaignName)];
        return When(Coalesce(parts).IsNotNull(), Struct(parts));
    }

    private static DataFrame WithNeighbours(DataFrame facts, SessionRules rules)
    {
        var order = Windows.PartitionBy(Sessions.SessionKey).OrderBy(Micros, SilverEvents.EventId);
        var columns = new Dictionary<string, Column>
        {
            [Place] = RowNumber().Over(order).Cast("BIGINT"),
            [TimeBefore] = Lag(Micros, 1).Over(order),
        };
        if (rules.Midnight)
            columns[DayBefore] = Lag(Day, 1).Over(order);
        if (rules.Campaign)
        {
            columns[CampaignBefore] = Lag(Col(Campaign), 1, ignoreNulls: true).Over(order);
            columns[CampaignTimeBefore] = Lag(When(Col(Campaign).IsNotNull(), Col(Micros)), 1, ignoreNulls: true).Over(order);
        }
        if (rules.MaxEventsPerMinute > 0)
            columns[TimeBeforeMany] = Lag(Micros, rules.MaxEventsPerMinute).Over(order);
        return facts.WithColumns(columns);
    }

    private static Column NeighbourCause(SessionRules rules)
    {
        var cause = When(Col(TimeBefore).IsNull(), Causes.Gap);
        if (rules.Gap > TimeSpan.Zero)
            cause = cause.When(Col(Micros) - Col(TimeBefore) > MicrosOf(rules.Gap), Causes.Gap);
        return rules.Midnight ? cause.When(Col(Day) != Col(DayBefore), Causes.Midnight) : cause;
    }

    // Neighbours at one instant are in one run, so times tell whether the campaign before is in this one.
    private static DataFrame WithCampaignStarts(DataFrame begun)
    {
        var isOther = Col(CampaignTimeBefore).IsNull() | (Col(CampaignTimeBefore) < Col(RunStarted)) | (Col(Campaign) != Col(CampaignBefore));
        return begun
            .WithColumn(RunStarted, Max(AtStart(Micros)).Over(SoFar))
            .WithColumn(Cause, Coalesce(Col(Cause), When(Col(Campaign).IsNotNull() & isOther, Causes.Campaign)));
    }
}
