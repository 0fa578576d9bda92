using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Maintenance;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests.Maintenance;

/// <summary>A compaction beside other writers.</summary>
public sealed class OptimizeConflictTests
{
    private static readonly OptimizeTable All = new("", null, [], Options.None);

    private InMemoryStorage _storage = null!;
    private DeltaTableLog _log = null!;
    private FakeEngine _engine = null!;

    [SetUp]
    public void SetUp()
    {
        _storage = new InMemoryStorage();
        _log = new DeltaTableLog(_storage, TestTables.Root);
        _engine = new FakeEngine(_storage);
        _log.Create();
        _log.Append(TestTables.File("a"), TestTables.File("b"));
    }

    [Test]
    public void An_append_meanwhile_lands_and_its_file_is_not_touched()
    {
        Meanwhile(() => _log.Append(TestTables.File("c")));

        var result = Optimize();

        Assert.That(result.Version, Is.EqualTo(3));
        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "c", "part-1.parquet" }));
    }

    [Test]
    public void Where_a_file_was_taken_away_meanwhile_nothing_is_committed_or_left()
    {
        Meanwhile(() => _log.Append(TestTables.File("a").Remove(DateTimeOffset.UnixEpoch)));

        Assert.That(Optimize, Throws.TypeOf<DeltaConcurrentModificationException>());

        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "b" }));
        Assert.That(_storage.Find($"{TestTables.Root}/part-1.parquet"), Is.Null);
    }

    [Test]
    public void A_new_column_meanwhile_is_followed()
    {
        var metadata = _log.Snapshot().Metadata;
        Meanwhile(() => _log.Append(metadata.WithSchema(metadata.Schema.Add("more", new DataFrames.Types.LongType()))));

        Assert.That(Optimize().Version, Is.EqualTo(3));
        Assert.That(_log.Snapshot().Schema.Count, Is.EqualTo(3));
    }

    [Test]
    public void A_column_that_is_gone_meanwhile_is_a_conflict()
    {
        var metadata = _log.Snapshot().Metadata;
        Meanwhile(() => _log.Append(metadata.WithSchema(new(metadata.Schema.Take(1)))));

        Assert.That(Optimize, Throws.TypeOf<DeltaConcurrentModificationException>().With.Message.Contains("DELTA_METADATA_CHANGED"));
    }

    [Test]
    public void An_overwrite_that_finds_its_files_rearranged_does_its_work_again()
    {
        Meanwhile(() => Optimize());

        var write = new WriteOperation(new LocalRelation(TestTables.Schema, [[1L, "nl"]]), "delta", TestTables.Root, null, TableSaveMethod.SaveAsTable, SaveMode.Overwrite, [], Options.None);
        var result = new DeltaOperations(_log, _engine, _engine).Write(write);

        Assert.That(result.Version, Is.EqualTo(3));
        Assert.That(_log.Snapshot().FileCount, Is.EqualTo(1));
        Assert.That(_log.TryReadCommit(3)!.Removed.Count(), Is.EqualTo(1), "What it replaced is the compacted file.");
    }

    [Test]
    public void A_cancelled_run_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        Meanwhile(cancel.Cancel);

        Assert.That(() => new TableOptimizer(_log, _engine, _engine).Run(All, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_storage.Find($"{TestTables.Root}/part-1.parquet"), Is.Null);
    }

    private OptimizeResult Optimize() => new TableOptimizer(_log, _engine, _engine).Run(All);

    private void Meanwhile(Action act) => _engine.BeforeWrite = () =>
    {
        _engine.BeforeWrite = null;
        act();
    };
}
