using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>History and detail of tables, as Delta 4 gives them.</summary>
public sealed class TableFactsTests : TableTests
{
    private const string HistoryColumns =
        "version BIGINT, timestamp TIMESTAMP, userId STRING, userName STRING, operation STRING, operationParameters MAP<STRING, STRING>, "
        + "job STRUCT<jobId: STRING, jobName: STRING, jobRunId: STRING, runId: STRING, jobOwnerId: STRING, triggerType: STRING>, "
        + "notebook STRUCT<notebookId: STRING>, clusterId STRING, readVersion BIGINT, isolationLevel STRING, isBlindAppend BOOLEAN, "
        + "operationMetrics MAP<STRING, STRING>, userMetadata STRING, engineInfo STRING";

    [SetUp]
    public void Load()
    {
        for (var i = 0; i < 3; i++)
        {
            Spark.Range(10).WithColumn("p", Expr("id % 2")).Write().Format("delta").Mode(SaveMode.Append).PartitionBy("p")
                .Option("delta.enableChangeDataFeed", true).Option("userMetadata", $"load {i}").Save(TablePath);
        }
    }

    private DeltaTable Table => DeltaTable.ForPath(Spark, TablePath);

    [Test]
    public void History_has_the_columns_of_Delta_and_the_commits_newest_first()
    {
        Table.Delete("id < 3");

        var history = Table.History();
        var rows = history.Collect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(history.Schema(), Is.EqualTo(DataType.FromDdl(HistoryColumns)));
            Assert.That(rows.Select(r => r.GetAs<long>("version")), Is.EqualTo(new long[] { 3, 2, 1, 0 }));
            Assert.That(rows.Select(r => r.GetAs<string>("operation")), Is.EqualTo(new[] { "DELETE", "WRITE", "WRITE", "WRITE" }));
            Assert.That(rows.Select(r => r.GetAs<string?>("userMetadata")), Is.EqualTo(new[] { null, "load 2", "load 1", "load 0" }));
            Assert.That(rows.Select(r => r.GetAs<long?>("readVersion")), Is.EqualTo(new long?[] { 2, 1, 0, null }));
            Assert.That(rows.Select(r => r.GetAs<Timestamp>("timestamp")), Is.Ordered.Descending);
        }
    }

    [Test]
    public void A_limit_gives_the_newest_commits_and_maps_can_be_queried()
    {
        var history = Table.History(2);

        Assert.That(
            history.SelectExpr("version", "operationParameters['mode']", "operationMetrics['numOutputRows']").Collect().Select(r => r.ToString()),
            Is.EqualTo(new[] { "[2,Append,10]", "[1,Append,10]" }));
        Assert.That(Table.History(0).Collect(), Is.Empty);
        Assert.That(() => Table.History(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void What_Spark_writes_about_a_commit_is_there()
    {
        var log = Path.Combine(TablePath, "_delta_log", "00000000000000000003.json");
        File.WriteAllText(log, """{"commitInfo":{"timestamp":1,"userId":"7","userName":"ann","operation":"OPTIMIZE","operationParameters":{"auto":false},"job":{"jobId":"3","jobName":null},"notebook":{"notebookId":"12"},"clusterId":"c"}}""");

        var row = Table.History(1).SelectExpr("userId", "userName", "operationParameters['auto']", "job.jobId", "job.jobName", "notebook.notebookId", "clusterId").First();

        Assert.That(row.ToString(), Is.EqualTo("[7,ann,false,3,null,12,c]"));
    }

    [Test]
    public void Detail_tells_the_table_as_it_is()
    {
        var detail = Table.Detail().Collect().Single();
        var files = Directory.EnumerateFiles(TablePath, "*.parquet", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(detail.GetAs<string>("format"), Is.EqualTo("delta"));
            Assert.That(detail.GetAs<string>("location"), Is.EqualTo("file:" + TablePath));
            Assert.That(detail.Get("partitionColumns"), Is.EqualTo(new[] { "p" }));
            Assert.That((detail.GetAs<long>("numFiles"), detail.GetAs<long>("sizeInBytes")), Is.EqualTo(((long)files.Count, files.Sum())));
            Assert.That(Table.Detail().SelectExpr("properties['delta.enableChangeDataFeed']").First().Get(0), Is.EqualTo("true"));
            Assert.That((detail.Get("minReaderVersion"), detail.Get("minWriterVersion")), Is.EqualTo((1, 7)));
            Assert.That(detail.Get("tableFeatures"), Is.EqualTo(new[] { "appendOnly", "changeDataFeed", "invariants" }));
        }
    }

    [Test]
    public void Real_Spark_tells_the_same_of_a_table()
    {
        Table.Delete("id < 3");

        var answers = AskSpark.Rows($"DESCRIBE HISTORY delta.`{TablePath}`", $"DESCRIBE DETAIL delta.`{TablePath}`");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers[0].Select(Told), Is.EqualTo(Table.History().Collect().Select(r => Told([.. r.Values.Select(Text)]))));
            Assert.That(answers[1].Single(), Is.EqualTo(Table.Detail().First().Values.Select(Text)));
        }
    }

    [Test]
    public void No_table_is_an_error_that_names_the_path()
    {
        var none = DeltaTable.ForPath(Spark, Folder["none"]);

        Assert.That(() => none.History(), Throws.InstanceOf<AnalysisException>().With.Message.Contains(Folder["none"]));
        Assert.That(() => none.Detail(), Throws.InstanceOf<AnalysisException>().With.Message.Contains(Folder["none"]));
    }

    /// <summary>The columns of a commit but for the maps, whose order is open.</summary>
    private static string Told(IReadOnlyList<string?> row) => string.Join('|', row.Where((_, i) => i is not (5 or 12)).Select(v => v ?? "null"));

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        IEnumerable<KeyValuePair<object, object?>> map => $"{{{string.Join(", ", map.Select(e => $"{e.Key} -> {e.Value}"))}}}",
        object?[] items => $"[{string.Join(", ", items)}]",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
