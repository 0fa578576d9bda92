using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.ExportFeatures;

public sealed class ExportFeaturesJobTests
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl(
        "event_id STRING, shopper_id STRING, checkout_time TIMESTAMP, cart_value DECIMAL(18,2), days_since_order INT, top_category STRING");

    private TemporaryDirectory _lake = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void SetUp()
    {
        _lake = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
    }

    [TearDown]
    public void TearDown()
    {
        _spark.Dispose();
        _lake.Dispose();
    }

    [Test]
    public void All_rows_go_to_training_and_the_newest_of_each_shopper_to_serving()
    {
        Append(("e3", "ben", 30), ("e1", "ann", 10), ("e2", "ann", 20), ("e5", "cat", 50), ("e4", "cat", 50));

        var outcome = Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcome.Succeeded, Is.True);
            Assert.That(Ids("v0/training"), Is.EqualTo(new[] { "e1", "e2", "e3", "e4", "e5" }));
            Assert.That(Ids("v0/serving"), Is.EqualTo(new[] { "e2", "e3", "e5" }));
            Assert.That(Export("v0/serving").Schema().FieldNames, Is.EqualTo(Schema.FieldNames));
            Assert.That(Count(outcome, "training rows"), Is.EqualTo(5));
            Assert.That(Count(outcome, "serving rows"), Is.EqualTo(3));
            Assert.That(outcome.Checks.Select(c => c.Passed), Is.All.True);
            Assert.That(outcome.Checks, Has.Length.EqualTo(10));
            Assert.That(outcome.Places.Select(p => p.Location), Is.All.Matches<string>(Path.Exists));
        }
    }

    [Test]
    public void A_later_version_gets_a_folder_of_its_own_and_becomes_the_latest()
    {
        Append(("e1", "ann", 10));
        Run();
        Append(("e2", "ann", 20));

        Run();

        Assert.That(Ids("v0/serving"), Is.EqualTo(new[] { "e1" }));
        Assert.That(Ids("v1/serving"), Is.EqualTo(new[] { "e2" }));
        using var latest = JsonDocument.Parse(File.ReadAllBytes(At("latest.json")));
        Assert.That(latest.RootElement.GetProperty("version").GetInt64(), Is.EqualTo(1));
        Assert.That(File.Exists(At(latest.RootElement.GetProperty("manifest").GetString()!)), Is.True);
    }

    [Test]
    public void An_older_version_is_exported_by_its_number()
    {
        Append(("e1", "ann", 10));
        Append(("e2", "ann", 20));

        Run(new ExportFeaturesOptions { Version = 0 });

        Assert.That(Ids("v0/training"), Is.EqualTo(new[] { "e1" }));
        Assert.That(() => Run(new ExportFeaturesOptions { Version = 7 }), Throws.Exception.With.Message.Contains("7"));
    }

    [Test]
    public void Running_it_twice_changes_nothing()
    {
        Append(("e1", "ann", 10), ("e2", "ben", 20));
        Run();
        var before = Files();

        var outcome = Run();

        Assert.That(outcome.Succeeded, Is.True);
        Assert.That(Count(outcome, "exports published"), Is.Zero);
        Assert.That(Count(outcome, "training rows"), Is.EqualTo(2));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public void Files_are_as_small_as_asked_in_the_directory_asked()
    {
        Append([.. Enumerable.Range(0, 10).Select(i => ($"e{i}", $"s{i}", i))]);

        Run(new ExportFeaturesOptions { MaxRowsPerFile = 4, Output = _lake["elsewhere"] });

        Assert.That(
            Directory.EnumerateFiles(_lake["elsewhere/checkout_features/v0/training"]).Select(Path.GetFileName).Order(),
            Is.EqualTo(new[] { "part-00000.parquet", "part-00001.parquet", "part-00002.parquet" }));
    }

    [TestCase("e2", null, "training: shopper_id is complete")]
    [TestCase(null, "ben", "training: event_id is complete")]
    [TestCase("e1", "ben", "training: each event once")]
    public void A_row_that_breaks_a_check_fails_the_job_before_anything_is_published(string? eventId, string? shopper, string check)
    {
        Append(("e1", "ann", 10), (eventId, shopper, 20));

        var outcome = Run();

        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Checks.Where(c => !c.Passed).Select(c => c.Name), Does.Contain(check));
        Assert.That(Directory.Exists(At("v0")) || File.Exists(At("latest.json")), Is.False);
    }

    [Test]
    public void Without_the_table_the_job_that_makes_it_is_named() => Assert.That(
        () => Run(), Throws.InvalidOperationException.With.Message.Contains("'build-features'").And.Message.Contains(_lake.Path));

    [Test]
    public void Real_Spark_reads_what_is_exported()
    {
        Append(("e1", "ann", 10), ("e2", "ann", 20), ("e3", "ben", 30));
        Run();

        var answers = AskSpark.Rows(
            $"SELECT count(*), sum(cart_value), min(checkout_time), max(checkout_time), sum(days_since_order) FROM parquet.`{At("v0/training")}`",
            $"SELECT event_id, shopper_id FROM parquet.`{At("v0/serving")}` ORDER BY shopper_id");

        Assert.That(answers[0][0], Is.EqualTo(new[] { "3", "61.50", "2025-03-03 00:00:10", "2025-03-03 00:00:30", "60" }));
        Assert.That(answers[1], Is.EqualTo(new[] { new[] { "e2", "ann" }, ["e3", "ben"] }));
    }

    private void Append(params (string? EventId, string? Shopper, int Second)[] rows) => _spark
        .CreateDataFrame(rows.Select(r => new Row(Schema, r.EventId, r.Shopper, Time(r.Second), r.Second + 0.5m, r.Second, "caf\u00e9")), Schema)
        .Write().Format("delta").Mode(SaveMode.Append).Save(_lake["gold/checkout_features"]);

    private static Timestamp Time(int second) => new(new DateTime(2025, 3, 3, 0, 0, second, DateTimeKind.Utc));

    private JobOutcome Run(ExportFeaturesOptions? options = null) => new ExportFeaturesJob().Run(new JobContext<ExportFeaturesOptions>(
        options ?? new(), new JobServices { LakeDirectory = _lake.Path, ConfDirectory = _lake["conf"], Log = NullLogger.Instance }));

    private string At(string relative) => _lake[$"exports/checkout_features/{relative}"];

    private DataFrame Export(string relative) => _spark.Read().Parquet(At(relative));

    private string[] Ids(string relative) => [.. Export(relative).Select("event_id").Collect().Select(r => r.GetAs<string>(0))];

    private static decimal Count(JobOutcome outcome, string name) => outcome.Counts.Single(c => c.Name == name).Value;

    private Dictionary<string, (string, DateTime)> Files() => Directory.EnumerateFiles(_lake["exports"], "*", SearchOption.AllDirectories)
        .ToDictionary(f => f, f => (Convert.ToHexString(File.ReadAllBytes(f)), File.GetLastWriteTimeUtc(f)));
}
