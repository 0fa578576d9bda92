using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Metrics that come with an action, on both engines.</summary>
internal sealed class ObservationTests
{
    private BothEngines _both = null!;

    [OneTimeSetUp]
    public void Open() => _both = new BothEngines();

    [OneTimeTearDown]
    public void Close() => _both?.Dispose();

    [Test]
    public void Metrics_of_an_action_are_the_same()
    {
        var (spark, embedded) = _both.Each(session =>
        {
            var observation = new Observation();
            BothEngines.Data(session).Observe(
                observation,
                Count(Lit(1)).As("rows"), Sum("id").As("sum"), Max("text").As("last"), Min("day").As("day"), Sum("price").As("price"), Min("at").As("at"),
                SortArray(CollectSet("small")).As("small"), Max(Col("text")).IsNull().As("none"), Avg("num").As("mean")).Collect();
            return observation.Get();
        });

        Assert.That(embedded, Is.EqualTo(spark));
        Assert.That(embedded["rows"], Is.EqualTo(4));
    }

    [Test]
    public void A_write_is_an_action()
    {
        using var directory = new TestKit.TemporaryDirectory();
        var number = 0;
        var (spark, embedded) = _both.Each(session =>
        {
            var observation = new Observation("written");
            session.Range(5).Observe(observation, Sum("id").As("sum")).Write().Parquet($"{directory.Path}/{number++}");
            return observation.Get()["sum"];
        });

        Assert.That((spark, embedded), Is.EqualTo(((object)10L, (object)10L)));
    }

    [Test]
    public void An_observation_is_for_one_DataFrame()
    {
        var observation = new Observation("once");
        var rows = _both.Embedded.Range(3);
        rows.Observe(observation, Count(Lit(1)));

        Assert.That(() => rows.Observe(observation, Count(Lit(1))), Throws.ArgumentException.With.Message.Contains("once"));
    }

    [Test]
    public void Metrics_must_be_aggregates() =>
        Assert.That(() => _both.Embedded.Range(3).Observe("m", Col("id")), Throws.InstanceOf<AnalysisException>());

    [Test]
    public void Waiting_for_metrics_can_be_ended()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();

        Assert.That(() => new Observation().Get(ended.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
