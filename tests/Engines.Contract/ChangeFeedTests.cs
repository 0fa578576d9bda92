using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Which row changes of a table both engines read.</summary>
[TestFixture]
internal sealed class ChangeFeedTests
{
    private BothEngines _both = null!;
    private TemporaryDirectory _directory = null!;
    private string _table = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        (_both, _directory) = (new BothEngines(), new TemporaryDirectory());
        _table = _directory["table"];
        _both.Embedded.Range(3).WriteTo($"delta.`{_table}`").Using("delta").TableProperty("delta.enableChangeDataFeed", "true").Create();
        _both.Embedded.Range(3, 5).Write().Format("delta").Mode("append").Save(_table);
        _both.Embedded.Sql($"DELETE FROM delta.`{_table}` WHERE id = 4");
    }

    [OneTimeTearDown]
    public void Close()
    {
        _both?.Dispose();
        _directory?.Dispose();
    }

    [TestCase("table_changes_by_path('{0}', 0)")]
    [TestCase("table_changes_by_path('{0}', 1L, 0 + 1) AS c")]
    [TestCase("Table_Changes('delta.`{0}`', 2)")]
    [TestCase("table_changes_by_path('{0}', '2020-01-01 10:00:00')")]
    [TestCase("table_changes_by_path('{0}', current_timestamp() - INTERVAL 1 DAY)")]
    [TestCase("table_changes_by_path('{0}', 1, 99)")]
    public void Functions_read_them(string function) => Assert.That(
        _both.Difference(session => session.Sql($"SELECT id, _change_type, _commit_version FROM {Said(function)}")), Is.Null);

    [Test]
    public void Options_read_them()
    {
        Assert.That(_both.Difference(session => Read(session, ("readChangeFeed", "true"), ("startingTimestamp", "2020-01-01"))), Is.Null);
        Assert.That(_both.Difference(session => Read(session, ("readChangeData", "true"), ("startingVersion", "1"), ("endingVersion", "1"))), Is.Null);
    }

    [TestCase("DELTA_CDC_START_VERSION_AFTER_LATEST", "table_changes_by_path('{0}', 7)")]
    [TestCase("DELTA_INVALID_CDC_RANGE", "table_changes_by_path('{0}', 2, 1)")]
    [TestCase("DELTA_TIMESTAMP_GREATER_THAN_COMMIT", "table_changes_by_path('{0}', '2140-01-01')")]
    [TestCase("DELTA_TIMESTAMP_GREATER_THAN_COMMIT", "table_changes_by_path('{0}', 0, '2140-01-01')")]
    [TestCase("DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION", "table_changes_by_path('{0}', 0, '2020-01-01')")]
    [TestCase("DELTA_TIMESTAMP_INVALID", "table_changes_by_path('{0}', 'rubbish')")]
    [TestCase("DELTA_UNSUPPORTED_EXPRESSION", "table_changes_by_path('{0}', DATE'2020-01-01')")]
    [TestCase("DELTA_UNSUPPORTED_EXPRESSION", "table_changes_by_path('{0}', 1, CAST(2 AS SMALLINT))")]
    [TestCase("DELTA_CDC_READ_NULL_RANGE_BOUNDARY", "table_changes_by_path('{0}', NULL)")]
    [TestCase("INCORRECT_NUMBER_OF_ARGUMENTS", "table_changes_by_path('{0}')")]
    [TestCase("INCORRECT_NUMBER_OF_ARGUMENTS", "table_changes_by_path('{0}', 1, 2, 3)")]
    [TestCase("TABLE_OR_VIEW_NOT_FOUND", "table_changes('nothing', 1)")]
    public void What_is_not_there_is_refused(string error, string function) => _both.MustFailAlike(session => session.Sql($"SELECT * FROM {Said(function)}"), error);

    private string Said(string function) => function.Replace("{0}", _table, StringComparison.Ordinal);

    private DataFrame Read(SparkSession session, params (string Name, string Value)[] options) => options
        .Aggregate(session.Read().Format("delta"), (reader, option) => reader.Option(option.Name, option.Value))
        .Load(_table).Select(Col("id"), Col("_change_type"), Col("_commit_version"));
}
