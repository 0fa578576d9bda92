using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

public sealed class TimesTests : RuleFixture
{
    private static readonly TimeSpan Ms = TimeSpan.FromMilliseconds(1);
    private static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_devices_clock_is_corrected_by_what_the_collector_saw()
    {
        (TimeSpan Happened, TimeSpan? Sent, TimeSpan? Received, TimeSpan Corrected)[] cases =
        [
            (TimeSpan.Zero, Ms * 20, Ms * 50, Ms * 30),
            (TimeSpan.FromHours(2), TimeSpan.FromHours(2) + Ms * 5, Ms * 5, TimeSpan.Zero),
            (TimeSpan.FromDays(-9), TimeSpan.FromDays(-9), TimeSpan.Zero, TimeSpan.Zero),
            (Ms * 7, null, TimeSpan.FromDays(1), Ms * 7),
            (Ms * 7, Ms * 9, null, Ms * 7),
            (TimeSpan.FromTicks(10), TimeSpan.FromTicks(10), TimeSpan.FromTicks(30), TimeSpan.FromTicks(30)),
        ];
        var table = Table("n INT, happened TIMESTAMP, sent TIMESTAMP, received TIMESTAMP", cases.Select((c, n) => new object?[] { n, At(c.Happened), At(c.Sent), At(c.Received) }));
        Assert.That(Values(table, Times.Corrected(Col("happened"), Col("sent"), Col("received"))), Is.EqualTo(cases.Select(c => At(c.Corrected))));
    }

    [Test]
    public void An_event_is_judged_by_how_long_after_it_happened_it_was_received()
    {
        var (week, hour) = (TimeSpan.FromDays(7), TimeSpan.FromHours(1));
        (TimeSpan? Delay, bool Late, bool Future)[] cases =
        [
            (TimeSpan.Zero, false, false), (week - Ms, false, false), (week, false, false), (week + Ms, true, false), (week + TimeSpan.FromTicks(10), true, false),
            (-hour, false, false), (-hour - Ms, false, true), (-week, false, true), (null, false, false),
        ];
        var table = Table("n INT, event_time TIMESTAMP, received_at TIMESTAMP", cases.Select((c, n) => new object?[] { n, At(TimeSpan.Zero), At(c.Delay) }));
        var rules = Lateness.Rules(week, hour).ToList();
        Assert.That(rules.Select(rule => rule.Code), Is.EqualTo(new[] { "too_late", "in_future" }));
        Assert.That(Refused(table, rules[0]), Is.EqualTo(cases.Select(c => c.Late)));
        Assert.That(Refused(table, rules[1]), Is.EqualTo(cases.Select(c => c.Future)));
    }

    private static Timestamp? At(TimeSpan? span) => span is { } known ? new Timestamp(Noon + known) : null;
}
