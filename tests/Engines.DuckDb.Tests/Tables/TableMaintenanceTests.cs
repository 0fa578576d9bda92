using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>Upkeep of tables. The expected answers, history entries and errors are those of Spark 4.1 with Delta 4.4.</summary>
public sealed class TableMaintenanceTests : TableTests
{
    private DeltaTable Table => DeltaTable.ForPath(Spark, TablePath);

    private string Sql => $"delta.`{TablePath}`";

    private DeltaTableLog Log => DeltaTableLog.Shared(LocalStorage.Instance, TablePath);

    [Test]
    public void Small_files_of_a_partition_become_one_and_its_rows_stay()
    {
        Write(5);
        var before = Rows();

        var metrics = Table.Optimize().Where("p = 'a/b'").ExecuteCompaction().Select("path", "metrics.numFilesAdded", "metrics.numFilesRemoved", "metrics.partitionsOptimized", "metrics.totalConsideredFiles").Head();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(metrics.Values, Is.EqualTo(new object[] { "file:" + TablePath, 1L, 5L, 1L, 5L }));
            Assert.That(Rows(), Is.EqualTo(before));
            Assert.That(Log.Snapshot().Files.GroupBy(f => f.PartitionValues["p"]).Select(g => (g.Key, g.Count())), Is.EquivalentTo(new (string?, int)[] { ("a/b", 1), ("c", 5), (null, 5) }));
            Assert.That(Log.TryReadCommit(5)!.Actions.OfType<Delta.Actions.FileAction>().Select(f => f.DataChange), Has.All.False);
        }
    }

    [Test]
    public void Optimize_shows_in_the_history_as_Delta_writes_it()
    {
        Write(3);
        Table.Optimize().Where("p = 'c'").ExecuteCompaction();
        Table.Optimize().ExecuteZOrderBy("id", "v");

        var history = Table.History(2).Select("operation", "operationParameters.predicate", "operationParameters.zOrderBy", "operationParameters.auto", "isolationLevel", "isBlindAppend", "operationMetrics.numRemovedFiles", "operationMetrics.numAddedFiles").Collect();

        Assert.That(history.Select(r => r.ToString()), Is.EqualTo(new[]
        {
            "[OPTIMIZE,[],[\"id\",\"v\"],false,SnapshotIsolation,false,7,3]", "[OPTIMIZE,[\"p = 'c'\"],[],false,SnapshotIsolation,false,3,1]",
        }));
    }

    [Test]
    public void A_second_compaction_finds_nothing_to_do_and_commits_nothing()
    {
        Write(3);
        Table.Optimize().ExecuteCompaction();
        var version = Log.Snapshot().Version;

        var metrics = Table.Optimize().ExecuteCompaction().Select("metrics.numFilesAdded", "metrics.totalFilesSkipped").Head();

        Assert.That((metrics[0], metrics[1], Log.Snapshot().Version), Is.EqualTo((0L, 3L, version)));
    }

    [Test]
    public void Sizes_bound_which_files_are_taken_and_how_large_they_get()
    {
        Write(6);
        var size = Log.Snapshot().Files.Where(f => f.PartitionValues["p"] == "c").Max(f => f.Size);

        Table.Optimize().Where("p = 'c'").Option("maxFileSize", (size * 2).ToString(System.Globalization.CultureInfo.InvariantCulture)).ExecuteCompaction();
        Assert.That(Log.Snapshot().Files.Count(f => f.PartitionValues["p"] == "c"), Is.EqualTo(3));

        Table.Optimize().Option("minFileSize", "10").ExecuteCompaction();
        Assert.That(Log.Snapshot().Version, Is.EqualTo(6));
        Assert.That(() => Table.Optimize().Option("maxfiles", "1").ExecuteCompaction(), Throws.ArgumentException.With.Message.Contains("minFileSize, maxFileSize"));
    }

    [Test]
    public void Z_order_brings_near_rows_together_in_as_many_files_as_asked_for()
    {
        Spark.Range(20_000).Select(Expr("id % 100 AS x"), Expr("id div 100 AS y"), Expr("sha2(string(id), 256) AS t")).Write().Format("delta").Save(TablePath);
        var before = Spark.Read().Format("delta").Load(TablePath).Agg(Sum("x"), Sum("y"), CountDistinct("t")).Head().ToString();
        var size = Log.Snapshot().SizeInBytes;

        Table.Optimize().Option("maxFileSize", (size / 8).ToString(System.Globalization.CultureInfo.InvariantCulture)).ExecuteZOrderBy("x", "y");

        var rows = Spark.Read().Format("delta").Load(TablePath);
        var spans = rows.GroupBy("_metadata.file_name").Agg(Expr("max(x) - min(x)").As("x"), Expr("max(y) - min(y)").As("y")).Collect();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(spans, Has.Count.InRange(8, 9));
            Assert.That(spans.Sum(s => s.GetAs<long>("x") * s.GetAs<long>("y")) / (double)spans.Count, Is.LessThan(100 * 200 / 2), "Each file covers a part of the plane.");
            Assert.That(rows.Agg(Sum("x"), Sum("y"), CountDistinct("t")).Head().ToString(), Is.EqualTo(before));
            Assert.That(rows.Count(), Is.EqualTo(20_000));
        }
    }

    [TestCase("id = 1", "DELTA_NON_PARTITION_COLUMN_REFERENCE", "'id'")]
    [TestCase("nope = 1", "DELTA_NON_PARTITION_COLUMN_REFERENCE", "'nope'")]
    public void Conditions_on_other_columns_are_refused(string condition, string errorClass, string named)
    {
        Write(1);

        Assert.That(() => Table.Optimize().Where(condition).ExecuteCompaction(), Throws.TypeOf<DeltaOperationException>().With.Message.Contains(named).And.Property("ErrorClass").EqualTo(errorClass));
    }

    [TestCase("p", "DELTA_ZORDERING_ON_PARTITION_COLUMN")]
    [TestCase("nope", "DELTA_ZORDERING_COLUMN_DOES_NOT_EXIST")]
    public void Z_order_columns_are_checked(string column, string errorClass)
    {
        Write(1);

        Assert.That(() => Table.Optimize().ExecuteZOrderBy(column), Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo(errorClass));
    }

    [Test]
    public void Statements_of_SQL_do_the_same()
    {
        Write(3);
        var before = Rows();

        var optimized = Spark.Sql($"OPTIMIZE {Sql} WHERE p = 'c' ZORDER BY (id, v)").Select("metrics.numFilesRemoved").Head();
        Spark.Sql($"DELETE FROM {Sql} WHERE id < 100");
        var restored = Spark.Sql($"RESTORE TABLE {Sql} TO VERSION AS OF 3").Head();

        Assert.That(optimized[0], Is.EqualTo(3L));
        Assert.That(restored.GetAs<long>("num_restored_files"), Is.EqualTo(7));
        Assert.That(Rows(), Is.EqualTo(before));
        Assert.That(() => Spark.Sql($"VACUUM {Sql} RETAIN 0 HOURS"), Throws.TypeOf<DeltaOperationException>().With.Message.Contains("at least 168 hours"));
        Spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        Assert.That(Spark.Sql($"VACUUM {Sql} RETAIN 0 HOURS DRY RUN").Count(), Is.EqualTo(3));
        Assert.That(Spark.Sql($"VACUUM {Sql} RETAIN 0 HOURS").Head()[0], Is.EqualTo("file:" + TablePath));
        Assert.That(Spark.Sql($"VACUUM {Sql} RETAIN 0 HOURS DRY RUN").Count(), Is.Zero);
        Assert.That(Rows(), Is.EqualTo(before));
    }

    [Test]
    public void Vacuum_notes_its_beginning_and_its_end()
    {
        Write(2);
        Table.Optimize().ExecuteCompaction();
        Spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        // What left the table within this millisecond would stay.
        Thread.Sleep(2);
        Table.Vacuum(0);

        var history = Table.History(2).Select("operation", "operationParameters.status", "operationParameters.retentionCheckEnabled", "operationParameters.defaultRetentionMillis", "operationParameters.specifiedRetentionMillis", "isolationLevel", "isBlindAppend", "operationMetrics.numFilesToDelete", "operationMetrics.numDeletedFiles").Collect();

        Assert.That(history.Select(r => r.ToString()), Is.EqualTo(new[]
        {
            "[VACUUM END,COMPLETED,null,null,null,SnapshotIsolation,true,null,6]", "[VACUUM START,null,false,604800000,0,SnapshotIsolation,true,6,null]",
        }));
    }

    [Test]
    public void A_restored_version_has_its_rows_its_schema_and_an_entry_in_the_history()
    {
        Write(1);
        var before = Rows();
        Spark.Range(1000, 1003).WithColumn("new", Lit(1)).WithColumn("p", Lit("c")).Write().Format("delta").Mode(SaveMode.Append).Option("mergeSchema", true).Save(TablePath);
        Table.Delete("id = 1");

        var counts = Table.RestoreToVersion(0).Head();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rows(), Is.EqualTo(before));
            Assert.That(Spark.Read().Format("delta").Load(TablePath).Columns(), Does.Not.Contain("new"));
            Assert.That((counts.GetAs<long>("num_removed_files"), counts.GetAs<long>("num_restored_files"), counts.GetAs<long>("num_of_files_after_restore")), Is.EqualTo((2L, 1L, 3L)));
            Assert.That(Table.History(1).Select("operation", "operationParameters.version", "operationParameters.timestamp").Head().ToString(), Is.EqualTo("[RESTORE,0,null]"));
            Assert.That(() => Table.RestoreToVersion(99), Throws.TypeOf<DeltaOperationException>().With.Message.Contains("Cannot restore table to version 99. Available versions: [0, 3]."));
        }
    }

    [Test]
    public void A_restore_goes_by_time_too_and_refuses_versions_whose_files_are_gone()
    {
        Write(2);
        var first = Log.TryReadCommit(0)!.Timestamp;
        Table.Delete();
        Table.RestoreToTimestamp(first.AddMilliseconds(1).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(Table.ToDF().Count(), Is.EqualTo(15));

        Spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        Table.Vacuum(0);

        Assert.That(() => Table.RestoreToVersion(1), Throws.TypeOf<DeltaOperationException>().With.Message.Contains("Not all files from version 1 are available"));
        Assert.That(() => Table.RestoreToTimestamp("soon"), Throws.InstanceOf<AnalysisException>().With.Message.Contains("'soon'"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_clone_has_the_rows_and_goes_its_own_way(bool isShallow)
    {
        Write(2);
        var before = Rows();

        var clone = Table.CloneAtVersion(1, Folder["clone"], isShallow, properties: new Dictionary<string, string> { ["delta.logRetentionDuration"] = "interval 3 days" });
        clone.Delete("id < 5");
        clone.Optimize().ExecuteCompaction();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rows(), Is.EqualTo(before));
            Assert.That(clone.ToDF().Count(), Is.EqualTo(before.Length - 5));
            Assert.That(clone.Detail().Select("properties").Head()[0]!.ToString, Throws.Nothing);
            Assert.That(clone.History().Select("operation").Collect()[^1][0], Is.EqualTo("CLONE"));
            Assert.That(() => Table.Clone(Folder["clone"], isShallow), Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_CREATE_TABLE_WITH_NON_EMPTY_LOCATION"));
            Assert.That(() => Table.Clone(Folder["clone"], isShallow, replace: true), Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_UNSUPPORTED_NON_EMPTY_CLONE"));
        }
    }

    [Test]
    public void Manifests_list_the_files_of_each_partition()
    {
        Write(1);
        Table.Generate("symlink_format_manifest");

        var manifest = File.ReadAllLines(Path.Combine(TablePath, "_symlink_format_manifest", "p=a%2Fb", "manifest"));

        Assert.That(manifest, Has.Length.EqualTo(1));
        Assert.That(File.Exists(manifest[0]["file:".Length..]), Is.True);
    }

    [Test]
    public void A_write_leaves_no_folder_of_its_own_behind()
    {
        Write(2);

        Assert.That(Directory.EnumerateDirectories(TablePath).Select(Path.GetFileName), Is.EquivalentTo(new[] { "_delta_log", "p=a%2Fb", "p=c", "p=__HIVE_DEFAULT_PARTITION__" }));
    }

    [Test]
    public void A_table_that_is_not_there_is_named()
    {
        Assert.That(() => Table.Optimize().ExecuteCompaction(), Throws.InstanceOf<AnalysisException>().With.Message.Contains("DELTA_MISSING_DELTA_TABLE").And.Message.Contains(TablePath));
        Assert.That(() => Table.Vacuum(), Throws.InstanceOf<AnalysisException>().With.Message.Contains(TablePath));
    }

    [Test]
    public void Spark_reads_what_each_step_leaves_and_calls_the_steps_alike()
    {
        Write(3);
        var before = Rows().Length;
        Table.Optimize().Where("p = 'c'").ExecuteCompaction();
        Table.Optimize().ExecuteZOrderBy("id");
        Table.Delete("id < 5");
        Table.RestoreToVersion(3);
        Spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        var removable = Table.Vacuum(0, dryRun: true).Count();
        var clone = Table.Clone(Folder["clone"], isShallow: true);
        clone.Delete("p = 'c'");

        var answers = AskSpark.Rows(
            $"SELECT count(*), count(DISTINCT id), sum(v) FROM {Sql}",
            $"SELECT count(*) FROM {Sql} VERSION AS OF 4",
            "SET spark.databricks.delta.retentionDurationCheck.enabled=false",
            $"VACUUM {Sql} RETAIN 0 HOURS DRY RUN",
            $"DESCRIBE HISTORY {Sql}",
            $"SELECT count(*) FROM delta.`{Folder["clone"]}`",
            $"OPTIMIZE {Sql}",
            $"SELECT count(*) FROM {Sql}");

        var table = Table.ToDF();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers[0], Is.EqualTo(new[] { table.Agg(Count("*"), CountDistinct("id"), Sum("v")).Head().Values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture)) }));
            Assert.That(answers[1][0][0], Is.EqualTo($"{before}"));
            Assert.That(answers[3], Has.Length.EqualTo(removable), "Spark would delete the same files.");
            Assert.That(answers[4].Select(r => r[4]), Is.EqualTo(new[] { "RESTORE", "DELETE", "OPTIMIZE", "OPTIMIZE", "WRITE", "WRITE", "WRITE" }));
            Assert.That(answers[5][0][0], Is.EqualTo($"{clone.ToDF().Count()}"));
            Assert.That(answers[7][0][0], Is.EqualTo($"{before}"));
            Assert.That(Rows(), Has.Length.EqualTo(before), "And Spark's own compaction is read here.");
        }
    }

    private void Write(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Spark.Range(i * 10, (i * 10) + 15).Select(Col("id"), Expr("CASE id % 3 WHEN 0 THEN 'a/b' WHEN 1 THEN 'c' END AS p"), Expr("id / 4 AS v"))
                .Write().Format("delta").Mode(SaveMode.Append).PartitionBy("p").Save(TablePath);
        }
    }

    private string[] Rows() => [.. Table.ToDF().Collect().Select(r => r.ToString()!).Order(StringComparer.Ordinal)];
}
