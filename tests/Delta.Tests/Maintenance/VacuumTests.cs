using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Maintenance;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests.Maintenance;

public sealed class VacuumTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private FakeClock _clock = null!;
    private InMemoryStorage _storage = null!;
    private DeltaTableLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new FakeClock();
        _storage = new InMemoryStorage(_clock);
        _log = new DeltaTableLog(_storage, TestTables.Root, _clock);
        _log.Create();
    }

    [Test]
    public void Files_go_when_they_left_the_table_before_the_retention()
    {
        var file = Add("a.parquet");
        Add("b.parquet");
        _log.Append(file.Remove(_clock.GetUtcNow()));
        _clock.Advance(Week);
        Assert.That(Vacuum(), Is.EqualTo(new VacuumResult(0, 0, 1, 0)), "A version from the retention's beginning still needs it.");

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(Vacuum(), Is.EqualTo(new VacuumResult(1, 4, 1, 0)));
        Assert.That(Names(), Is.EqualTo(new[] { "b.parquet" }));
    }

    [Test]
    public void Files_of_a_commit_under_way_stay_until_they_are_older_than_the_retention()
    {
        Write("uncommitted.parquet");
        Write("_change_data/old.parquet");
        Write("_staging-1/__partition=0/part.parquet");
        Write(".part.parquet.1.tmp");
        Write("_hidden/x.parquet");
        Write("_SUCCESS");
        Assert.That(Vacuum().Files, Is.Zero);

        _clock.Advance(Week + TimeSpan.FromSeconds(1));

        Assert.That(Vacuum().Files, Is.EqualTo(4));
        Assert.That(_storage.Find($"{TestTables.Root}/_staging-1"), Is.Null);
        Assert.That(new[] { "_hidden/x.parquet", "_SUCCESS" }.Select(n => _storage.Find($"{TestTables.Root}/{n}")), Has.All.Not.Null);
    }

    [Test]
    public void A_longer_retention_keeps_files_whose_tombstones_a_checkpoint_has_forgotten()
    {
        var file = Add("a.parquet");
        _log.Append(file.Remove(_clock.GetUtcNow()));
        _clock.Advance(TimeSpan.FromDays(10));
        _log.WriteCheckpoint(_log.Snapshot());
        _log = new DeltaTableLog(_storage, TestTables.Root, _clock);

        Assert.That(new TableVacuum(_log).Find(new VacuumOptions { Retention = TimeSpan.FromDays(20) }), Is.Empty);
        Assert.That(new TableVacuum(_log).Find(new VacuumOptions()), Is.EqualTo(new[] { $"{TestTables.Root}/a.parquet" }));
    }

    [Test]
    public void A_retention_shorter_than_the_tables_is_refused_unless_unchecked()
    {
        var file = Add("a.parquet");
        _log.Append(file.Remove(_clock.GetUtcNow()));
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(
            () => new TableVacuum(_log).Run(new VacuumOptions { Retention = TimeSpan.FromHours(167) }),
            Throws.TypeOf<DeltaOperationException>().With.Message.Contains("DELTA_VACUUM_RETENTION_PERIOD_TOO_SHORT").And.Message.Contains("168 hours"));
        Assert.That(() => new TableVacuum(_log).Run(new VacuumOptions { Retention = TimeSpan.FromHours(-1), IsRetentionChecked = false }), Throws.ArgumentException);
        Assert.That(new TableVacuum(_log).Run(new VacuumOptions { Retention = TimeSpan.Zero, IsRetentionChecked = false }).Files, Is.EqualTo(1));
    }

    [Test]
    public void A_limited_run_takes_the_oldest_and_says_what_is_left()
    {
        foreach (var name in new[] { "1", "2", "3" })
        {
            Write(name);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        _clock.Advance(Week);

        Assert.That(new TableVacuum(_log).Run(new VacuumOptions { MaxFiles = 2 }), Is.EqualTo(new VacuumResult(2, 8, 1, 1)));
        Assert.That(Names(), Is.EqualTo(new[] { "3" }));
    }

    [Test]
    public void A_run_without_files_leaves_no_trace_where_it_is_told_so()
    {
        new TableVacuum(_log).Run(new VacuumOptions { IsSilentWithoutFiles = true });
        Assert.That(_log.Snapshot().Version, Is.Zero);
        Assert.That(Vacuum().Files, Is.Zero);
        Assert.That(_log.History().Select(c => c.Info!.Operation), Is.EqualTo(new[] { "VACUUM END", "VACUUM START", "CREATE TABLE" }));
    }

    [Test]
    public void A_file_that_a_restore_brings_back_between_finding_and_deleting_stays()
    {
        var file = Add("a.parquet");
        _log.Append(file.Remove(_clock.GetUtcNow()));
        _clock.Advance(Week + TimeSpan.FromSeconds(1));

        var other = new DeltaTableLog(_storage, TestTables.Root, _clock);
        CrashPoints.Observe(name =>
        {
            if (name == "delta.vacuum.before-note")
            {
                CrashPoints.Observe(null);
                new TableRestore(other).Run(1, null, null);
            }
        });
        try
        {
            Assert.That(Vacuum().Files, Is.Zero);
        }
        finally
        {
            CrashPoints.Observe(null);
        }

        Assert.That(Names(), Is.EqualTo(new[] { "a.parquet" }));
    }

    private VacuumResult Vacuum() => new TableVacuum(_log).Run(new VacuumOptions());

    private AddFile Add(string path)
    {
        Write(path);
        var file = TestTables.File(path, size: 4);
        _log.Append(file);
        return file;
    }

    private void Write(string path) => _storage.Write($"{TestTables.Root}/{path}", "rows"u8);

    private IEnumerable<string> Names() => _storage.List(TestTables.Root).Where(e => !e.IsDirectory).Select(e => e.Name);
}
