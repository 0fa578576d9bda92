using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>A shop's invoice lines as they come day by day, beside the same in one go.</summary>
public sealed class DailyRunsTests
{
    private const string Mapping = "online-retail";
    private const int Days = 5;

    // What may differ, as it tells of the runs.
    private static readonly string[] OfRuns = [BronzeEvents.Line, BronzeEvents.IngestedAt, QuarantineEvents.QuarantinedAt];

    private SparkSession _spark = null!;
    private RealInputLake _daily = null!;
    private RealInputLake _whole = null!;

    [OneTimeSetUp]
    public void Run()
    {
        var files = Directory.EnumerateFiles(TestData.Path("online-retail/by-day"), "2010-12-*.csv").Order(StringComparer.Ordinal).Take(Days).ToList();
        _spark = SparkSession.Builder().GetOrCreate();
        (_daily, _whole) = (new RealInputLake(_spark), new RealInputLake(_spark));
        var folder = Directory.CreateDirectory(_daily["input"]).FullName;
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            Run(_daily, folder);
        }

        Run(_whole, folder);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _daily?.Dispose();
        _whole?.Dispose();
        _spark?.Dispose();
    }

    [TestCase("bronze/events", 13_000)]
    [TestCase("silver/events", 13_000)]
    [TestCase("quarantine/events", 10)]
    [TestCase("gold/sessions", 500)]
    public void Tables_are_equal(string name, int least)
    {
        LakeTable[] tables = [BronzeEvents.Table, SilverEvents.Table, QuarantineEvents.Table, Sessions.Table];
        var table = tables.Single(t => t.Name == name);
        var rows = Rows(_whole.Table(table));
        Assert.That(rows, Has.Count.GreaterThan(least));
        Assert.That(Rows(_daily.Table(table)), Is.EqualTo(rows));
    }

    private static void Run(RealInputLake lake, string folder)
    {
        lake.Ingest(folder, Mapping);
        lake.Refine();
        lake.Sessionize();
    }

    private static List<string> Rows(DataFrame table)
    {
        var columns = table.Columns().Except(OfRuns).Select(name => name == BronzeEvents.Raw ? Functions.Col(name).Cast("STRING").As(name) : Functions.Col(name));
        return [.. table.Select(Functions.ToJson(Functions.Struct([.. columns]))).Collect().Select(row => row.GetAs<string>(0)).Order(StringComparer.Ordinal)];
    }
}
