using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.GenerateEvents.Shop;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

public sealed class SessionCounterTests
{
    private static readonly long Noon = new DateTimeOffset(2025, 3, 3, 12, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [TestCase(30 * 60_000, ExpectedResult = 1)]
    [TestCase(30 * 60_000 + 1, ExpectedResult = 2)]
    public long More_than_thirty_minutes_of_silence_end_a_session(long gap) => Count("UTC", (Noon, null), (Noon + gap, null));

    [TestCase("UTC", ExpectedResult = 1)]
    [TestCase("Europe/Berlin", ExpectedResult = 2)]
    public long Midnight_in_the_shops_zone_ends_a_session(string zone)
    {
        var midnightInBerlin = Noon + 11 * Period.Hour;
        return Count(zone, (midnightInBerlin - 1, null), (midnightInBerlin, null));
    }

    [Test]
    public void Twelve_hours_end_a_session()
    {
        var morning = Noon - 12 * Period.Hour;
        var times = Enumerable.Range(0, 38).Select(i => (morning + i * 20 * Period.Minute, (Campaign?)null)).ToArray();
        Assert.That(Count("UTC", times), Is.EqualTo(2));
        Assert.That(Count("UTC", times[..37]), Is.EqualTo(1), "the event after exactly twelve hours still belongs");
    }

    [Test]
    public void A_campaign_other_than_the_sessions_starts_one_and_no_campaign_does_not()
    {
        var random = new SeededRandom(1);
        var one = Campaign.Pick(random);
        var other = Campaign.Pick(random);
        while (other == one)
            other = Campaign.Pick(random);
        Assert.That(Count("UTC", (Noon, null), (Noon + 1, one), (Noon + 2, null), (Noon + 3, one), (Noon + 4, other)), Is.EqualTo(3));
    }

    [Test]
    public void Sessions_of_more_than_five_thousand_events_are_flagged_once()
    {
        var counter = new SessionCounter(TimeZoneInfo.Utc);
        var full = new SessionState();
        for (var i = 0; i < 5_000; i++)
            counter.Add(ref full, Noon + i, null);
        Assert.That(counter.BotSessions, Is.Zero);
        counter.Add(ref full, Noon + 5_000, null);
        counter.Add(ref full, Noon + 5_001, null);
        Assert.That((counter.Sessions, counter.BotSessions), Is.EqualTo((1L, 1L)));
    }

    private static long Count(string zone, params (long Time, Campaign? Campaign)[] events)
    {
        var counter = new SessionCounter(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var state = new SessionState();
        foreach (var (time, campaign) in events)
            counter.Add(ref state, time, campaign);
        return counter.Sessions;
    }
}
