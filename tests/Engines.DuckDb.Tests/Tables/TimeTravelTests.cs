using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>A table as of a time. The answers and the classes of errors are those of Spark 4.1 with Delta 4.4, which is asked where it is there.</summary>
public sealed class TimeTravelTests
{
    private TemporaryDirectory _directory = null!;

    // Without a row at noon, with one a day later at midnight, with two at noon after that.
    [SetUp]
    public void Write()
    {
        _directory = new TemporaryDirectory();
        var log = new DeltaTableLog(LocalStorage.Instance, _directory.Path);
        // Spark refuses times that are longer ago than deleted files are kept.
        var metadata = Metadata.Create((StructType)DataType.FromDdl("id BIGINT"), [], [new("delta.deletedFileRetentionDuration", "interval 100000 days")]);
        Assert.That(log.StartTransaction().Commit([new Protocol(1, 2), metadata], new CommitDetails("CREATE TABLE")), Is.InstanceOf<Committed>());
        using var spark = SparkSession.Builder().GetOrCreate();
        for (var i = 0; i < 2; i++)
            spark.Range(1).Write().Format("delta").Mode("append").Save(_directory.Path);
        foreach (var (version, time) in new[] { "2024-01-01T12:00:00Z", "2024-01-02T00:00:00Z", "2024-01-03T12:00:00Z" }.Index())
            File.SetLastWriteTimeUtc(_directory[$"_delta_log/{version:D20}.json"], DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
    }

    [TearDown]
    public void Close() => _directory.Dispose();

    [TestCase("2024-01-02", 1)]
    [TestCase("2024-01-01 23:59:59.999", 0)]
    [TestCase("2024-01-02 00:00:00", 1)]
    [TestCase("2024-01-02T01:00:00+01:00", 1)]
    [TestCase("2024-01-02T00:59:59+01:00", 0)]
    [TestCase("2024-01-02 01:00:00 Europe/Berlin", 1)]
    [TestCase("2024-01-03T12:00:00Z", 2)]
    public void A_time_gives_the_rows_of_then(string time, long rows)
    {
        Assert.That(Rows("UTC", time), Is.EqualTo(new[] { rows, rows }));
        Assert.That(Ask($"TIMESTAMP AS OF '{time}'"), Is.EqualTo($"{rows}"));
    }

    // Spark's SQL adds the zone twice where its session has another than its Java has, so that it is not asked.
    [TestCase("2024-01-02", 1)]
    [TestCase("2024-01-01 18:59:59", 0)]
    [TestCase("2024-01-01 19:00:00", 1)]
    [TestCase("2024-01-03 07:00:00", 2)]
    [TestCase("2024-01-01T23:59:59Z", 0)]
    public void A_time_without_a_zone_is_of_the_sessions(string time, long rows) => Assert.That(Rows("America/New_York", time), Is.EqualTo(new[] { rows, rows }));

    [TestCase("2024-01-01", "DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION")]
    [TestCase("2024", "DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION")]
    [TestCase("2024-01-03 12:00:01", "DELTA_TIMESTAMP_GREATER_THAN_COMMIT")]
    [TestCase("2025-01-01", "DELTA_TIMESTAMP_GREATER_THAN_COMMIT")]
    [TestCase("yesterday evening", "INVALID_TIME_TRAVEL_TIMESTAMP_EXPR.OPTION")]
    [TestCase("01/03/2024", "INVALID_TIME_TRAVEL_TIMESTAMP_EXPR.OPTION")]
    public void A_time_that_gives_no_version_is_an_error_of_Deltas_class(string time, string errorClass)
    {
        using var spark = Session("UTC");
        Assert.That(() => Count(spark, ("timestampAsOf", time)), Throws.InstanceOf<DeltaException>().With.Property("ErrorClass").EqualTo(errorClass));
        Assert.That(Ask($"WITH ('timestampAsOf' = '{time}')"), Does.Contain($"\"{errorClass}\""));
    }

    [Test]
    public void A_version_and_a_time_are_an_error()
    {
        using var spark = Session("UTC");
        Assert.That(
            () => Count(spark, ("versionAsOf", "1"), ("timestampAsOf", "2024-01-02")),
            Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("INVALID_TIME_TRAVEL_SPEC"));
        Assert.That(Ask("WITH ('versionAsOf' = '1', 'timestampAsOf' = '2024-01-02')"), Does.Contain("\"INVALID_TIME_TRAVEL_SPEC\""));
    }

    [Test]
    public void A_version_that_is_not_there_is_an_error()
    {
        using var spark = Session("UTC");
        Assert.That(() => Count(spark, ("versionAsOf", "7")), Throws.TypeOf<DeltaVersionNotFoundException>().With.Property("ErrorClass").EqualTo("DELTA_VERSION_NOT_FOUND"));
        Assert.That(Ask("WITH ('versionAsOf' = '7')"), Does.Contain("\"DELTA_VERSION_NOT_FOUND\""));
    }

    private static SparkSession Session(string zone) => SparkSession.Builder().Config("spark.sql.session.timeZone", zone).GetOrCreate();

    /// <summary>The numbers of rows that the option and the statement give.</summary>
    private long[] Rows(string zone, string time)
    {
        using var spark = Session(zone);
        return [Count(spark, ("timestampAsOf", time)), (long)spark.Sql($"SELECT count(*) FROM delta.`{_directory.Path}` TIMESTAMP AS OF '{time}'").Head()[0]!];
    }

    private long Count(SparkSession spark, params (string Name, string Value)[] options) =>
        options.Aggregate(spark.Read().Format("delta"), (reader, option) => reader.Option(option.Name, option.Value)).Load(_directory.Path).Count();

    /// <summary>Spark's count, or its error.</summary>
    private string? Ask(string asOf)
    {
        try
        {
            return AskSpark.Rows($"SELECT count(*) FROM delta.`{_directory.Path}` {asOf}")[0][0][0];
        }
        catch (AssertionException error)
        {
            return error.Message;
        }
    }
}
