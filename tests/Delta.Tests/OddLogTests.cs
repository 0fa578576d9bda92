using System.Text;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Logs as they are found in the wild: damaged, half-written, copied, written by others.</summary>
public sealed class OddLogTests
{
    private const string Header =
        """
        {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
        {"metaData":{"id":"x","format":{"provider":"parquet","options":{}},"schemaString":"{\"type\":\"struct\",\"fields\":[{\"name\":\"id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}]}","partitionColumns":[],"configuration":{}}}
        """;

    private InMemoryStorage _storage = null!;
    private DeltaTableLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _storage = new InMemoryStorage();
        _log = new DeltaTableLog(_storage, TestTables.Root);
    }

    [Test]
    public void A_folder_without_log_is_no_table()
    {
        Assert.That(_log.TrySnapshot(), Is.Null);
        Assert.That(_log.Snapshot, Throws.TypeOf<DeltaTableNotFoundException>().With.Message.Contains(TestTables.Root));
    }

    [Test]
    public void Line_ends_marks_blank_lines_and_unknown_things_do_not_matter()
    {
        Put(0, "\uFEFF" + Header.ReplaceLineEndings("\r\n") + "\r\n\r\n" + """{"novel":{"a":[1,{"b":2}]}}""" + "\r\n"
            + """{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":2,"dataChange":true,"future":{"x":[]}}}""");
        Put(1, "");

        Assert.That((_log.Snapshot().Version, _log.Snapshot().Paths()), Is.EqualTo((1L, new[] { "a" })));
    }

    [TestCase("""{"add":{"path":"a","partit""")]
    [TestCase("""{"add":{"partitionValues":{},"size":1}}""")]
    [TestCase("""{"add":{"path":"a","size":"big"}}""")]
    [TestCase("""{"add":7}""")]
    [TestCase("[]")]
    [TestCase("""{"add":{"path":"\ud800","size":1}}""")]
    public void A_damaged_commit_is_an_error_that_names_the_file(string line)
    {
        Put(0, Header + "\n" + line);

        Assert.That(_log.Snapshot, Throws.TypeOf<DeltaLogCorruptedException>().With.Message.Contains("00000000000000000000.json"));
    }

    [Test]
    public void A_missing_commit_between_others_is_an_error_that_names_it()
    {
        Put(0, Header);
        Put(2, Add("c"));

        Assert.That(_log.Snapshot, Throws.TypeOf<DeltaLogCorruptedException>().With.Message.Contains("00000000000000000001.json"));
        Assert.That(_log.SnapshotAt(0).Version, Is.Zero);
    }

    [TestCase("""{"protocol":{"minReaderVersion":4,"minWriterVersion":7}}""", "readerVersion=4")]
    [TestCase("""{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["fromTheFuture"],"writerFeatures":["fromTheFuture"]}}""", "fromTheFuture")]
    public void What_is_from_the_future_is_refused_by_name(string protocol, string feature)
    {
        Put(0, Header);
        Put(1, protocol);

        Assert.That(_log.Snapshot, Throws.TypeOf<UnsupportedTableFeatureException>().With.Property("Features").EqualTo(new[] { feature }));
        Assert.That(_log.SnapshotAt(0).Version, Is.Zero);
    }

    [Test]
    public void A_writer_feature_from_the_future_can_be_read_but_not_written()
    {
        Put(0, Header);
        Put(1, """{"protocol":{"minReaderVersion":1,"minWriterVersion":7,"writerFeatures":["appendOnly","fromTheFuture"]}}""");

        Assert.That(_log.Snapshot().Version, Is.EqualTo(1));
        Assert.That(
            () => _log.Append(TestTables.File("a")), Throws.TypeOf<UnsupportedTableFeatureException>().With.Property("Features").EqualTo(new[] { "fromTheFuture" }));
    }

    [Test]
    public void A_legacy_table_with_a_check_constraint_can_be_read_but_not_written()
    {
        Put(0, Header.Replace("\"configuration\":{}", "\"configuration\":{\"delta.constraints.c\":\"id > 0\"}", StringComparison.Ordinal)
            .Replace("\"minWriterVersion\":2", "\"minWriterVersion\":3", StringComparison.Ordinal));

        Assert.That(_log.Snapshot().Version, Is.Zero);
        Assert.That(
            () => _log.Append(TestTables.File("a")), Throws.TypeOf<UnsupportedTableFeatureException>().With.Message.Contains("checkConstraints"));
    }

    [Test]
    public void A_file_and_its_deletion_vector_are_one_file_of_the_table()
    {
        Put(0, Header.Replace("\"minReaderVersion\":1,\"minWriterVersion\":2", "\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]", StringComparison.Ordinal));
        const string File = "\"path\":\"a\",\"partitionValues\":{},\"size\":1,\"modificationTime\":2,\"deletionTimestamp\":99,\"dataChange\":true";
        const string Vector = "\"deletionVector\":{\"storageType\":\"u\",\"pathOrInlineDv\":\"ab\",\"offset\":1,\"sizeInBytes\":2,\"cardinality\":3}";
        Put(1, $$$"""{"add":{{{{File}}}}}""");
        Put(2, $$$"""{"add":{{{{File}}},{{{Vector}}}}}""" + "\n" + $$$"""{"remove":{{{{File}}}}}""");

        Assert.That(_log.Snapshot().Find("a")!.DeletionVector!.Cardinality, Is.EqualTo(3));
        Assert.That(_log.Snapshot().FileCount, Is.EqualTo(1));

        Put(3, $$$"""{"remove":{{{{File}}},{{{Vector}}}}}""");
        Assert.That(_log.Snapshot().FileCount, Is.Zero);
    }

    [TestCase("c=a%2520b/x", "c=a%2520b/x")]
    [TestCase("c=a%20b/x", "c=a b/x")]
    [TestCase("file:///lake/events/c=a%20b/x", "c=a%20b/x")]
    [TestCase("/lake/events/c=a%20b/x", "c=a%20b/x")]
    public void A_remove_finds_its_file_however_the_path_is_written(string added, string removed)
    {
        Put(0, Header);
        Put(1, Add(added));
        Put(2, $$$"""{"remove":{"path":"{{{removed}}}","deletionTimestamp":1,"dataChange":true}}""");

        Assert.That(_log.Snapshot().FileCount, Is.Zero);
    }

    [Test]
    public void Paths_lead_to_the_decoded_place_or_to_an_absolute_one()
    {
        Put(0, Header);
        Put(1, Add("c=a%2520b/x%20y"));
        Put(2, Add("file:///elsewhere/z%20z"));

        Assert.That(_log.Snapshot().Files.Select(_log.Snapshot().ResolvePath), Is.EquivalentTo(new[] { "/lake/events/c=a%20b/x y", "/elsewhere/z z" }));
    }

    [TestCase("../other/secret")]
    [TestCase("%2e%2e/other/secret")]
    [TestCase("a/..%2f../other")]
    public void A_path_that_leads_out_of_the_table_is_refused(string path)
    {
        Put(0, Header);
        Put(1, Add(path));
        var snapshot = _log.Snapshot();

        Assert.That(() => snapshot.ResolvePath(snapshot.Files.Single()), Throws.TypeOf<DeltaLogCorruptedException>().With.Message.Contains(path));
    }

    [Test]
    public void A_file_that_was_deleted_and_added_again_is_there_once()
    {
        Put(0, Header);
        Put(1, Add("a"));
        Put(2, """{"remove":{"path":"a","deletionTimestamp":1,"dataChange":true}}""");
        Put(3, Add("a"));

        Assert.That((_log.Snapshot().FileCount, _log.Snapshot().Tombstones.Count()), Is.EqualTo((1L, 0)));
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("""{"version":10,"version":5,"size":1}""")]
    [TestCase("""{"version":99,"size":1}""")]
    [TestCase("""{"version":"ten"}""")]
    [TestCase("7")]
    public void A_damaged_or_wrong_hint_costs_nothing_but_time(string hint)
    {
        WriteCommits(12);
        _storage.Write(LogPath(LastCheckpoint.FileName), Encoding.UTF8.GetBytes(hint));

        Assert.That((Reopened().Version, Reopened().FileCount), Is.EqualTo((12L, 12L)));
    }

    [Test]
    public void A_damaged_checkpoint_is_passed_over_for_the_commits()
    {
        WriteCommits(12);
        _storage.Write(LogPath(LogFile.CheckpointName(10)), "PAR1 no parquet PAR1"u8);

        Assert.That((Reopened().Version, Reopened().FileCount), Is.EqualTo((12L, 12L)));
    }

    [Test]
    public void Many_damaged_checkpoints_cost_one_more_listing()
    {
        WriteCommits(52);
        for (var version = 10; version <= 50; version += 10)
        {
            _storage.Write(LogPath(LogFile.CheckpointName(version)), "PAR1 no parquet PAR1"u8);
        }

        var before = _storage.Calls.GetValueOrDefault("List");
        Assert.That((Reopened().Version, _storage.Calls["List"] - before), Is.EqualTo((52L, 2)));
    }

    [Test]
    public void A_damaged_checkpoint_is_an_error_where_the_commits_are_gone()
    {
        WriteCommits(12);
        _storage.Write(LogPath(LogFile.CheckpointName(10)), "PAR1 no parquet PAR1"u8);
        _storage.Delete(LogPath(LogFile.CommitName(3)));

        Assert.That(Reopened, Throws.TypeOf<DeltaLogCorruptedException>().With.Message.Contains(LogFile.CheckpointName(10)));
    }

    [Test]
    public void A_checkpoint_with_fewer_actions_than_announced_is_passed_over()
    {
        WriteCommits(12);
        var whole = _storage.TryReadAllBytes(LogPath(LastCheckpoint.FileName))!;
        _log.WriteCheckpoint(_log.SnapshotAt(0));
        _storage.Write(LogPath(LogFile.CheckpointName(10)), _storage.TryReadAllBytes(LogPath(LogFile.CheckpointName(0)))!);
        _storage.Write(LogPath(LastCheckpoint.FileName), whole);

        Assert.That((Reopened().Version, Reopened().FileCount), Is.EqualTo((12L, 12L)));
    }

    [Test]
    public void An_incomplete_checkpoint_in_parts_is_passed_over()
    {
        WriteCommits(3);
        _storage.Write(LogPath("00000000000000000002.checkpoint.0000000001.0000000002.parquet"), "half"u8);

        Assert.That(Reopened().FileCount, Is.EqualTo(3));
    }

    [Test]
    public void A_checkpoint_without_its_hint_is_used()
    {
        WriteCommits(12);
        _storage.Delete(LogPath(LastCheckpoint.FileName));
        foreach (var version in Enumerable.Range(0, 10))
        {
            _storage.Delete(LogPath(LogFile.CommitName(version)));
        }

        Assert.That(Reopened().FileCount, Is.EqualTo(12));
        Assert.That(() => _log.SnapshotAt(4), Throws.TypeOf<DeltaVersionNotFoundException>().With.Message.Contains("4").And.Message.Contains("10"));
    }

    [Test]
    public void A_reader_that_was_left_behind_by_the_clean_up_starts_anew()
    {
        WriteCommits(2);
        var old = _log.Snapshot();
        var writer = new DeltaTableLog(_storage, TestTables.Root);
        for (var i = 3; i <= 11; i++)
        {
            writer.Append(TestTables.File($"{i}"));
        }

        foreach (var version in Enumerable.Range(0, 10))
        {
            _storage.Delete(LogPath(LogFile.CommitName(version)));
        }

        Assert.That((_log.Update(old).Version, _log.Snapshot().Version), Is.EqualTo((11L, 11L)));
    }

    [Test]
    public void Following_a_log_does_not_list_it()
    {
        WriteCommits(5);
        _log.Snapshot();
        var lists = _storage.Calls["List"];
        new DeltaTableLog(_storage, TestTables.Root).StartTransaction(_log.Snapshot()).Commit([TestTables.File("new")], new CommitDetails("WRITE"));

        Assert.That(_log.Snapshot().FileCount, Is.EqualTo(6));
        Assert.That(_storage.Calls["List"], Is.EqualTo(lists));
    }

    [Test]
    public void Temporary_checksum_and_foreign_files_are_passed_over()
    {
        WriteCommits(2);
        foreach (var name in new[] { ".00000000000000000003.json.abc.tmp", "00000000000000000003.crc", "3.json", "00000000000000000000.00000000000000000002.compacted.json", "x" })
        {
            _storage.Write(LogPath(name), "junk"u8);
        }

        Assert.That(Reopened().Version, Is.EqualTo(2));
    }

    private void WriteCommits(int last)
    {
        _log.Create();
        for (var i = 1; i <= last; i++)
        {
            _log.Append(TestTables.File($"{i}"));
        }
    }

    private Snapshots.Snapshot Reopened() => new DeltaTableLog(_storage, TestTables.Root).Snapshot();

    private static string Add(string path) => $$$"""{"add":{"path":"{{{path}}}","partitionValues":{},"size":1,"modificationTime":2,"dataChange":true}}""";

    private static string LogPath(string name) => StoragePath.Combine(TestTables.Root + "/_delta_log", name);

    private void Put(long version, string lines) => _storage.Write(LogPath(LogFile.CommitName(version)), Encoding.UTF8.GetBytes(lines));
}
