using NUnit.Framework.Constraints;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

public sealed class NamedWriteTests : TableTests
{
    private string Table => $"delta.`{TablePath}`";

    [Test]
    public void A_table_by_a_mere_name_is_refused()
    {
        Spark.Range(1).CreateOrReplaceTempView("rows");

        Assert.That(() => Spark.Range(1).WriteTo("events").Using("delta").Create(), Fails("UNSUPPORTED_FEATURE").With.Message.Contains("delta.`"));
        Assert.That(() => Spark.Range(1).WriteTo("events").Append(), Fails("TABLE_OR_VIEW_NOT_FOUND").With.Message.Contains("delta.`"));
        Assert.That(() => Spark.Range(1).WriteTo("rows").Append(), Fails("_LEGACY_ERROR_TEMP_1007"));
        Assert.That(() => Spark.Range(1).WriteTo($"parquet.`{TablePath}`").Using("parquet").Create(), Fails("SCHEMA_NOT_FOUND"));
        Assert.That(() => Spark.Range(1).WriteTo("a b").Append(), Fails("PARSE_SYNTAX_ERROR"));
    }

    [Test]
    public void A_format_that_is_not_delta_is_refused_with_what_to_call()
    {
        Assert.That(() => Spark.Range(1).WriteTo(Table).Create(), Fails("SCHEMA_NOT_FOUND").With.Message.Contains("Using(\"delta\")"));
        Assert.That(() => Spark.Range(1).WriteTo(Table).CreateOrReplace(), Fails("UNSUPPORTED_FEATURE.TABLE_OPERATION"));
        Assert.That(() => Spark.Range(1).WriteTo(Table).Using("nonsense").Create(), Fails("DATA_SOURCE_NOT_FOUND"));
        Spark.Conf().Set("spark.sql.sources.default", "delta");
        Spark.Range(1).WriteTo(Table).Create();
        Assert.That(Ids(), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void A_table_made_anew_is_another_with_the_old_history()
    {
        Spark.Range(3).WriteTo(Table).Using("delta").TableProperty("who", "me").TableProperty("delta.enableDeletionVectors", "true").Create();
        var before = Log().Snapshot().Metadata;
        Spark.Range(1).WithColumn("more", Lit("x")).WriteTo(Table).Using("delta").PartitionedBy(Col("more")).TableProperty("comment", "new").Replace();
        var after = Log().Snapshot();

        Assert.That(after.Version, Is.EqualTo(1));
        Assert.That(after.Metadata.Id, Is.Not.EqualTo(before.Id));
        Assert.That(after.Metadata.Description, Is.EqualTo("new"));
        Assert.That(after.Metadata.PartitionColumns, Is.EqualTo(new[] { "more" }));
        Assert.That(after.Metadata.Configuration.Keys, Is.EqualTo(new[] { "delta.enableDeletionVectors" }));
        Assert.That(Spark.Read().Format("delta").Option("versionAsOf", 0L).Load(TablePath).Count(), Is.EqualTo(3));
    }

    [Test]
    public void What_a_replaced_table_needs_is_added_to_its_protocol()
    {
        Spark.Range(1).WriteTo(Table).Using("delta").Create();
        Spark.Sql("SELECT TIMESTAMP_NTZ'2024-01-01 00:00:00' AS at").WriteTo(Table).Using("delta").CreateOrReplace();

        Assert.That(Log().Snapshot().Protocol.ReaderFeatures, Does.Contain("timestampNtz"));
    }

    [Test]
    public void A_property_that_makes_no_sense_makes_no_table()
    {
        Assert.That(() => Spark.Range(1).WriteTo(Table).Using("delta").TableProperty("delta.appendOnly", "maybe").Create(), Fails("UNCLASSIFIED").With.Message.Contains("maybe"));
        Assert.That(Directory.Exists(TablePath), Is.False);
    }

    [Test]
    public void A_batch_that_is_there_already_is_passed_over()
    {
        Batch(7).CreateOrReplace();
        Batch(7).CreateOrReplace();
        Batch(7).Append();
        Batch(6).OverwritePartitions();
        Batch(8).Append();

        Assert.That(Ids(), Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public void A_column_that_must_not_be_null_must_be_given()
    {
        Log().StartTransaction().Commit([Metadata.Create((StructType)DataType.FromDdl("id BIGINT NOT NULL, b STRING"))], new CommitDetails("CREATE TABLE"));

        Assert.That(() => Spark.Sql("SELECT 'x' AS b").WriteTo(Table).Append(), Fails("DELTA_MISSING_NOT_NULL_COLUMN_VALUE"));
        Assert.That(() => Spark.Sql("SELECT 'x' AS b, CAST(NULL AS INT) AS id").WriteTo(Table).Append(), Fails("DELTA_NOT_NULL_CONSTRAINT_VIOLATED"));
    }

    [Test]
    public void A_refused_write_leaves_no_file()
    {
        Spark.Range(3).WriteTo(Table).Using("delta").Create();
        var before = Directory.GetFiles(TablePath, "*.parquet");

        Assert.That(() => Spark.Range(3).WriteTo(Table).Overwrite(Col("id") > 1), Fails("DELTA_REPLACE_WHERE_MISMATCH"));
        Assert.That(() => Spark.Range(3).WithColumn("id", Lit("x")).WriteTo(Table).Append(), Fails("CAST_INVALID_INPUT"));
        Assert.That(Directory.GetFiles(TablePath, "*.parquet"), Is.EquivalentTo(before));
    }

    [Test]
    public void A_table_is_made_anew_as_a_whole()
    {
        Spark.Range(3).WriteTo(Table).Using("delta").Create();

        Assert.That(() => Spark.Range(3).WriteTo(Table).Using("delta").Option("replaceWhere", "id > 1").Replace(), Fails("UNSUPPORTED_FEATURE").With.Message.Contains("Overwrite"));
    }

    [TestCase("id > 1", "(id > 1L)")]
    [TestCase("1 < id AND NOT id = 7", "((1L < id) AND (NOT (id = 7L)))")]
    [TestCase("id IN (2, 3)", "(id IN (2, 3))")]
    [TestCase("id IS NOT NULL OR day >= '2024-02-01'", "((id IS NOT NULL) OR (day >= DATE '2024-02-01'))")]
    [TestCase("text LIKE 'it\\'s%'", "text LIKE 'it\\'s%'")]
    public void A_commit_says_which_rows_were_replaced(string condition, string text)
    {
        var rows = Spark.Sql("SELECT 2L AS id, DATE'2024-03-01' AS day, 'it\\'s' AS text");
        rows.WriteTo(Table).Using("delta").Create();
        rows.WriteTo(Table).Overwrite(Expr(condition));

        var parameters = Spark.Sql($"DESCRIBE HISTORY {Table}").Filter("version = 1").Select(Col("operationParameters").GetItem("predicate")).Collect().Single();
        Assert.That(parameters[0], Is.EqualTo(text));
    }

    private static EqualStringConstraint Fails(string errorClass) =>
        Throws.InstanceOf<SparkException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo(errorClass);

    private DataFrameWriterV2 Batch(long batch) => Spark.Range(1).WriteTo(Table).Using("delta").Option("txnAppId", "job").Option("txnVersion", batch);

    private object?[] Ids() => [.. Spark.Read().Format("delta").Load(TablePath).Collect().Select(r => r[0])];

    private DeltaTableLog Log() => DeltaTableLog.Shared(LocalStorage.Instance, TablePath);
}
