using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Commits whose outcome the storage does not tell, or tells wrongly.</summary>
public sealed class UncertainCommitTests
{
    private UncertainStorage _storage = null!;
    private DeltaTableLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _storage = new UncertainStorage(new InMemoryStorage());
        _log = new DeltaTableLog(_storage, TestTables.Root);
        _log.Create();
    }

    [Test]
    public void A_commit_that_landed_while_its_answer_was_lost_counts_once()
    {
        _storage.Next = Answer.LandsThenFails;

        var committed = _log.Append(new SetTransaction("query", 1), TestTables.File("a"));

        Assert.That((committed.Version, _log.Snapshot().Version, _log.Snapshot().FileCount), Is.EqualTo((1L, 1L, 1L)));
    }

    [Test]
    public void A_commit_that_a_retry_of_the_storage_finds_taken_by_itself_counts_once()
    {
        _storage.Next = Answer.LandsThenSaysTaken;

        var committed = _log.Append(new SetTransaction("query", 1), TestTables.File("a"));

        Assert.That((committed.Version, _log.Snapshot().Version, _log.Snapshot().FileCount), Is.EqualTo((1L, 1L, 1L)));
    }

    [Test]
    public void A_commit_that_did_not_land_is_an_error_and_leaves_the_table_as_it_was()
    {
        _storage.Next = Answer.Fails;

        Assert.That(() => _log.Append(TestTables.File("a")), Throws.TypeOf<StorageException>());
        Assert.That(_log.Snapshot().Version, Is.Zero);
        Assert.That(_log.Append(TestTables.File("a")).Version, Is.EqualTo(1));
    }

    [Test]
    public void A_failed_checkpoint_does_not_make_the_commit_fail()
    {
        for (var i = 1; i < 10; i++)
        {
            _log.Append(TestTables.File($"{i}"));
        }

        _storage.FailsReplace = true;
        var committed = (Committed)_log.StartTransaction().Commit([TestTables.File("10")], new CommitDetails("WRITE"));

        Assert.That(committed.MaintenanceFailure, Is.TypeOf<StorageException>());
        Assert.That((new DeltaTableLog(_storage, TestTables.Root).Snapshot().Version, committed.Version), Is.EqualTo((10L, 10L)));
    }

    private enum Answer
    {
        True,
        LandsThenFails,
        LandsThenSaysTaken,
        Fails,
    }

    /// <summary>Passes everything on, but for what the next creation answers.</summary>
    private sealed class UncertainStorage(InMemoryStorage inner) : IStorage
    {
        internal Answer Next { get; set; }

        internal bool FailsReplace { get; set; }

        public bool TryCreate(string path, ReadOnlySpan<byte> bytes)
        {
            var answer = Next;
            Next = Answer.True;
            var created = answer != Answer.Fails && inner.TryCreate(path, bytes);
            return answer switch
            {
                Answer.LandsThenSaysTaken => false,
                Answer.True => created,
                _ => throw new StorageException(StorageFailure.Device, path, $"The answer about '{path}' was lost."),
            };
        }

        public void Replace(string temporary, string path)
        {
            if (FailsReplace)
            {
                throw new StorageException(StorageFailure.DiskFull, path, $"The disk of '{path}' is full.");
            }

            inner.Replace(temporary, path);
        }

        public string Canonical(string path) => inner.Canonical(path);

        public IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null) => inner.List(directory, startFrom);

        public StorageEntry? Find(string path) => inner.Find(path);

        public Stream OpenRead(string path) => inner.OpenRead(path);

        public byte[]? TryReadAllBytes(string path) => inner.TryReadAllBytes(path);

        public void Write(string path, ReadOnlySpan<byte> bytes) => inner.Write(path, bytes);

        public Stream OpenWrite(string path) => inner.OpenWrite(path);

        public bool TryPublish(string temporary, string path) => inner.TryPublish(temporary, path);

        public void Sync(IEnumerable<string> paths) => inner.Sync(paths);

        public bool Delete(string path) => inner.Delete(path);

        public void CreateDirectory(string path) => inner.CreateDirectory(path);

        public bool TryPublishDirectory(string temporary, string path) => inner.TryPublishDirectory(temporary, path);

        public bool DeleteDirectory(string path) => inner.DeleteDirectory(path);
    }
}
