using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Scans;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Which versions a read of row changes is of. The error classes are those of Delta 4.4 on Spark 4.1.1 (<c>table_changes_by_path</c>).</summary>
public sealed class ChangeRangeTests
{
    private static readonly KeyValuePair<string, string?> Feed = new("delta.enableChangeDataFeed", "true");
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private DeltaTableLog _log = null!;

    [SetUp]
    public void CommitHourly()
    {
        var storage = new InMemoryStorage();
        _log = new DeltaTableLog(storage, TestTables.Root);
        _log.Create(properties: [Feed]);
        for (var version = 0; version <= 3; version++)
        {
            if (version > 0)
            {
                _log.Append(TestTables.File($"{version}"));
            }

            storage.Touch(_log.CommitPath(version), Start.AddHours(version));
        }
    }

    [TestCase("1, 2, 3", "startingVersion=0")]
    [TestCase("2, 3", "startingVersion=2", "endingVersion=9")]
    [TestCase("1, 2, 3", "startingTimestamp=2020-01-01")]
    [TestCase("2, 3", "startingTimestamp=2024-01-01 02:00:00")]
    [TestCase("2, 3", "startingTimestamp=2024-01-01 01:00:01")]
    [TestCase("2", "startingTimestamp=2024-01-01 01:30:00", "endingTimestamp=2024-01-01 02:59:59")]
    [TestCase("1, 2, 3", "startingVersion=1", "endingTimestamp=2024-01-01 03:00:00")]
    [TestCase("", "startingTimestamp=2024-01-01 01:10:00", "endingTimestamp=2024-01-01 01:50:00")]
    [TestCase("3", "startingVersion=3", "startingTimestamp=2024-01-01 01:00:00")]
    public void Versions_and_times_say_whose_changes_are_read(string versions, params string[] options) =>
        Assert.That(string.Join(", ", Plan("readChangeFeed", options).Files().Select(f => f.Change!.Version)), Is.EqualTo(versions));

    [TestCase("DELTA_NO_START_FOR_CDC_READ")]
    [TestCase("DELTA_CDC_START_VERSION_AFTER_LATEST", "startingVersion=4")]
    [TestCase("DELTA_INVALID_CDC_RANGE", "startingVersion=2", "endingVersion=1")]
    [TestCase("DELTA_INVALID_CDC_RANGE", "startingTimestamp=2024-01-01 01:50:00", "endingTimestamp=2024-01-01 01:10:00")]
    [TestCase("DELTA_TIMESTAMP_INVALID", "startingTimestamp=rubbish")]
    [TestCase("DELTA_TIMESTAMP_GREATER_THAN_COMMIT", "startingTimestamp=2024-01-01 03:00:01")]
    [TestCase("DELTA_TIMESTAMP_GREATER_THAN_COMMIT", "startingVersion=0", "endingTimestamp=2024-01-01 03:00:01")]
    [TestCase("DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION", "startingVersion=0", "endingTimestamp=2023-12-31")]
    public void What_is_not_there_is_refused(string error, params string[] options) =>
        Assert.That(() => Plan("readChangeFeed", options), Throws.InstanceOf<DeltaException>().With.Message.StartsWith($"[{error}]"));

    [Test]
    public void The_option_has_the_name_that_Delta_first_had_too() =>
        Assert.That(Plan("readChangeData", "startingVersion=3").Files().Count(), Is.EqualTo(1));

    private DeltaScan Plan(string asked, params string[] options) =>
        DeltaScan.Plan(_log, options.Select(option => option.Split('=')).Aggregate(Options.None.With(asked, "true"), (all, option) => all.With(option[0], option[1])));
}
