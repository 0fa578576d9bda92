using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

public sealed class TransactionTests
{
    private InMemoryStorage _storage = null!;
    private DeltaTableLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _storage = new InMemoryStorage();
        _log = new DeltaTableLog(_storage, TestTables.Root);
    }

    [Test]
    public void A_new_table_gets_the_lowest_protocol_and_version_0()
    {
        var created = _log.Create();

        Assert.That(created.Version, Is.Zero);
        Assert.That(created.Snapshot.Protocol, Is.EqualTo(new Protocol(1, 2)));
        Assert.That(new DeltaTableLog(_storage, TestTables.Root).Snapshot().Schema, Is.EqualTo(TestTables.Schema));
    }

    [Test]
    public void A_new_table_with_change_feed_and_commit_times_names_the_features()
    {
        var created = _log.Create(properties: [new("delta.enableChangeDataFeed", "true"), new("delta.enableInCommitTimestamps", "true")]);

        Assert.That(created.Snapshot.Protocol.WriterFeatures, Is.EquivalentTo(new[] { "appendOnly", "invariants", "changeDataFeed", "inCommitTimestamp" }));
        Assert.That(created.Snapshot.Protocol.MinReaderVersion, Is.EqualTo(1));
    }

    [Test]
    public void Committed_files_are_read_back_by_another_reader()
    {
        _log.Create();
        var file = TestTables.File("a.parquet", stats: """{"numRecords":3}""") with { Tags = StringMap.From([new("k", "v \"q\" \u00e9")]) };
        var committed = _log.Append(file);

        var read = new DeltaTableLog(_storage, TestTables.Root).Snapshot();

        Assert.That(read.Version, Is.EqualTo(committed.Version).And.EqualTo(1));
        Assert.That(read.Files, Is.EqualTo(new[] { file }));
        Assert.That((read.FileCount, read.SizeInBytes), Is.EqualTo((1, 100)));
    }

    [Test]
    public void A_batch_that_the_table_has_is_not_committed_again()
    {
        _log.Create();
        _log.Append(new SetTransaction("query", 7), TestTables.File("a.parquet"));

        var again = _log.StartTransaction().Commit([new SetTransaction("query", 7), TestTables.File("b.parquet")], new CommitDetails("WRITE"));

        Assert.That(again, Is.EqualTo(new AlreadyCommitted(new SetTransaction("query", 7))));
        Assert.That(_log.Snapshot().Paths(), Is.EqualTo(new[] { "a.parquet" }));
    }

    [Test]
    public void A_batch_that_another_process_commits_first_is_recognised_at_commit()
    {
        _log.Create();
        var late = _log.StartTransaction();
        _log.Append(new SetTransaction("query", 7), TestTables.File("a.parquet"));

        var result = late.Commit([new SetTransaction("query", 7), TestTables.File("b.parquet")], new CommitDetails("WRITE"));

        Assert.That(result, Is.EqualTo(new AlreadyCommitted(new SetTransaction("query", 7))));
    }

    [Test]
    public void A_commit_follows_blind_appends_that_came_first()
    {
        _log.Create();
        var late = _log.StartTransaction();
        _log.Append(TestTables.File("a.parquet"));
        _log.Append(TestTables.File("b.parquet"));

        var committed = late.Commit([TestTables.File("c.parquet")], new CommitDetails("WRITE")).Succeeded();

        Assert.That(committed.Version, Is.EqualTo(3));
        Assert.That(committed.Snapshot.Paths(), Is.EqualTo(new[] { "a.parquet", "b.parquet", "c.parquet" }));
    }

    [Test]
    public void Threads_that_append_at_once_all_commit_and_no_version_is_lost()
    {
        _log.Create();
        var versions = Enumerable.Range(0, 40).AsParallel().WithDegreeOfParallelism(8).Select(i =>
            new DeltaTableLog(_storage, TestTables.Root).StartTransaction()
                .Commit([TestTables.File($"{i}.parquet")], new CommitDetails("WRITE")).Succeeded().Version).ToArray();

        Assert.That(versions.Order(), Is.EqualTo(Enumerable.Range(1, 40)));
        Assert.That(_log.Snapshot().FileCount, Is.EqualTo(40));
    }

    [Test]
    public void Threads_on_a_real_disk_never_both_win_a_version()
    {
        using var folder = new TemporaryDirectory();
        new DeltaTableLog(LocalStorage.Instance, folder["t"]).Create();
        var versions = Enumerable.Range(0, 24).AsParallel().WithDegreeOfParallelism(6).Select(i =>
            new DeltaTableLog(LocalStorage.Instance, folder["t"]).StartTransaction()
                .Commit([TestTables.File($"{i}.parquet")], new CommitDetails("WRITE")).Succeeded().Version).ToArray();

        Assert.That(versions.Order(), Is.EqualTo(Enumerable.Range(1, 24)));
        Assert.That(new DeltaTableLog(LocalStorage.Instance, folder["t"]).Snapshot().FileCount, Is.EqualTo(24));
        Assert.That(Directory.EnumerateFiles(folder["t/_delta_log"]).Where(f => f.EndsWith(".tmp", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_checkpoint_is_written_every_ten_commits_and_holds_what_the_log_holds()
    {
        _log.Create(partitioned: true);
        for (var i = 0; i < 10; i++)
        {
            _log.Append(new SetTransaction("query", i), TestTables.File($"f{i}.parquet", i % 2 == 0 ? "nl" : "de", stats: $$"""{"numRecords":{{i}}}"""));
        }

        _log.Append(_log.Snapshot().Files.First(f => f.Path == "f0.parquet").Remove(DateTimeOffset.UnixEpoch));
        var log = StoragePath.Combine(TestTables.Root, "_delta_log");
        Assert.That(_storage.Find(StoragePath.Combine(log, LogFile.CheckpointName(10))), Is.Not.Null);
        foreach (var version in Enumerable.Range(0, 11))
        {
            _storage.Delete(StoragePath.Combine(log, LogFile.CommitName(version)));
        }

        var read = new DeltaTableLog(_storage, TestTables.Root).Snapshot();

        Assert.That(read.Version, Is.EqualTo(11));
        Assert.That(read.Files.Select(f => f with { DataChange = true }), Is.EquivalentTo(_log.Snapshot().Files));
        Assert.That(read.Transactions, Is.EqualTo(new[] { new SetTransaction("query", 9) }));
        Assert.That(read.Metadata, Is.EqualTo(_log.Snapshot().Metadata));
        Assert.That(read.Protocol, Is.EqualTo(_log.Snapshot().Protocol));
    }
}
