using SparkPersonalization.Personalization.Tests.Spark;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>A shop's invoice lines as they come day by day, with a run of the pipeline each day, beside the same in one go.</summary>
public sealed class DailyRunsTests
{
    private const string Mapping = "online-retail";
    private const int Days = 12;

    private Dictionary<string, List<string>> _daily = null!;
    private Dictionary<string, List<string>> _whole = null!;

    [OneTimeSetUp]
    public void Run()
    {
        var year = Directory.GetFiles(TestData.Path("online-retail/by-day"), "*.csv").Order(StringComparer.Ordinal).ToArray();
        var days = year.Where((_, day) => day % (year.Length / Days) == 0).Take(Days);
        using var folder = new TemporaryDirectory();
        using var daily = new EngineLake();
        using var whole = new EngineLake();
        foreach (var file in days)
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
            daily.Run(onSpark: false, folder.Path, Mapping);
        }
        whole.Run(onSpark: false, folder.Path, Mapping);
        (_daily, _whole) = (daily.Read(onSpark: false), whole.Read(onSpark: false));
    }

    [TestCase("bronze/events", 15_000)]
    [TestCase("silver/events", 15_000)]
    [TestCase("quarantine/events", 10)]
    [TestCase("gold/sessions", 500)]
    [TestCase("gold/checkout_features", 0)]
    [TestCase("training", 0)]
    [TestCase("serving", 0)]
    public void What_comes_out_is_equal(string set, int least)
    {
        Assert.That(_whole[set], Has.Count.GreaterThan(least));
        Assert.That(_daily[set], Is.EqualTo(_whole[set]));
    }
}
