using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

public sealed class DeltaTests
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl("id BIGINT, name STRING, price DECIMAL(10,2), country STRING");

    private SparkSession _spark = null!;
    private SparkSession _embedded = null!;
    private TemporaryDirectory _directory = null!;
    private string _path = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _spark = RealSpark.Session();
        _embedded = SparkSession.Builder().Master("embedded").GetOrCreate();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _spark?.Dispose();
        _embedded?.Dispose();
    }

    [SetUp]
    public void MakeTable()
    {
        _directory = new TemporaryDirectory();
        _path = _directory["a table"];
        Rows(_spark, (1, "a"), (2, "b"), (3, null)).Write().Format("delta").PartitionBy("country").Save(_path);
    }

    [TearDown]
    public void RemoveTable() => _directory.Dispose();

    [Test]
    public void A_merge_changes_rows_and_counts_them()
    {
        var counts = DeltaTable.ForPath(_spark, _path).As("t")
            .Merge(Rows(_spark, (2, "B"), (3, "gone"), (4, "d"), (5, "skip")).As("s"), Col("t.id") == Col("s.id"))
            .WhenMatched(Col("s.name") == "gone").Delete()
            .WhenMatched().Update(new Dictionary<string, Column> { ["name"] = Concat(Col("s.name"), Lit("!")), ["price"] = Col("t.price") + 1.50m })
            .WhenNotMatched("s.name <> 'skip'").InsertAll()
            .WhenNotMatchedBySource(Col("t.id") == 1).UpdateExpr(new Dictionary<string, string> { ["name"] = "'old'" })
            .Execute();

        Assert.That(counts, Is.EqualTo(new MergeCounts(4, 2, 1, 1)));
        Assert.That(Names(_spark), Is.EqualTo(new[] { "1 old 10.00", "2 B! 21.50", "4 d 40.00" }));
        Assert.That(Names(_embedded), Is.EqualTo(Names(_spark)), "The embedded engine must read what Spark merged.");
    }

    [Test]
    public void A_merge_takes_columns_of_its_DataFrames()
    {
        var source = Rows(_spark, (1, "x"));
        var table = DeltaTable.ForPath(_spark, _path).As("t");

        Assert.That(table.Merge(source, Col("t.id") == source["id"]).WhenMatched().UpdateExpr(new Dictionary<string, string> { ["name"] = "'y'" }).Execute()!.UpdatedRows, Is.EqualTo(1));
    }

    [Test]
    public void A_merge_of_a_transaction_that_was_there_is_skipped()
    {
        DeltaMergeBuilder Merge(string version) => DeltaTable.ForPath(_spark, _path).As("t")
            .Merge(Rows(_spark, (9, "n")).As("s"), "t.id = s.id")
            .Option("txnAppId", "job/merge").Option("txnVersion", version).Option("userMetadata", "note")
            .WhenNotMatched().InsertAll();

        Assert.That(Merge("1").Execute()?.InsertedRows, Is.EqualTo(1));
        Assert.That(DeltaTable.ForPath(_spark, _path).Delete("id = 9"), Is.EqualTo(1));
        Assert.That(Merge("1").Execute(), Is.Null);
        Assert.That(Names(_spark), Has.Count.EqualTo(3));
        Assert.That(DeltaTable.ForPath(_spark, _path).History().Filter("userMetadata = 'note'").Count(), Is.EqualTo(1));

        Rows(_spark, (8, "m")).Write().Format("delta").Mode(SaveMode.Append).Save(_path);
        Assert.That(Names(_spark), Has.Count.EqualTo(4), "A later write of the session must not be taken for the merge's transaction.");
    }

    [Test]
    public void A_merge_adds_columns_that_the_table_lacks()
    {
        DeltaTable.ForPath(_spark, _path).As("t")
            .Merge(Rows(_spark, (4, "d")).WithColumn("extra", Lit(7)).As("s"), "t.id = s.id")
            .WithSchemaEvolution()
            .WhenNotMatched().InsertAll()
            .Execute();

        Assert.That(_spark.Read().Format("delta").Load(_path).Filter("extra = 7").Count(), Is.EqualTo(1));
    }

    [Test]
    public void Updates_and_deletes_count_their_rows()
    {
        var table = DeltaTable.ForPath(_spark, _path);

        Assert.That(table.Update(Col("name").IsNull() | Col("id").IsIn(1, 2), new Dictionary<string, Column> { ["name"] = When(Col("id") > 1, Lit("it's")).Otherwise(Upper(Col("name"))) }), Is.EqualTo(3));
        Assert.That(Names(_spark), Is.EqualTo(new[] { "1 A 10.00", "2 it's 20.00", "3 it's 30.00" }));
        Assert.That(table.Delete(Col("price") > 15 & Not(Col("id") == 3)), Is.EqualTo(1));
        Assert.That(table.Delete(), Is.EqualTo(2));
    }

    [Test]
    public void An_update_by_a_C_sharp_function_is_refused()
    {
        var twice = Udf<long, long>(x => x * 2);

        Assert.That(
            () => DeltaTable.ForPath(_spark, _path).Update(new Dictionary<string, Column> { ["id"] = twice(Col("id")) }),
            Throws.InstanceOf<SparkException>().With.Message.Contains("Executors run no C#"));
    }

    [Test]
    public void Earlier_versions_and_the_history_can_be_read()
    {
        DeltaTable.ForPath(_spark, _path).Delete("id = 1");

        Assert.That(DeltaTable.ForPath(_spark, _path).VersionAsOf(0).ToDF().Count(), Is.EqualTo(3));
        Assert.That(DeltaTable.ForPath(_spark, _path).History(1).Select("version", "operation").Collect().Single().ToString(), Is.EqualTo("[1,DELETE]"));
        Assert.That(DeltaTable.ForPath(_spark, _path).Detail().Select("partitionColumns").Head()[0], Is.EqualTo(new[] { "country" }));
    }

    [Test]
    public void Rows_are_found_by_key() => Assert.That(
        DeltaTable.ForPath(_spark, _path).Lookup(_spark.CreateDataFrame([2L, 2L, 7L]).ToDF("id"), "id", "name").Collect().Select(r => r.ToString()),
        Is.EqualTo(new[] { "[2,b]" }));

    [Test]
    public void A_directory_without_a_table_is_none()
    {
        Assert.That(DeltaTable.IsDeltaTable(_spark, _path), Is.True);
        Assert.That(DeltaTable.IsDeltaTable(_spark, _directory.Path), Is.False);
        Assert.That(DeltaTable.IsDeltaTable(_spark, _directory["nothing"]), Is.False);
    }

    [Test]
    public void A_write_of_a_transaction_that_was_there_is_skipped()
    {
        for (var i = 0; i < 2; i++)
        {
            Rows(_spark, (6, "f")).Write().Format("delta").Mode(SaveMode.Append).Option("txnAppId", "job/append").Option("txnVersion", 3).Save(_path);
        }

        Assert.That(Names(_spark), Has.Count.EqualTo(4));
    }

    [Test]
    public void A_table_of_the_embedded_engine_is_changed_by_Spark_and_read_back()
    {
        var path = _directory["shared"];
        Rows(_embedded, (1, "a"), (2, "b")).Write().Format("delta").Option("txnAppId", "app").Option("txnVersion", 5).Save(path);
        var merged = DeltaTable.ForPath(_spark, path).As("t").Merge(Rows(_spark, (2, "z"), (3, "c")).As("s"), "t.id = s.id").WhenMatched().UpdateAll().WhenNotMatched().InsertAll().Execute();
        DeltaTable.ForPath(_embedded, path).Delete("id = 1");
        _spark.Sql($"OPTIMIZE delta.`{path}`");

        Assert.That(merged, Is.EqualTo(new MergeCounts(2, 1, 0, 1)));
        Assert.That(_embedded.Read().Format("delta").Load(path).OrderBy("id").Collect().Select(r => $"{r[0]} {r[1]}"), Is.EqualTo(new[] { "2 z", "3 c" }));
    }

    [Test]
    public void The_upkeep_of_a_table_goes_by_the_same_calls_as_on_the_embedded_engine()
    {
        var path = _directory["kept"];
        for (var i = 0; i < 3; i++)
        {
            Rows(_spark, (i * 2, "a"), ((i * 2) + 1, "b")).Write().Format("delta").Mode(SaveMode.Append).PartitionBy("country").Save(path);
        }

        var table = DeltaTable.ForPath(_spark, path);
        var compacted = table.Optimize().Where("country = 'de'").Option("maxFileSize", "100000").ExecuteCompaction().Select("metrics.numFilesRemoved", "metrics.numFilesAdded").First();
        var ordered = table.Optimize().ExecuteZOrderBy("id", "name").Select("metrics.partitionsOptimized").First();
        table.Delete("id < 3");
        var restored = table.RestoreToVersion(3).First();
        var clone = table.Clone(_directory["clone"], isShallow: true, properties: new Dictionary<string, string> { ["delta.logRetentionDuration"] = "interval 40 days" });
        clone.Delete();

        Assert.That(compacted.ToString(), Is.EqualTo("[3,1]"));
        Assert.That(ordered[0], Is.EqualTo(2));
        Assert.That(restored.GetAs<long>("num_restored_files"), Is.GreaterThan(0));
        Assert.That(_embedded.Read().Format("delta").Load(path).Count(), Is.EqualTo(6));
        Assert.That(_embedded.Read().Format("delta").Load(_directory["clone"]).Count(), Is.Zero);
        Assert.That(DeltaTable.ForPath(_embedded, path).Optimize().ExecuteCompaction().Count(), Is.EqualTo(1));
        Assert.That(table.Vacuum(retentionHours: null, dryRun: true).Count(), Is.Zero);
        Assert.That(() => table.Vacuum(0), Throws.InstanceOf<SparkException>().With.Message.Contains("DELTA_VACUUM_RETENTION_PERIOD_TOO_SHORT"));
        Assert.That(() => table.Clone(_directory["deep"], isShallow: false), Throws.InstanceOf<AnalysisException>().With.Message.Contains("shallow"));
        Assert.That(() => table.Optimize().Where("id = 1").ExecuteCompaction(), Throws.InstanceOf<SparkException>().With.Message.Contains("DELTA_NON_PARTITION_COLUMN_REFERENCE"));
    }

    [Test]
    public void Files_of_every_format_are_written_and_read_back()
    {
        foreach (var format in new[] { "parquet", "json", "csv" })
        {
            var path = _directory[format];
            Rows(_spark, (1, "a"), (2, null)).Write().Format(format).Save(path);

            Assert.That(_spark.Read().Format(format).Schema(Schema).Load(path).OrderBy("id").Select("id", "name").Collect().Select(r => r.ToString()), Is.EqualTo(new[] { "[1,a]", "[2,null]" }), format);
        }
    }

    private static DataFrame Rows(SparkSession session, params (long Id, string? Name)[] rows) =>
        session.CreateDataFrame(rows.Select(r => new GenericRow([r.Id, r.Name, (decimal)r.Id * 10, r.Id % 2 == 0 ? "de" : "é/=%"])), Schema);

    private List<string> Names(SparkSession session) =>
        [.. session.Read().Format("delta").Load(_path).OrderBy("id").Collect().Select(r => $"{r[0]} {r[1] ?? "null"} {r[2]}")];
}
