using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

public sealed class GeneratedTruthTests
{
    [TestCase(42)]
    [TestCase(7)]
    public void Truth_equals_a_naive_recount_of_the_files(int seed) =>
        Compare(new GenerateEventsOptions { Seed = seed, Events = 30_000, Days = 2, FilesPerHour = 2, CrawlerEvents = 5_200, MalformedRate = 0.02 });

    [Test]
    public void Truth_equals_a_naive_recount_where_few_shoppers_are_always_in_the_shop() =>
        Compare(new GenerateEventsOptions { Events = 20_000, Shoppers = 15, CrawlerEvents = 0 });

    [Test]
    public void Truth_equals_a_naive_recount_where_most_is_malformed() =>
        Compare(new GenerateEventsOptions { Seed = 483052720, Events = 3_000, MalformedRate = 0.77 });

    [Test]
    public void Truth_equals_a_naive_recount_whatever_the_rates()
    {
        var rate = Gen.Choose(0, 100).Select(percent => percent / 100.0);
        var options =
            from seed in Gen.Choose(0, int.MaxValue)
            from events in Gen.Choose(1, 1_500)
            from days in Gen.Choose(1, 4)
            from rates in rate.ListOf(8)
            select new GenerateEventsOptions
            {
                Seed = seed,
                Events = events,
                Days = days,
                Products = 50,
                DuplicateRate = rates[0],
                ConflictRate = rates[1],
                LateRate = rates[2],
                TooLateRate = rates[3],
                SkewedDeviceRate = rates[4],
                MalformedRate = rates[5],
                BotRate = rates[6] / 2,
                InternalRate = rates[7] / 2,
            };
        Prop.ForAll(options.ToArbitrary(), Compare).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static void Compare(GenerateEventsOptions options)
    {
        using var folder = new TemporaryFolder();
        var truth = EventGenerator.Run(options, folder["out"]);
        var count = NaiveRecount.Of(Path.Combine(folder["out"], EventGenerator.EventsFolder));
        using (Assert.EnterMultipleScope())
        {
            CompareRecords(truth, count);
            CompareShop(truth, count);
        }
    }

    private static void CompareRecords(GeneratedTruth truth, NaiveRecount count)
    {
        Assert.That(truth.Records, Is.EqualTo(truth.Options.Events));
        Assert.That(count.Records, Is.EqualTo(truth.Records));
        Assert.That(count.Silver, Has.Count.EqualTo(truth.Silver));
        Assert.That(count.Duplicates, Is.EqualTo(truth.Duplicates));
        Assert.That(Text(count.Reasons), Is.EqualTo(Text(truth.QuarantinedByReason)));
        Assert.That(count.Reasons.Values.Sum(), Is.EqualTo(truth.Quarantined));
        Assert.That(truth.Silver + truth.Duplicates + truth.Quarantined, Is.EqualTo(truth.Records));
        Assert.That(Counts(count.Silver, row => row.Kind), Is.EqualTo(truth.SilverByKind));
        Assert.That(Counts(count.Silver, row => DateOnly.FromDateTime(row.EventTime.UtcDateTime)), Is.EqualTo(truth.SilverByEventDate));
        Assert.That(count.Silver.Count(row => row.ReceivedAt - row.EventTime >= TimeSpan.FromMinutes(1)), Is.EqualTo(truth.LateAccepted));
    }

    private static void CompareShop(GeneratedTruth truth, NaiveRecount count)
    {
        Assert.That(count.SessionsUtc(out var overFull), Is.EqualTo(truth.Sessions));
        Assert.That(overFull, Is.EqualTo(truth.BotSessions));
        var orders = count.Silver.Where(row => row.Kind == "Order Completed").ToList();
        Assert.That(orders.Select(row => row.OrderId).Distinct().Count(), Is.EqualTo(truth.Orders));
        Assert.That(Sums(orders), Is.EqualTo(truth.RevenueByCurrency));
        var refunds = count.Silver.Where(row => row.Kind == "Order Refunded").ToList();
        Assert.That(refunds, Has.Count.EqualTo(truth.Refunds));
        Assert.That(Sums(refunds), Is.EqualTo(truth.RefundedByCurrency));
        var checkouts = count.Silver.Where(row => row.Kind == "Checkout Started").ToList();
        Assert.That(checkouts, Has.Count.EqualTo(truth.Checkouts));
        Assert.That(checkouts.Select(row => row.Shopper).Distinct().Count(), Is.EqualTo(truth.CheckoutShoppers));
        Assert.That(count.Silver.Select(row => row.Shopper).Distinct().Count(), Is.EqualTo(truth.Shoppers));
        Assert.That(count.Silver.Select(row => row.UserId).OfType<string>().Distinct().Count(), Is.EqualTo(truth.Users));
        Assert.That(count.Silver.Select(row => row.AnonymousId).OfType<string>().Distinct().Count(), Is.EqualTo(truth.Devices));
    }

    private static string Text(IReadOnlyDictionary<string, long> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));

    private static SortedDictionary<TKey, long> Counts<TKey>(IEnumerable<NaiveRecount.Row> rows, Func<NaiveRecount.Row, TKey> key)
        where TKey : notnull => new(rows.GroupBy(key).ToDictionary(group => group.Key, group => (long)group.Count()));

    private static SortedDictionary<string, decimal> Sums(IEnumerable<NaiveRecount.Row> rows) =>
        new(rows.GroupBy(row => row.Currency).ToDictionary(group => group.Key, group => group.Sum(row => row.Total)));
}
