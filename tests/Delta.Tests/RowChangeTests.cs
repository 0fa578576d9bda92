using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Scans;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Which files deletions, updates and merges touch, on an engine that answers what it is told.</summary>
public sealed class RowChangeTests
{
    private static readonly KeyValuePair<string, string?> Feed = new("delta.enableChangeDataFeed", "true");
    private static readonly LocalRelation Source = new(TestTables.Schema, [[1L, "nl"]]);
    private static readonly Expression OnId = new ExpressionString("t.id = s.id");

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
        _log.Create(properties: [Feed]);
        _log.Append(TestTables.File("low", stats: Stats(1, 10)), TestTables.File("high", stats: Stats(11, 20)));
    }

    [Test]
    public void A_deletion_without_condition_removes_all_files()
    {
        var result = _operations.Delete(new DeleteFromTable("t", null, Options.None));

        Assert.That(_log.Snapshot().FileCount, Is.Zero);
        Assert.That(result.Metrics["numDeletedRows"], Is.EqualTo("20"));
        Assert.That(_log.TryReadCommit(2)!.ChangeFiles, Is.Empty, "The removed files are the feed.");
    }

    [Test]
    public void A_deletion_scans_only_files_that_may_match_and_rewrites_those_that_keep_rows()
    {
        _engine.Answers.Enqueue([[0, Path("high"), 4L, 4L]]);

        var result = _operations.Delete(new DeleteFromTable("t", new ExpressionString("id > 15"), Options.None));

        Assert.That(Scanned(_engine.Asked[0]), Is.EqualTo("""["high"]"""));
        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "low", "part-1.parquet" }));
        Assert.That(_engine.Written.Select(w => w.Target.Subfolder), Is.EqualTo(new[] { "", "_change_data" }));
        Assert.That(result.Metrics["numDeletedRows"], Is.EqualTo("4"));
    }

    [Test]
    public void A_date_in_a_condition_leaves_files_out()
    {
        var log = new DeltaTableLog(_storage, "/lake/days");
        var schema = new StructType(new StructField("id", new LongType()), new StructField("day", new DateType()));
        log.Append(Metadata.Create(schema, ["day"]));
        log.Append(new[] { "2024-01-01", "2024-01-02" }.Select(day => (DeltaAction)(TestTables.File(day) with { PartitionValues = StringMap.From([new("day", day)]) })).ToArray());
        _engine.Answers.Enqueue([]);

        new DeltaOperations(log, _engine, _engine).Delete(new DeleteFromTable("t", new ExpressionString("day > DATE'2024-01-01' AND id = 1"), Options.None));

        Assert.That(Scanned(_engine.Asked[0]), Is.EqualTo("""["2024-01-02"]"""));
    }

    [Test]
    public void A_file_that_loses_every_row_is_not_rewritten()
    {
        _engine.Answers.Enqueue([[0, Path("high"), 10L, 10L]]);

        _operations.Delete(new DeleteFromTable("t", new ExpressionString("id > 10"), Options.None));

        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "low" }));
        Assert.That(_engine.Written, Is.Empty);
    }

    [Test]
    public void A_change_of_nothing_makes_no_version()
    {
        _engine.Answers.Enqueue([]);

        var result = _operations.Update(new UpdateTable(
            "t", new ExpressionString("country = 'xx'"), [new Assignment(new UnresolvedAttribute("COUNTRY"), new ExpressionString("upper(country)"))], Options.None));

        Assert.That(result.Outcome, Is.EqualTo(OperationOutcome.Unchanged));
        Assert.That(_log.Snapshot().Version, Is.EqualTo(1));
    }

    [Test]
    public void A_merge_counts_what_each_clause_did()
    {
        _engine.Answers.Enqueue([]);
        _engine.Answers.Enqueue([[0, Path("low"), 2L, 2L], [1, null, 3L, 0L]]);

        var result = _operations.Merge(Upsert(MergeActionType.UpdateStar));

        Assert.That(result.Metrics["numTargetRowsUpdated"], Is.EqualTo("2"));
        Assert.That(result.Metrics["numTargetRowsInserted"], Is.EqualTo("3"));
        Assert.That(result.Metrics["numTargetFilesRemoved"], Is.EqualTo("1"));
        Assert.That(_log.Snapshot().Paths(), Does.Contain("high").And.Not.Contain("low"));
        Assert.That(_log.TryReadCommit(2)!.ChangeFiles.Single().Path, Does.StartWith("_change_data/"));
    }

    [Test]
    public void Several_matches_of_one_row_are_refused_but_for_a_lone_deletion()
    {
        _engine.Answers.Enqueue([[Path("low"), 0L, 2L]]);
        Assert.That(
            () => _operations.Merge(Upsert(MergeActionType.UpdateStar)),
            Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_MULTIPLE_SOURCE_ROW_MATCHING_TARGET_ROW_IN_MERGE"));

        _engine.Answers.Enqueue([[0, Path("low"), 2L, 1L]]);
        var result = _operations.Merge(Upsert(MergeActionType.Delete));
        Assert.That(result.Metrics["numTargetRowsDeleted"], Is.EqualTo("1"));
    }

    [Test]
    public void A_merge_that_sets_what_the_source_lacks_is_refused()
    {
        var narrow = new LocalRelation(new StructType(new StructField("id", new LongType())), [[1L]]);

        Assert.That(
            () => _operations.Merge(Upsert(MergeActionType.UpdateStar) with { Source = new SubqueryAlias(narrow, "s") }),
            Throws.TypeOf<DeltaOperationException>().With.Message.Contains("country"));
    }

    [Test]
    public void Only_the_last_clause_of_a_kind_may_be_without_condition()
    {
        var all = new MergeAction(MergeActionType.Delete, null, []);

        Assert.That(
            () => _operations.Merge(Upsert(MergeActionType.Delete) with { MatchedActions = [all, all] }),
            Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_NON_LAST_MATCHED_CLAUSE_OMIT_CONDITION"));
    }

    [Test]
    public void The_feed_of_a_version_is_its_change_files_or_else_what_came_and_went()
    {
        _engine.Answers.Enqueue([[0, Path("high"), 4L, 4L]]);
        _operations.Delete(new DeleteFromTable("t", new ExpressionString("id > 15"), Options.None));
        var range = Options.None.With("readChangeFeed", "true").With("startingVersion", "0");

        var scan = DeltaScan.Plan(_log, range);

        Assert.That(scan.Schema.FieldNames, Is.EqualTo(new[] { "id", "country", "_change_type", "_commit_version", "_commit_timestamp" }));
        Assert.That(
            scan.Files().Select(f => (f.Change!.Version, f.Change.Type, f.File is AddCdcFile)),
            Is.EqualTo(new[] { (1L, "insert", false), (1L, "insert", false), (2L, null, true) }));
        Assert.That(() => DeltaScan.Plan(_log, range.With("startingVersion", "2").With("endingVersion", "1")), Throws.TypeOf<DeltaOperationException>());
    }

    [Test]
    public void A_feed_that_was_not_kept_is_refused()
    {
        var log = new DeltaTableLog(_storage, "/lake/other");
        log.Create();

        Assert.That(
            () => DeltaScan.Plan(log, Options.None.With("readChangeFeed", "true").With("startingVersion", "0")).Files().ToArray(),
            Throws.TypeOf<DeltaOperationException>().With.Property("ErrorClass").EqualTo("DELTA_MISSING_CHANGE_DATA"));
    }

    [Test]
    public void A_scan_reads_the_files_it_is_told_to()
    {
        var scan = DeltaScan.Plan(_log, Options.None.With("versionAsOf", "1").With(DeltaOptions.Files, """["high"]"""));

        Assert.That(scan.Files().Select(f => f.Path), Is.EqualTo(new[] { Path("high") }));
        Assert.That(DeltaScan.Plan(_log, Options.None).Files().Count(), Is.EqualTo(2));
        Assert.That(() => DeltaScan.Plan(_log, Options.None.With(DeltaOptions.Files, """["none"]""")), Throws.ArgumentException);
    }

    private static string Path(string name) => $"{TestTables.Root}/{name}";

    private static string Stats(long min, long max) =>
        $$$"""{"numRecords":10,"minValues":{"id":{{{min}}}},"maxValues":{"id":{{{max}}}},"nullCount":{"id":0}}""";

    private static MergeIntoTable Upsert(MergeActionType matched) => new(
        "t",
        "t",
        new SubqueryAlias(Source, "s"),
        OnId,
        [new MergeAction(matched, null, [])],
        [new MergeAction(MergeActionType.InsertStar, null, [])],
        [],
        WithSchemaEvolution: false,
        Options.None);

    private static string Scanned(Relation plan)
    {
        while (plan is not DataSource)
        {
            plan = plan.Inputs[0];
        }

        return ((DataSource)plan).Options[DeltaOptions.Files];
    }
}
