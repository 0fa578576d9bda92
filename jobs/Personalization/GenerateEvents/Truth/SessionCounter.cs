using SparkPersonalization.Personalization.GenerateEvents.Shop;

namespace SparkPersonalization.Personalization.GenerateEvents.Truth;

/// <summary>The open session of one key.</summary>
internal struct SessionState
{
    internal long FirstEvent;
    internal long LastEvent;
    internal long LocalDay;
    internal int Events;
    internal Campaign? Campaign;
}

/// <summary>
/// Counts sessions in one pass over the events of each key (anonymous id, else user id) in order of their corrected
/// time, under the default rules. An event starts a session where it is the key's first, or comes more than 30 minutes
/// after the event before it, or on another day in the shop's zone, or more than 12 hours after the session's first
/// event, or carries a campaign other than the session's (a session without a campaign included).
/// </summary>
internal sealed class SessionCounter(TimeZoneInfo zone)
{
    private const long Gap = 30 * Period.Minute;
    private const long MaxLength = 12 * Period.Hour;
    private const int MaxEvents = 5_000;

    private readonly bool _isUtc = zone.HasSameRules(TimeZoneInfo.Utc);

    internal long Sessions { get; private set; }

    /// <summary>Sessions of more than 5,000 events, which are flagged and stay whole.</summary>
    internal long BotSessions { get; private set; }

    internal void Add(ref SessionState state, long time, Campaign? campaign)
    {
        var day = LocalDay(time);
        if (Starts(state, time, day, campaign))
        {
            Sessions++;
            state = new SessionState { FirstEvent = time, LocalDay = day, Campaign = campaign };
        }
        state.LastEvent = time;
        if (++state.Events == MaxEvents + 1)
            BotSessions++;
    }

    private static bool Starts(in SessionState state, long time, long day, Campaign? campaign) =>
        state.Events == 0
        || time - state.LastEvent > Gap
        || day != state.LocalDay
        || time - state.FirstEvent > MaxLength
        || campaign is not null && campaign != state.Campaign;

    private long LocalDay(long time)
    {
        var local = _isUtc ? time : time + (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(time)).TotalMilliseconds;
        return local / Period.Day;
    }
}
