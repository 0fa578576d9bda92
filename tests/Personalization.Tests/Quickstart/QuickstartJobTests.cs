using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Quickstart;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Quickstart;

/// <summary>The main job, whole: what it makes, that a second run changes nothing, and that real Spark reads every table.</summary>
public sealed class QuickstartJobTests
{
    private static readonly LakeTable[] Tables =
        [BronzeEvents.Table, SilverEvents.Table, QuarantineEvents.Table, Sessions.Table, CheckoutFeatures.Table];

    private static readonly string[] Compared =
    [
        "records", "events in silver", "duplicates", "late events accepted", "quarantined bot", "quarantined invalid_json", "quarantined too_late", "quarantined conflict",
        "orders", "sessions", "bot sessions", "rows of features", "shoppers with features",
    ];

    /// <summary>What is counted and summed in each table, in words that both engines know.</summary>
    private static readonly Dictionary<string, string> Sums = new(StringComparer.Ordinal)
    {
        [BronzeEvents.Table.Name] = "count(*), sum(octet_length(raw)), count(DISTINCT file)",
        [SilverEvents.Table.Name] = "count(*), count(DISTINCT event_id), sum(total), sum(unix_micros(event_time) % 1000003), sum(size(products)), count(user_id), min(event_date)",
        [QuarantineEvents.Table.Name] = "count(*), count(DISTINCT reason), sum(size(reasons)), sum(octet_length(raw))",
        [Sessions.Table.Name] = "count(*), count(DISTINCT session_id), sum(events), sum(duration_ms), sum(order_total), max(session_date)",
        [CheckoutFeatures.Table.Name] = "count(*), count(DISTINCT shopper_id), sum(unix_micros(checkout_time) % 1000003)",
    };

    private TemporaryDirectory _lake = null!;

    [OneTimeSetUp]
    public void Run()
    {
        _lake = new TemporaryDirectory();
        Assert.That(RunOnce().Succeeded, Is.True);
    }

    [OneTimeTearDown]
    public void RemoveLake() => _lake.Dispose();

    // Only as many records as are shipped have a crawler, which makes the bots' session.
    [Test]
    public void All_that_comes_out_of_the_shipped_defaults_equals_the_truth_and_none_of_it_is_nothing()
    {
        using var lake = new TemporaryDirectory();
        var outcome = RunOnce(new QuickstartJobOptions(), lake);
        Assert.That(outcome.Stages.Where(stage => stage.Error is not null).Select(stage => $"{stage.Id}: {stage.Error}"), Is.Empty);
        Assert.That(outcome.Stages.SelectMany(stage => stage.Outcome!.Checks).Where(check => !check.Passed), Is.Empty);
        Assert.That(outcome.Succeeded, Is.True);

        var compared = outcome.Stages[^1].Outcome!.Checks;
        Assert.That(compared.Select(check => check.Name), Is.SupersetOf(Compared));
        Assert.That(compared.Where(check => check.Detail == "0").Select(check => check.Name), Is.Empty);
    }

    [Test]
    public void A_second_run_changes_nothing()
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var before = Tables.Select(table => Version(spark, table)).ToList();

        var again = RunOnce();

        Assert.That(again.Succeeded, Is.True);
        Assert.That(Tables.Select(table => Version(spark, table)), Is.EqualTo(before));
    }

    [Test]
    public void Spark_reads_every_table_as_the_embedded_engine_does()
    {
        using var spark = SparkSession.Builder().Config("spark.sql.session.timeZone", "UTC").GetOrCreate();

        var answers = AskSpark.Rows([.. Tables.Select(table => $"SELECT {Sums[table.Name]} FROM delta.`{table.PathIn(_lake.Path)}`")]);

        for (var i = 0; i < Tables.Length; i++)
            Assert.That(answers[i].Single(), Is.EqualTo(OwnAnswer(spark, Tables[i])), Tables[i].Name);
    }

    private JobOutcome RunOnce() => RunOnce(new QuickstartJobOptions { Events = 5_000 }, _lake);

    private static JobOutcome RunOnce(QuickstartJobOptions options, TemporaryDirectory lake) => new QuickstartJob().Run(new JobContext<QuickstartJobOptions>(
        options,
        new JobServices
        {
            LakeDirectory = lake.Path,
            ConfDirectory = Path.Combine(AppContext.BaseDirectory, "conf"),
            Log = NullLogger.Instance,
        }));

    private string?[] OwnAnswer(SparkSession spark, LakeTable table)
    {
        var sums = Sums[table.Name].Split(", ");
        var row = spark.Read().Format("delta").Load(table.PathIn(_lake.Path))
            .Agg(Functions.Expr(sums[0]), [.. sums.Skip(1).Select(Functions.Expr)]).First();
        return [.. row.Values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))];
    }

    private long Version(SparkSession spark, LakeTable table) =>
        DataFrames.Tables.DeltaTable.ForPath(spark, table.PathIn(_lake.Path)).History(1).Select("version").First().GetAs<long>(0);
}
