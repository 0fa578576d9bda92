using SparkPersonalization.Personalization.GenerateEvents;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

/// <summary>When the records of a load are due.</summary>
public sealed class PaceTests
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    [Test]
    public void Without_bursts_records_are_due_at_equal_times() =>
        Assert.That(Enumerable.Range(0, 5).Select(i => new Pace(4).DueAt(i).TotalMilliseconds), Is.EqualTo(new[] { 0, 250, 500, 750, 1000 }));

    [TestCase(1, 200, 1_800)]
    [TestCase(5, 1_000, 1_000)]
    [TestCase(10, 2_000, 0)]
    public void A_burst_has_its_factor_and_the_rest_what_is_left(double factor, int inBurst, int between)
    {
        var due = Due(new Pace(100, Every, factor), 6_000);
        using (Assert.EnterMultipleScope())
        {
            foreach (var period in new[] { 0, 20, 40 })
            {
                Assert.That(due.Count(at => at >= period && at < period + 2), Is.EqualTo(inBurst).Within(1), $"burst at {period} s");
                Assert.That(due.Count(at => at >= period + 2 && at < period + 20), Is.EqualTo(between).Within(1), $"after the burst at {period} s");
            }
        }
    }

    [Test]
    public void Records_are_due_in_their_order() => Assert.That(Due(new Pace(7, TimeSpan.FromSeconds(3), 3.7), 1_000), Is.Ordered);

    private static List<double> Due(Pace pace, int records) => [.. Enumerable.Range(0, records).Select(i => pace.DueAt(i).TotalSeconds)];
}
