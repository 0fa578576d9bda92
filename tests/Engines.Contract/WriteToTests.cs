using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>What both engines say of tables that a DataFrame made.</summary>
[TestFixture]
internal sealed class WriteToTests
{
    private BothEngines _both = null!;
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public void Open() => (_both, _directory) = (new BothEngines(), new TemporaryDirectory());

    [OneTimeTearDown]
    public void Close()
    {
        _both?.Dispose();
        _directory?.Dispose();
    }

    [Test]
    public void Tables_are_of_the_same_making()
    {
        var (spark, embedded) = _both.Answers(session =>
        {
            var (path, rows) = (_directory[Guid.NewGuid().ToString("N")], session.Range(4).WithColumn("p", Col("id") % 2));
            var table = $"delta.`{path}`";
            rows.WriteTo(table).Using("delta").PartitionedBy(Col("p")).TableProperty("who", "me").TableProperty("delta.enableDeletionVectors", "true").Option("delta.checkpointInterval", 7L).TableProperty("comment", "ours").Create();
            var first = Facts(session, table);
            rows.Filter("p = 1").WriteTo(table).Overwrite(Col("p") == 1);
            rows.WriteTo(table).Using("delta").TableProperty("new", "1").Replace();
            rows.WriteTo(table).Using("delta").CreateOrReplace();
            return $"{first}\n{Facts(session, table)}\n{string.Join(", ", session.Sql($"DESCRIBE HISTORY {table}").OrderBy("version").Select("version", "operation").Collect())}";
        });

        Assert.That(embedded, Is.EqualTo(spark));
    }

    private static string Facts(SparkSession session, string table)
    {
        var row = session.Sql($"DESCRIBE DETAIL {table}")
            .Select(Col("description"), ArrayJoin(Col("partitionColumns"), ","), ToJson(MapFromEntries(SortArray(MapEntries(Col("properties"))))), Col("minReaderVersion"), Col("minWriterVersion")).Collect().Single();
        return string.Join(" ", row.Values);
    }
}
