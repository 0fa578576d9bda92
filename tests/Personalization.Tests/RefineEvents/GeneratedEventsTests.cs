using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.RefineEvents;

/// <summary>Generated events from files to silver, once, against what the generator knows of them.</summary>
public sealed class GeneratedEventsTests
{
    private SparkSession _spark = null!;
    private EventLake _lake = null!;
    private GeneratedTruth _truth = null!;
    private JobOutcome _refined = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        _spark = SparkSession.Builder().AppName("refine").GetOrCreate();
        _lake = new EventLake(_spark);
        _truth = EventGenerator.Run(
            new GenerateEventsOptions { Events = 20_000, Days = 2, MalformedRate = 0.03, OversizedShare = 0.01, ConflictRate = 0.01 }, _lake["_raw"]);
        _lake.Ingest();
        _refined = _lake.Refine();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _lake.Dispose();
        _spark.Dispose();
    }

    [Test]
    public void Every_record_is_in_bronze_as_it_came()
    {
        var lines = Directory.EnumerateFiles(_lake.Raw).SelectMany(Lines.Of).Select(Convert.ToHexString).Order(StringComparer.Ordinal);
        var raw = _lake.Bronze().Select(BronzeEvents.Raw).Collect().Select(row => Convert.ToHexString(row.GetAs<byte[]>(0))).Order(StringComparer.Ordinal);
        Assert.That(raw.SequenceEqual(lines));
    }

    [Test]
    public void The_job_tells_what_became_of_the_records()
    {
        string[] names = ["records", "silver", "quarantined", "duplicates"];
        Assert.That(names.Select(name => _refined.Counts.Single(count => count.Name == name).Value), Is.EqualTo(new[] { _truth.Records, _truth.Silver, _truth.Quarantined, _truth.Duplicates }));
        Assert.That(_truth.Duplicates, Is.Positive);
    }

    [Test]
    public void Each_refused_record_has_the_reason_that_it_was_made_for()
    {
        var expected = _truth.QuarantinedByReason.Where(reason => reason.Value > 0).ToDictionary(reason => reason.Key, reason => reason.Value);
        Assert.That(expected, Has.Count.EqualTo(17), "the sample has every reason of the generator");
        Assert.That(CountBy(_lake.Quarantine(), QuarantineEvents.Reason), Is.EquivalentTo(expected));
    }

    [Test]
    public void The_first_of_all_reasons_is_the_reason() => Assert.That(
        _lake.Quarantine().Filter(Col(QuarantineEvents.Reason) != ElementAt(Col(QuarantineEvents.Reasons), 1).GetField("code") | Col(BronzeEvents.Raw).IsNull()).Count(),
        Is.Zero);

    [Test]
    public void Silver_has_each_event_once() =>
        Assert.That(_lake.Silver().Select(SilverEvents.EventId).Distinct().Count(), Is.EqualTo(_truth.Silver).And.EqualTo(_lake.Silver().Count()));

    [Test]
    public void Silver_has_the_events_of_each_kind() => Assert.That(
        CountBy(_lake.Silver(), SilverEvents.Kind),
        Is.EquivalentTo(_truth.SilverByKind.ToDictionary(kind => kind.Key.ToLowerInvariant().Replace(' ', '_'), kind => kind.Value)));

    [Test]
    public void Silver_has_the_events_of_each_date() => Assert.That(
        CountBy(_lake.Silver(), SilverEvents.EventDate),
        Is.EquivalentTo(_truth.SilverByEventDate.ToDictionary(day => day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day => day.Value)));

    [TestCase(EventKinds.OrderCompleted)]
    [TestCase(EventKinds.OrderRefunded)]
    public void Money_is_exact(string kind)
    {
        var sums = _lake.Silver().Filter(Col(SilverEvents.Kind) == kind).GroupBy(SilverEvents.Currency).Agg(Sum(SilverEvents.Total).As("total")).Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => row.GetAs<decimal>(1));
        Assert.That(sums, Is.EquivalentTo(kind == EventKinds.OrderCompleted ? _truth.RevenueByCurrency : _truth.RefundedByCurrency));
        Assert.That(sums, Is.Not.Empty);
    }

    [Test]
    public void Shoppers_keep_apart_and_are_not_named()
    {
        var silver = _lake.Silver();
        Assert.That(silver.Select(SilverEvents.UserId).Filter(Col(SilverEvents.UserId).IsNotNull()).Distinct().Count(), Is.EqualTo(_truth.Users));
        Assert.That(silver.Select(SilverEvents.AnonymousId).Filter(Col(SilverEvents.AnonymousId).IsNotNull()).Distinct().Count(), Is.EqualTo(_truth.Devices));
        Assert.That(silver.Filter(Col(SilverEvents.UserId).Contains(Lit("@")) | Col(SilverEvents.EmailHash).Contains(Lit("@"))).Count(), Is.Zero);
        Assert.That(silver.Filter(Col(SilverEvents.EmailHash).IsNotNull()).Count(), Is.Positive);
    }

    [Test]
    public void Another_run_finds_nothing_new()
    {
        _lake.Ingest();
        Assert.That(_lake.Refine().Counts.Select(count => count.Value), Is.All.Zero);
        Assert.That(_lake.Silver().Count(), Is.EqualTo(_truth.Silver));
    }

    private static Dictionary<string, long> CountBy(DataFrame rows, string column) => rows.GroupBy(column).Agg(Count(Lit(1)).As("rows")).Collect()
        .ToDictionary(row => Convert.ToString(row[0], CultureInfo.InvariantCulture)!, row => row.GetAs<long>(1));
}
