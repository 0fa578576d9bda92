using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

public sealed class WriteOperationTests
{
    private static readonly LocalRelation Rows = new(TestTables.Schema, [[1L, "nl"], [2L, "de"]]);

    private InMemoryStorage _storage = null!;
    private DeltaTableLog _log = null!;
    private FakeEngine _engine = null!;
    private DeltaOperations _operations = null!;

    [SetUp]
    public void SetUp()
    {
        _storage = new InMemoryStorage();
        _log = new DeltaTableLog(_storage, TestTables.Root);
        _engine = new FakeEngine(_storage);
        _operations = new DeltaOperations(_log, _engine, _engine);
    }

    [Test]
    public void A_first_write_makes_the_table_with_its_properties()
    {
        var schema = new StructType(new StructField("id", new LongType(), isNullable: false), new StructField("country", new StringType()));

        var result = Write(new LocalRelation(schema, [[1L, "nl"]]), SaveMode.ErrorIfExists, "country", ("delta.enablechangedatafeed", "true"), ("userMetadata", "first"));

        var snapshot = _log.Snapshot();
        Assert.That((result.Outcome, result.Version), Is.EqualTo((OperationOutcome.Committed, (long?)0)));
        Assert.That(snapshot.Schema, Is.EqualTo(TestTables.Schema), "DataFrames make nullable columns.");
        Assert.That(snapshot.PartitionColumns, Is.EqualTo(new[] { "country" }));
        Assert.That(snapshot.Properties.EnableChangeDataFeed, Is.True);
        Assert.That(_log.TryReadCommit(0)!.Info!.UserMetadata, Is.EqualTo("first"));
        Assert.That(result.Metrics["numOutputRows"], Is.EqualTo("1"));
    }

    [Test]
    public void A_property_that_nobody_keeps_is_refused()
    {
        Assert.That(() => Write(Rows, SaveMode.Append, null, ("delta.enableTypeWidening", "true")), Fails("DELTA_UNKNOWN_CONFIGURATION").With.Message.Contains("delta.enableTypeWidening"));
    }

