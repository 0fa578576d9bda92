using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

/// <summary>Tables whose deleted rows are listed beside their files, made by this library and by others.</summary>
public sealed class DeletionVectorTests : TableTests
{
    private DeltaTable Table => DeltaTable.ForPath(Spark, TablePath);

    private DeltaTableLog Log => DeltaTableLog.Shared(LocalStorage.Instance, TablePath);

    [Test]
    public void Rows_that_go_leave_their_file_as_it_is()
    {
        Write(100);
        var file = Log.Snapshot().Files.Single();

        Table.Delete("id % 10 = 3");
        Table.Delete("id = 5");

        var marked = Log.Snapshot().Files.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((marked.Path, marked.DeletionVector!.Cardinality), Is.EqualTo((file.Path, 11L)));
            Assert.That(marked.Stats, Does.Contain("\"numRecords\":100").And.Contain("\"tightBounds\":false"));
            Assert.That(Ids(), Is.EqualTo(Enumerable.Range(0, 100).Where(i => i % 10 != 3 && i != 5)));
            Assert.That(Metrics(), Is.EqualTo("numDeletionVectorsUpdated=1 numDeletedRows=1 numRemovedFiles=0 numAddedFiles=0"));
        }
    }

    [Test]
    public void A_merge_writes_the_rows_that_it_changes_and_no_others()
    {
        Write(100);
        var file = Log.Snapshot().Files.Single();

        Merge(Enumerable.Range(95, 10));

        var files = Log.Snapshot().Files.ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Single(f => f.Path == file.Path).DeletionVector!.Cardinality, Is.EqualTo(5));
            Assert.That(files, Has.Count.EqualTo(2));
            Assert.That(Spark.Sql($"SELECT count(*), sum(v), min(id), max(id) FROM delta.`{TablePath}`").Head().Values, Is.EqualTo(new object[] { 105L, 950L, 0L, 104L }));
        }
    }

    // A table whose last rows each batch changes would else have a file for each.
    [Test]
    public void A_small_file_is_written_anew_where_it_has_few_rows_beside_those_that_change()
    {
        Write(100);
        Merge(Enumerable.Range(100, 30));

        Merge(Enumerable.Range(120, 20));

        var files = Log.Snapshot().Files.ToList();
        Assert.That(files, Has.Count.EqualTo(2));
        Assert.That(files.Select(f => f.DeletionVector), Has.All.Null);
        Assert.That(Ids(), Is.EqualTo(Enumerable.Range(0, 140)));
    }

    [Test]
    public void A_file_of_which_most_is_deleted_is_written_anew()
    {
        Write(100);
        for (var id = 0; id < 51; id += 3)
        {
            Table.Delete($"id BETWEEN {id} AND {id + 2}");
        }

        Assert.That(Log.Snapshot().Files.Single().DeletionVector, Is.Null);
        Assert.That(Ids(), Is.EqualTo(Enumerable.Range(51, 49)));
    }

    [Test]
    public void A_file_that_loses_its_last_row_goes()
    {
        Write(10);
        Table.Delete("id < 9");

        Table.Delete("id = 9");

        Assert.That(Log.Snapshot().FileCount, Is.Zero);
    }

    [Test]
    public void Places_and_change_feed_tell_of_the_rows_that_are_there()
    {
        Write(100, ("delta.enableChangeDataFeed", "true"));
        Table.Delete("id < 3");
        Merge([5]);

        Assert.That(
            Read().Select("id", "_metadata.row_index").Where("id < 5").OrderBy("id").Collect().Select(r => (r[0], r[1])),
            Is.EqualTo(new (object?, object?)[] { (3L, 3L), (4L, 4L) }));
        Assert.That(Feed(1), Is.EqualTo(new[] { "1 delete 0", "1 delete 1", "1 delete 2", "2 update_postimage 5", "2 update_preimage 5" }));
    }

    // A restore writes no change files: what came and went follows from the two vectors of a file.
    [Test]
    public void The_feed_of_a_restore_has_the_rows_in_which_the_vectors_differ()
    {
        Write(100, ("delta.enableChangeDataFeed", "true"));
        Table.Delete("id IN (1, 2)");
        Table.Delete("id IN (3, 4)");

        Table.RestoreToVersion(1);
        Table.RestoreToVersion(2);
        Table.RestoreToVersion(0);

        Assert.That(Feed(3), Is.EqualTo(new[]
        {
            "3 insert 3", "3 insert 4", "4 delete 3", "4 delete 4", "5 insert 1", "5 insert 2", "5 insert 3", "5 insert 4",
        }));
        Assert.That(Ids(), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    [Test]
    public void Statistics_of_a_file_never_hide_a_row_and_a_condition_sees_none_that_is_gone()
    {
        Write(100);
        Table.Delete("id >= 85");
        Assert.That(Log.Snapshot().Files.Single().DeletionVector, Is.Not.Null);

        Assert.That(Read().Where("id > 80").Count(), Is.EqualTo(4));
        Assert.That(Read().Where("id > 90").Count(), Is.Zero);
        Assert.That(Read().Where("v IS NULL").Count(), Is.Zero);
    }

    [Test]
    public void A_compaction_takes_files_with_many_deleted_rows_and_leaves_no_vector()
    {
        Write(100);
        Write(100, from: 100);
        var size = Log.Snapshot().Files.Min(f => f.Size);
        var noneIsSmall = size.ToString(CultureInfo.InvariantCulture);
        Table.Delete("id < 5 OR id = 100");
        Table.Optimize().Option("minFileSize", noneIsSmall).ExecuteCompaction();
        Assert.That(Log.Snapshot().FileCount, Is.EqualTo(2), "Both have up to 5% deleted.");
        Table.Delete("id IN (6, 101, 102, 103, 104, 105)");

        Table.Optimize().Option("minFileSize", noneIsSmall).ExecuteCompaction();

        Assert.That(Log.Snapshot().Files.Single().DeletionVector, Is.Null);
        Assert.That(Ids(), Is.EqualTo(Enumerable.Range(5, 195).Where(i => i is not 6 and not (>= 100 and <= 105))));
        Assert.That(Log.TryReadCommit(Log.Snapshot().Version)!.Info!.OperationMetrics["numDeletionVectorsRemoved"], Is.EqualTo("2"));
    }

    [Test]
    public void A_vacuum_leaves_the_vectors_that_are_needed()
    {
        Spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
        Write(10);
        Table.Delete("id = 1");
        Table.Delete("id = 2");
        Assert.That(VectorFiles(), Has.Length.EqualTo(2));

        Table.Vacuum(0);

        Assert.That(VectorFiles(), Has.Length.EqualTo(1));
        Assert.That(Ids(), Has.Count.EqualTo(8));
        Assert.That(
            () => Table.RestoreToVersion(1),
            Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_CANNOT_RESTORE_TABLE_VERSION").And.Message.Contains("deletion_vector_"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_clone_has_the_rows_of_its_source(bool isShallow)
    {
        Write(10);
        Table.Delete("id = 1");
        var clone = Table.Clone(Folder["clone"], isShallow);
        clone.Delete("id = 2");
        Table.Delete("id = 3");

        Assert.That(clone.ToDF().Select("id").Collect().Select(r => r[0]), Is.EquivalentTo(new[] { 0L, 3, 4, 5, 6, 7, 8, 9 }));
        Assert.That(Ids(), Is.EqualTo(new[] { 0L, 2, 4, 5, 6, 7, 8, 9 }));
    }

    [Test]
    public void A_table_without_the_property_keeps_its_vectors_and_gets_no_new_ones()
    {
        var others = Folder["table-with-dv-small"];
        Copy(TestData.Path("delta-rs-tables/table-with-dv-small"), others);
        var created = Path.Combine(others, "_delta_log", "00000000000000000000.json");
        File.WriteAllText(created, File.ReadAllText(created).Replace("\"delta.enableDeletionVectors\":\"true\"", "\"delta.enableDeletionVectors\":\"false\"", StringComparison.Ordinal));
        var table = DeltaTable.ForPath(Spark, others);
        table.Delete("value = 4");

        Assert.That(table.ToDF().Collect().Select(r => r[0]), Is.EquivalentTo(new[] { 1, 2, 3, 5, 6, 7, 8 }));
        Assert.That(DeltaTableLog.Shared(LocalStorage.Instance, others).Snapshot().Files.Select(f => f.DeletionVector), Has.All.Null);
    }

    [Test]
    public void A_list_of_files_for_others_is_refused()
    {
        Write(10);
        Table.Delete("id = 1");

        Assert.That(
            () => Table.Generate("symlink_format_manifest"),
            Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_UNSUPPORTED_GENERATE_WITH_DELETION_VECTORS"));
    }

    [Test]
    public void A_lost_or_damaged_vector_is_an_error_and_no_row_comes_back()
    {
        Write(10);
        Table.Delete("id = 1");
        var vector = VectorFiles().Single();
        var bytes = File.ReadAllBytes(vector);
        File.WriteAllBytes(vector, bytes[..^1]);

        Assert.That(() => Ids(), Throws.InstanceOf<SparkException>().With.Message.Contains("deletion vector"));

        File.Delete(vector);
        Assert.That(() => Ids(), Throws.InstanceOf<SparkException>().With.Message.Contains(Path.GetFileName(vector)));
    }

    [TestCase("delta-golden-tables/dv-partitioned-with-checkpoint")]
    [TestCase("delta-golden-tables/log-replay-dv-key-cases")]
    [TestCase("delta-rs-tables/cdf-table-with-cdc-and-dvs")]
    [TestCase("delta-rs-tables/table-with-dv-small")]
    [TestCase("delta-rs-tables/table_with_deletion_logs")]
    public void Tables_of_others_have_the_rows_that_Spark_finds(string table)
    {
        var path = TestData.Path(table);
        var columns = string.Join(", ", Spark.Read().Format("delta").Load(path).Columns());
        var question = $"SELECT count(*), sum(CAST(xxhash64({columns}) AS DECIMAL(38, 0))) FROM delta.`{path}`";

        Assert.That(Spark.Sql(question).Head().Values.Select(Text), Is.EqualTo(AskSpark.Rows(question)[0][0]));
    }

    [Test]
    public void Spark_and_this_library_change_one_table_in_turn()
    {
        Write(1000, ("delta.enableChangeDataFeed", "true"));
        Table.Delete("id % 7 = 0");
        var table = $"delta.`{TablePath}`";
        const string Sums = "SELECT count(*), sum(id), sum(v) FROM ";

        var first = AskSpark.Rows($"{Sums}{table}", $"DELETE FROM {table} WHERE id % 5 = 0", $"UPDATE {table} SET v = 7 WHERE id % 11 = 0", $"{Sums}{table}");
        var before = Log.Snapshot();
        Assert.That(before.Files.Count(f => f.DeletionVector is not null), Is.Positive, "Spark writes vectors, too.");
        Assert.That(Spark.Sql(Sums + table).Head().Values.Select(Text), Is.EqualTo(first[3][0]));

        Merge(Enumerable.Range(990, 20));
        Table.Delete("id % 13 = 0");
        var second = AskSpark.Rows(
            $"{Sums}{table}",
            $"SELECT _change_type, count(*), sum(id), sum(v) FROM table_changes_by_path('{TablePath}', 0) GROUP BY 1 ORDER BY 1",
            $"OPTIMIZE {table}",
            $"{Sums}{table}");

        var feed = Spark.Read().Format("delta").Option("readChangeFeed", true).Option("startingVersion", 0).Option("endingVersion", 5).Load(TablePath)
            .GroupBy("_change_type").Agg(Count("id"), Sum("id"), Sum("v")).OrderBy("_change_type").Collect();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first[0][0][0], Is.EqualTo("857"));
            Assert.That(Spark.Sql(Sums + table).Head().Values.Select(Text), Is.EqualTo(second[0][0]).And.EqualTo(second[3][0]));
            Assert.That(feed.Select(r => r.Values.Select(Text)), Is.EqualTo(second[1]));
            Assert.That(Log.Snapshot().Files.Single().DeletionVector, Is.Null);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private DataFrame Read() => Spark.Read().Format("delta").Load(TablePath);

    private List<long> Ids() => [.. Read().Select("id").OrderBy("id").Collect().Select(r => r.GetAs<long>(0))];

    private IEnumerable<string> Feed(long from) => Spark.Read().Format("delta").Option("readChangeFeed", true).Option("startingVersion", from).Load(TablePath)
        .Collect().Select(r => $"{r.GetAs<long>("_commit_version")} {r.GetAs<string>("_change_type")} {r.GetAs<long>("id")}").Order(StringComparer.Ordinal);

    private string[] VectorFiles() => Directory.GetFiles(TablePath, "deletion_vector_*.bin");

    private string Metrics()
    {
        var metrics = Log.TryReadCommit(Log.Snapshot().Version)!.Info!.OperationMetrics;
        return string.Join(' ', new[] { "numDeletionVectorsUpdated", "numDeletedRows", "numRemovedFiles", "numAddedFiles" }.Select(m => $"{m}={metrics[m]}"));
    }

    private void Merge(IEnumerable<int> ids) => Table.As("t")
        .Merge(Frame(ids.Select(i => (i, 95))).As("s"), "t.id = s.id").WhenMatched().UpdateAll().WhenNotMatched().InsertAll().Execute();

    private void Write(int count, params (string Key, string Value)[] properties) => Write(count, 0, properties);

    private void Write(int count, int from, params (string Key, string Value)[] properties)
    {
        var writer = Frame(Enumerable.Range(from, count).Select(i => (i, 0))).Coalesce(1).Write().Format("delta").Mode(SaveMode.Append).Option("delta.enableDeletionVectors", true);
        foreach (var (key, value) in properties)
        {
            writer.Option(key, value);
        }

        writer.Save(TablePath);
    }

    private DataFrame Frame(IEnumerable<(int Id, int V)> rows) =>
        Spark.CreateDataFrame(rows.Select(r => new GenericRow([(long)r.Id, (long)r.V])), (DataFrames.Types.StructType)DataFrames.Types.DataType.FromDdl("id BIGINT, v BIGINT"));
}
