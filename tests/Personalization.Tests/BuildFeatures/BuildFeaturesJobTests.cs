using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.BuildFeatures.Naive;
using SparkPersonalization.Personalization.Tests.Silver;
using static SparkPersonalization.Personalization.Tests.BuildFeatures.Events;

namespace SparkPersonalization.Personalization.Tests.BuildFeatures;

public sealed class BuildFeaturesJobTests
{
    private const int RunsOfProperty = 4;

    private SparkSession _spark = null!;
    private FeatureLake _lake = null!;

    [OneTimeSetUp]
    public void Open() => _spark = SparkSession.Builder().GetOrCreate();

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [SetUp]
    public void OpenLake() => _lake = new FeatureLake(_spark);

    [TearDown]
    public void CloseLake() => _lake.Dispose();

    [Test]
    public void The_table_depends_on_neither_order_nor_batches()
    {
        var arrivals =
            from events in NaiveEvents.Recent
            from order in Gen.Shuffle(events)
            from sizes in Gen.ArrayOf(Gen.Choose(4, 25), 8)
            from runs in Gen.ArrayOf(Gen.Elements(true, false), 8)
            select (order.Select(e => e.ToSilver()).ToArray(), sizes, runs);
        Prop.ForAll(arrivals.ToArbitrary(), arrival => Arrive(arrival.Item1, arrival.sizes, arrival.runs))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(RunsOfProperty));
    }

    [Test]
    public void An_event_that_silver_gets_late_corrects_the_rows_that_could_know_it()
    {
        _lake.Append([Checkout(), (Checkout() with { EventId = "before" }).At(Days(2))]);
        _lake.Run();
        _lake.Append([View(Days(1)), View(Days(-1))]);
        var counts = _lake.Run();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_lake.Rows().Select(row => (row.Get("event_id"), row.Get("product_views_7d"))), Is.EqualTo(new[] { ("before", 0L), ("c", (object)1L) }));
            Assert.That(counts["rows written"], Is.EqualTo(1));
            Assert.That(counts["rows replaced"], Is.EqualTo(1));
        }
    }

    [Test]
    public void A_link_that_silver_gets_late_brings_the_devices_events()
    {
        var checkout = Checkout() with { UserId = "u1" };
        SilverRow[] events = [checkout, View(Days(3)) with { AnonymousId = "a2" }];
        var login = Event(EventKinds.Identify, Days(2)) with { AnonymousId = "a2", UserId = "u1" };
        _lake.Append(events);
        _lake.Run();
        _lake.Append([login]);
        _lake.Run();
        _lake.Append([View(Days(1)) with { AnonymousId = "a2" }]);
        _lake.Run();
        Assert.That(_lake.Rows().Single().Get("product_views_7d"), Is.EqualTo(2L));
    }

    [Test]
    public void A_run_without_new_events_changes_nothing()
    {
        _lake.Append([Checkout(), View(Days(1))]);
        _lake.Run();
        var version = _lake.Version();
        var counts = _lake.Run();
        Assert.That((_lake.Version(), counts["batches"], counts["rows written"]), Is.EqualTo((version, 0m, 0m)));
    }

    [Test]
    public void A_batch_that_was_written_but_not_noted_is_not_written_again()
    {
        _lake.Append([Checkout()]);
        _lake.Run();
        _lake.Append([View(Days(1))]);
        _lake.Run();
        var (rows, version) = (_lake.Texts(), _lake.Version());
        File.Delete(Path.Combine(_lake.Checkpoint, "commits", "1"));
        _lake.Run();
        Assert.That((_lake.Version(), _lake.Texts()), Is.EqualTo((version, rows)));
    }

    [Test]
    public void Events_without_a_checkout_make_an_empty_table()
    {
        _lake.Append([View(Days(1))]);
        _lake.Run();
        Assert.That(_lake.Rows(), Is.Empty);
    }

    [Test]
    public void A_reset_replaces_the_table_by_what_other_options_give()
    {
        SilverRow[] events = [Checkout(), View(Days(1))];
        _lake.Append(events);
        _lake.Run();
        _lake.Run(reset: true, zone: "Asia/Tokyo");
        Assert.That(_lake.Texts(), Is.EqualTo(_lake.OnePass(events, "Asia/Tokyo")));
    }

    private void Arrive(SilverRow[] events, int[] sizes, bool[] runs)
    {
        using var lake = new FeatureLake(_spark);
        var rest = events.AsEnumerable();
        for (var i = 0; i < sizes.Length && rest.Any(); i++)
        {
            lake.Append(rest.Take(sizes[i]));
            rest = rest.Skip(sizes[i]).ToArray();
            if (runs[i])
                lake.Run();
        }
        lake.Append(rest);
        lake.Run();
        Assert.That(lake.Texts(), Is.EqualTo(lake.OnePass(events)));
    }
}
