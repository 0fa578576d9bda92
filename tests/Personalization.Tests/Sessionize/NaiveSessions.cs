using SparkPersonalization.Personalization.Sessionize;

namespace SparkPersonalization.Personalization.Tests.Sessionize;

/// <summary>The rules said once more, as a loop over the events of each key.</summary>
internal static class NaiveSessions
{
    internal sealed record Session(string Key, string BegunBy, List<TestEvent> Events)
    {
        public override string ToString() => $"{Key} {BegunBy}: {string.Join(' ', Events.Select(e => e.Id))}";
    }

    internal static IReadOnlyList<Session> Of(IEnumerable<TestEvent> events, SessionRules rules) =>
    [
        .. events
            .Where(e => e.Key is not null)
            .GroupBy(e => e.Key!)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => OfKey(g.Key, g.OrderBy(e => e.Time).ThenBy(e => e.Id, StringComparer.Ordinal), rules)),
    ];

    internal static bool IsFast(Session session, int most)
    {
        var times = session.Events.ConvertAll(e => e.Time);
        return most > 0 && times.Exists(start => times.Count(t => t >= start && t < start.AddMinutes(1)) > most);
    }

    private static List<Session> OfKey(string key, IEnumerable<TestEvent> history, SessionRules rules)
    {
        var sessions = new List<Session>();
        foreach (var e in history)
        {
            if (Cause(sessions.LastOrDefault(), e, rules) is { } cause)
                sessions.Add(new Session(key, cause, []));
            sessions[^1].Events.Add(e);
        }
        return sessions;
    }

    private static string? Cause(Session? session, TestEvent e, SessionRules rules)
    {
        if (session is null)
            return "gap";
        var (first, last) = (session.Events[0], session.Events[^1]);
        if (rules.Gap > TimeSpan.Zero && e.Time - last.Time > rules.Gap)
            return "gap";
        if (rules.Midnight && Day(e, rules) != Day(last, rules))
            return "midnight";
        if (rules.Campaign && e.Campaign is not null && e.Campaign != first.Campaign)
            return "campaign";
        return rules.MaxLength > TimeSpan.Zero && e.Time - first.Time > rules.MaxLength ? "length" : null;
    }

    private static DateTime Day(TestEvent e, SessionRules rules) =>
        TimeZoneInfo.ConvertTime(e.Time, TimeZoneInfo.FindSystemTimeZoneById(rules.Zone)).Date;
}
