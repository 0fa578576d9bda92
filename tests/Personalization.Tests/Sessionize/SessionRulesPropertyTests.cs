using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.Sessionize;

/// <summary>Whatever the events and the rules, sessions are those that a loop over each key's events finds.</summary>
public sealed class SessionRulesPropertyTests
{
    private const int HistoriesOfRun = 40;

    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Open() => _spark = SparkSession.Builder().GetOrCreate();

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [Test]
    public void Rows_are_those_of_the_loop() => Check((events, rules) =>
    {
        var rows = SessionRows.From(events.Select(e => e.ToSilver()).ToDataFrame(_spark), rules).Collect();
        var found = rows.Select(Describe).Order(StringComparer.Ordinal);
        Assert.That(found, Is.EqualTo(NaiveSessions.Of(events, rules).Select(s => Describe(s, rules)).Order(StringComparer.Ordinal)), rules.ToString());
    });

    [Test]
    public void Events_are_in_the_sessions_of_the_loop() => Check((events, rules) =>
    {
        var rows = rules.Apply(events.Select(e => e.ToSilver()).ToDataFrame(_spark))
            .Select(Sessions.SessionId, Sessions.SessionKey, Sessions.BegunBy, SilverEvents.EventTime, SilverEvents.EventId)
            .Collect();
        var times = events.ToDictionary(e => e.Id, e => e.Time);
        var found = rows
            .GroupBy(row => (row.Get(0), row.Get(1), row.Get(2)))
            .Select(g => $"{g.Key.Item2} {g.Key.Item3}: {string.Join(' ', g.Select(row => row.GetAs<string>(4)).OrderBy(id => times[id]).ThenBy(id => id, StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);
        Assert.That(found, Is.EqualTo(NaiveSessions.Of(events, rules).Select(s => s.ToString()).Order(StringComparer.Ordinal)), rules.ToString());
    });

    private static void Check(Action<TestEvent[], SessionRules> check)
    {
        var histories =
            from events in TestEvent.Histories(most: 80)
            from order in Gen.Shuffle(events)
            from rules in Rules()
            select (order, rules);
        Prop.ForAll(histories.ToArbitrary(), run => check(run.order, run.rules)).Check(Config.QuickThrowOnFailure.WithMaxTest(HistoriesOfRun));
    }

    private static Gen<SessionRules> Rules() =>
        from gap in Gen.Elements(30, 30, 30, 0)
        from campaign in Gen.Elements(true, true, false)
        from midnight in Gen.Elements(true, false)
        from zone in Gen.Elements("UTC", "Europe/Berlin")
        from length in Gen.Elements(12, 12, 12, 1, 0)
        from most in Gen.Elements(0, 1, 3, 5_000)
        from rate in Gen.Elements(0, 1, 3, 60)
        select new SessionRules
        {
            Gap = TimeSpan.FromMinutes(gap),
            Campaign = campaign,
            Midnight = midnight,
            Zone = zone,
            MaxLength = TimeSpan.FromHours(length),
            MaxEvents = most,
            MaxEventsPerMinute = rate,
        };

    private static string Describe(Row row) =>
        $"{row.Get(Sessions.SessionKey)} {row.Get(Sessions.BegunBy)} {row.Get(Sessions.FirstEventId)} {row.Get(Sessions.LastEventId)} "
        + $"{row.Get(Sessions.Events)} {row.Get(Sessions.PageViews)} {row.Get(Sessions.DurationMs)} {row.Get(Sessions.SessionDate)} "
        + $"{row.Get(Sessions.AnonymousId) ?? "-"} {row.Get(Sessions.UserId) ?? "-"} {row.Get(Sessions.CampaignName) ?? "-"} "
        + $"{row.Get(Sessions.IsBot)} {row.Get(Sessions.IsFast)}";

    private static string Describe(NaiveSessions.Session session, SessionRules rules)
    {
        var (first, last) = (session.Events[0], session.Events[^1]);
        return $"{session.Key} {session.BegunBy} {first.Id} {last.Id} "
            + $"{session.Events.Count} {session.Events.Count(e => e.Kind == EventKinds.Page)} {(long)(last.Time - first.Time).TotalMilliseconds} {first.Time:yyyy-MM-dd} "
            + $"{first.Anonymous ?? "-"} {session.Events.FindLast(e => e.User is not null)?.User ?? "-"} {session.Events.Find(e => e.Campaign is not null)?.Campaign ?? "-"} "
            + $"{rules.MaxEvents > 0 && session.Events.Count > rules.MaxEvents} {NaiveSessions.IsFast(session, rules.MaxEventsPerMinute)}";
    }
}
