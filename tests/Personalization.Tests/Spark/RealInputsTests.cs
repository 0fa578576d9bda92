using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>Data of others through the whole pipeline on each engine: the tables are the same, whichever engine reads them.</summary>
[TestFixture("snowplow-web", "snowplow-web/source/snowplow_web_events.csv", 1)]
[TestFixture("snowplow-ecommerce", "snowplow-ecommerce/source/snowplow_ecommerce_events.csv", 1)]
[TestFixture("online-retail", "online-retail/by-day", 2)]
internal sealed class RealInputsTests(string mapping, string source, int files)
{
    private readonly List<Dictionary<string, List<string>>> _readings = [];

    [OneTimeSetUp]
    public void Run()
    {
        using var input = new TemporaryDirectory();
        foreach (var file in Sources().Take(files))
            File.Copy(file, input[Path.GetFileName(file)]);
        foreach (var onSpark in new[] { false, true })
        {
            using var lake = new EngineLake();
            lake.Run(onSpark, input.Path, mapping);
            _readings.Add(lake.Read(onSpark: false));
            _readings.Add(lake.Read(onSpark: true));
        }
    }

    [TestCase("bronze/events")]
    [TestCase("silver/events")]
    [TestCase("quarantine/events")]
    [TestCase("gold/sessions")]
    [TestCase("gold/checkout_features")]
    [TestCase("training")]
    [TestCase("serving")]
    public void The_engines_make_the_same(string set)
    {
        Assert.That(_readings.Select(reading => reading["silver/events"].Count), Is.All.GreaterThan(100));
        foreach (var other in _readings.Skip(1))
            Assert.That(other[set], Is.EqualTo(_readings[0][set]));
    }

    private IEnumerable<string> Sources()
    {
        var path = TestData.Path(source);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal) : [path];
    }
}
