namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Damage to what jobs keep: an error that names the file and what to do, nothing written, and work that goes on once it is repaired.</summary>
public sealed class DamagedStateTests
{
    private const string Log = "lake/bronze/events/_delta_log";
    private const string Checkpoint = "lake/_checkpoints/ingest-events";

    private const int CheckpointVersion = 10;
    private const string TablesCheckpoint = Log + "/00000000000000000010.checkpoint.parquet";

    private FaultyLake _lake = null!;

    [SetUp]
    public void Prepare()
    {
        _lake = new FaultyLake();
        for (var i = 0; i < 3; i++)
            _lake.WriteInput($"{i}.jsonl", 10);
        Assert.That(_lake.Ingest("--max-files-per-trigger", "1").ExitCode, Is.Zero);
        _lake.WriteInput("new.jsonl", 10);
    }

    [TearDown]
    public void Close() => _lake.Dispose();

    [TestCase(Log + "/00000000000000000001.json", 100, "Restore it from a copy")]
    [TestCase(Checkpoint + "/metadata", 3, "Restore it from a copy")]
    [TestCase(Checkpoint + "/metadata", 0, "Restore it from a copy")]
    [TestCase(Checkpoint + "/offsets/2", 1, "--reset")]
    [TestCase(Checkpoint + "/sources/0/1", 3, "")]
    public void A_file_that_was_cut_off_is_named(string file, int bytesLeft, string advice)
    {
        var path = _lake[file];
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..bytesLeft]);
        var versions = Directory.GetFiles(_lake[Log]).Length;
        var run = _lake.IngestAnew();
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Out);
        Assert.That(run.Error, Does.Contain(file.StartsWith(Log, StringComparison.Ordinal) ? path : _lake[Checkpoint]).And.Contain(advice));
        Assert.That(Directory.GetFiles(_lake[Log]), Has.Length.EqualTo(versions));

        File.WriteAllBytes(path, whole);
        Assert.That(_lake.Ingest().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    [Test]
    public void A_commit_that_is_missing_is_an_error()
    {
        var commit = _lake[Log + "/00000000000000000001.json"];
        File.Move(commit, _lake["kept"]);
        var run = _lake.IngestAnew();
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Out);
        Assert.That(run.Error, Does.Contain(_lake["lake/bronze/events"]));

        File.Move(_lake["kept"], commit);
        Assert.That(_lake.Ingest().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    [Test]
    public void A_checkpoint_of_the_table_that_is_cut_off_is_passed_over_for_the_commits()
    {
        CutTablesCheckpoint();
        var run = _lake.IngestAnew();
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    [Test]
    public void A_checkpoint_of_the_table_that_is_cut_off_is_named_where_the_commits_before_it_are_gone()
    {
        var whole = CutTablesCheckpoint();
        var kept = Directory.CreateDirectory(_lake["kept"]).FullName;
        string[] early = [.. Enumerable.Range(0, CheckpointVersion).Select(version => $"{version:D20}.json")];
        foreach (var commit in early)
            File.Move(_lake[$"{Log}/{commit}"], Path.Combine(kept, commit));
        var before = FilesOfBronze();
        var run = _lake.IngestAnew();
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Out);
        Assert.That(run.Error, Does.Contain(_lake[TablesCheckpoint]).And.Contain("Restore the file from a copy"));
        Assert.That(FilesOfBronze(), Is.EqualTo(before));

        // The checkpoint alone is enough.
        File.WriteAllBytes(_lake[TablesCheckpoint], whole);
        var repaired = _lake.IngestAnew();
        Assert.That(repaired.ExitCode, Is.Zero, repaired.Error);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    [Test]
    public void A_data_file_that_is_cut_off_is_named_when_it_is_read()
    {
        var file = Directory.GetFiles(_lake["lake/bronze/events"], "*.parquet")[0];
        using (var stream = File.OpenWrite(file))
            stream.SetLength(stream.Length / 2);
        var run = _lake.Run("show", "bronze/events");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Out);
        Assert.That(run.Error, Does.Contain(Path.GetFileName(file)));
    }

    [Test]
    public void Without_its_checkpoint_a_job_that_reads_files_refuses_to_lose_any_and_a_reset_reads_all()
    {
        Directory.Delete(_lake[Checkpoint], recursive: true);
        var run = _lake.IngestAnew();
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Out);
        Assert.That(run.Error, Does.Contain(_lake[Checkpoint]).And.Contain("--reset"));
        Assert.That(_lake.Bronze(), Has.Count.EqualTo(30));

        Assert.That(_lake.Ingest("--reset").ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
        _lake.WriteInput("newer.jsonl", 10);
        Assert.That(_lake.Ingest().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    /// <summary>Commits until the table has a checkpoint, then cuts that and the note of it.</summary>
    /// <returns>The whole checkpoint.</returns>
    private byte[] CutTablesCheckpoint()
    {
        for (var i = 0; i < CheckpointVersion; i++)
            _lake.WriteInput($"more {i}.jsonl", 10);
        Assert.That(_lake.Ingest("--max-files-per-trigger", "1").ExitCode, Is.Zero);
        _lake.WriteInput("newest.jsonl", 10);
        var whole = File.ReadAllBytes(_lake[TablesCheckpoint]);
        foreach (var file in new[] { TablesCheckpoint, Log + "/_last_checkpoint" })
        {
            using var stream = File.OpenWrite(_lake[file]);
            stream.SetLength(stream.Length / 2);
        }
        return whole;
    }

    private string[] FilesOfBronze() =>
        [.. Directory.EnumerateFiles(_lake["lake/bronze"], "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {new FileInfo(file).Length}")];
}
