using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>What a log remembers of a table spares reading and never shows another table.</summary>
public sealed class SharedLogTests
{
    private TemporaryDirectory _directory = null!;
    private string _table = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _table = _directory["table"];
    }

    [TearDown]
    public void Close() => _directory.Dispose();

    [Test]
    public void The_log_of_a_path_is_one_for_the_process() => Assert.That(
        DeltaTableLog.Shared(LocalStorage.Instance, _table + "/"), Is.SameAs(DeltaTableLog.Shared(LocalStorage.Instance, _table)));

    [Test]
    public void A_version_is_read_once()
    {
        var log = Make(2);
        var newest = log.Snapshot();
        var older = log.SnapshotAt(1);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Snapshot(), Is.SameAs(newest));
            Assert.That(log.SnapshotAt(1), Is.SameAs(older));
            Assert.That(log.SnapshotAt(2), Is.SameAs(newest));
            Assert.That(older.FileCount, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_table_made_anew_at_the_path_is_read_anew([Values(1, 3, 5)] int commits)
    {
        var log = DeltaTableLog.Shared(LocalStorage.Instance, _table);
        Make(3);
        Assert.That(log.Snapshot().Version, Is.EqualTo(3));
        log.SnapshotAt(1);

        Directory.Delete(_table, recursive: true);
        Make(commits, "other");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.SnapshotAt(1).Files.Single().Path, Does.StartWith("other"));
            Assert.That(log.Snapshot().Version, Is.EqualTo(commits));
            Assert.That(log.Snapshot().Files.Select(f => f.Path), Has.All.StartsWith("other"));
        }
    }

    [Test]
    public void Many_commits_of_another_writer_are_followed()
    {
        var log = Make(1);
        log.Snapshot();
        Append(new DeltaTableLog(LocalStorage.Instance, _table), 230, "more");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.SnapshotAt(120).FileCount, Is.EqualTo(120));
            Assert.That(log.Snapshot().FileCount, Is.EqualTo(231));
        }
    }

    private DeltaTableLog Make(int commits, string name = "file")
    {
        var log = new DeltaTableLog(LocalStorage.Instance, _table);
        log.Create();
        Append(log, commits, name);
        return log;
    }

    private static void Append(DeltaTableLog log, int commits, string name)
    {
        for (var i = 0; i < commits; i++)
        {
            Assert.That(log.StartTransaction().Commit([TestTables.File($"{name} {i}.parquet")], new CommitDetails("WRITE")), Is.InstanceOf<Committed>());
        }
    }
}
