using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>Data of others through the whole pipeline on each engine: the tables are the same, whichever engine reads them.</summary>
public sealed class RealInputsTests
{
    private const int Days = 2;

    private readonly List<Dictionary<string, List<string>>> _readings = [];

    [OneTimeSetUp]
    public void Run()
    {
        using var days = new TemporaryDirectory();
        foreach (var file in Directory.EnumerateFiles(TestData.Path("online-retail/by-day"), "*.csv").Order(StringComparer.Ordinal).Take(Days))
            File.Copy(file, days[Path.GetFileName(file)]);
        foreach (var onSpark in new[] { false, true })
        {
            using var lake = new EngineLake();
            lake.Ingest(onSpark, TestData.Path("snowplow-web/source/snowplow_web_events.csv"), "snowplow-web");
            lake.Ingest(onSpark, TestData.Path("snowplow-ecommerce/source/snowplow_ecommerce_events.csv"), "snowplow-ecommerce");
            lake.Run(onSpark, days.Path, "online-retail");
            _readings.Add(lake.Read(onSpark: false));
            _readings.Add(lake.Read(onSpark: true));
        }
    }

    [TestCase("bronze/events", 5_000)]
    [TestCase("silver/events", 5_000)]
    [TestCase("quarantine/events", 400)]
    [TestCase("gold/sessions", 200)]
    [TestCase("gold/checkout_features", 0)]
    [TestCase("training", 0)]
    [TestCase("serving", 0)]
    public void The_engines_make_the_same(string set, int least)
    {
        Assert.That(_readings[0][set], Has.Count.GreaterThan(least));
        foreach (var other in _readings.Skip(1))
            Assert.That(other[set], Is.EqualTo(_readings[0][set]));
    }
}