    [Test]
    public void An_append_adds_files_and_an_overwrite_replaces_them()
    {
        Write(Rows, SaveMode.Append);
        Write(Rows, SaveMode.Append);
        Assert.That(_log.Snapshot().FileCount, Is.EqualTo(2));
        Assert.That(_log.TryReadCommit(1)!.Info!.IsBlindAppend, Is.True);

        var result = Write(Rows, SaveMode.Overwrite);

        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "part-3.parquet" }));
        Assert.That(result.Metrics["numRemovedFiles"], Is.EqualTo("2"));
    }

    [Test]
    public void A_dynamic_overwrite_replaces_the_partitions_that_are_written()
    {
        Write(new LocalRelation(TestTables.Schema, [[1L, "nl"], [2L, "de"], [3L, null]]), SaveMode.Append, "country");

        Write(new LocalRelation(TestTables.Schema, [[4L, "nl"], [5L, ""]]), SaveMode.Overwrite, null, ("partitionOverwriteMode", "dynamic"));

        Assert.That(
            _log.Snapshot().Files.Select(f => (f.PartitionValues["country"], f.Path)),
            Is.EquivalentTo(new[] { ("de", "part-2.parquet"), ("nl", "part-4.parquet"), (null, "part-5.parquet") }));
    }

    [Test]
    public void Replace_where_on_partitions_replaces_what_matches()
    {
        Write(Rows, SaveMode.Append, "country");
        _engine.Answers.Enqueue([[0]]);

        Write(new LocalRelation(TestTables.Schema, [[3L, "nl"]]), SaveMode.Overwrite, null, ("replaceWhere", "country = 'nl'"));

        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "part-2.parquet", "part-3.parquet" }));
        Assert.That(((Filter)((Project)_engine.Asked.Single()).Input).Condition, Is.InstanceOf<UnresolvedFunction>());
    }

    [Test]
    public void A_batch_that_the_table_has_is_skipped()
    {
        Write(Rows, SaveMode.Append, null, ("txnAppId", "job"), ("txnVersion", "7"));

        var again = Write(Rows, SaveMode.Append, null, ("txnAppId", "job"), ("txnVersion", "7"));

        Assert.That(again.Outcome, Is.EqualTo(OperationOutcome.Skipped));
        Assert.That(_log.Snapshot().Version, Is.Zero);
        Assert.That(_engine.Written, Has.Count.EqualTo(1));
        Assert.That(() => Write(Rows, SaveMode.Append, null, ("txnAppId", "job")), Fails("DELTA_INVALID_IDEMPOTENT_WRITES_OPTIONS.MISSING_DATAFRAME_WRITE_OPTIONS"));
    }

    [Test]
    public void Files_of_a_write_that_came_second_are_deleted()
    {
        Write(Rows, SaveMode.Append);
        _engine.BeforeWrite = () =>
        {
            _engine.BeforeWrite = null;
            Write(Rows, SaveMode.Overwrite);
        };

        Assert.That(() => Write(Rows, SaveMode.Overwrite), Throws.TypeOf<DeltaConcurrentModificationException>());

        var left = _storage.List(TestTables.Root).Where(e => e.Name.StartsWith("part-", StringComparison.Ordinal)).Select(e => e.Name);
        Assert.That(left, Is.EqualTo(new[] { "part-1.parquet", "part-2.parquet" }));
    }

    [Test]
    public void Columns_that_the_table_lacks_are_refused_by_name_or_added()
    {
        Write(Rows, SaveMode.Append);
        var wider = new LocalRelation(TestTables.Schema.Add("price", new DoubleType()), [[1L, "nl", 2.5]]);

        Assert.That(() => Write(wider, SaveMode.Append), Fails("DELTA_METADATA_MISMATCH").With.Message.Contains("Not in the table: price double"));
        Write(wider, SaveMode.Append, null, ("mergeSchema", "true"));
        Assert.That(_log.Snapshot().Schema, Is.EqualTo(wider.Schema));
        Write(Rows, SaveMode.Append);
        Assert.That(_log.Snapshot().Version, Is.EqualTo(2));
    }

    [Test]
    public void Columns_of_another_type_need_the_schema_overwritten()
    {
        Write(Rows, SaveMode.Append);
        var other = new LocalRelation(new StructType(new StructField("id", new StringType())), [["1"]]);

        Assert.That(() => Write(other, SaveMode.Overwrite), Fails("DELTA_FAILED_TO_MERGE_FIELDS").With.Message.Contains("bigint and string"));
        Write(other, SaveMode.Overwrite, null, ("overwriteSchema", "true"));
        Assert.That(_log.Snapshot().Schema, Is.EqualTo(other.Schema));
    }

    [Test]
    public void Other_partition_columns_are_refused()
    {
        Write(Rows, SaveMode.Append);

        Assert.That(() => Write(Rows, SaveMode.Append, "country"), Fails("DELTA_METADATA_MISMATCH").With.Message.Contains("Given: [country]"));
        Assert.That(() => Write(Rows, SaveMode.Append, "city"), Fails("DELTA_PARTITION_COLUMN_NOT_FOUND"));
    }

    [Test]
    public void Save_modes_heed_a_table_that_is_there()
    {
        Write(Rows, SaveMode.Append);

        Assert.That(Write(Rows, SaveMode.Ignore).Outcome, Is.EqualTo(OperationOutcome.Unchanged));
        Assert.That(() => Write(Rows, SaveMode.ErrorIfExists), Fails("DELTA_PATH_EXISTS"));
    }

    [Test]
    public void An_append_of_no_rows_makes_no_version_unless_it_is_a_batch()
    {
        Write(Rows, SaveMode.Append);
        var none = new LocalRelation(TestTables.Schema, []);

        Assert.That(Write(none, SaveMode.Append).Outcome, Is.EqualTo(OperationOutcome.Unchanged));
        Assert.That(Write(none, SaveMode.Append, null, ("txnAppId", "job"), ("txnVersion", "1")).Version, Is.EqualTo(1));
    }

    private static NUnit.Framework.Constraints.EqualStringConstraint Fails(string errorClass) =>
        Throws.TypeOf<DeltaOperationException>().With.Property(nameof(DeltaOperationException.ErrorClass)).EqualTo(errorClass);

    private OperationResult Write(LocalRelation rows, SaveMode mode, string? partition = null, params (string Key, string Value)[] options) =>
        _operations.Write(new WriteOperation(
            rows, "delta", TestTables.Root, Table: null, TableSaveMethod.SaveAsTable, mode, partition is null ? [] : [partition],
            options.Aggregate(Options.None, (all, o) => all.With(o.Key, o.Value))));
}
