using System.IO.Compression;
using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Input and options with which a job cannot work: a clear error, and a state from which the next run goes on.</summary>
public sealed class BadInputTests
{
    private FaultyLake _lake = null!;

    [SetUp]
    public void Open() => _lake = new FaultyLake();

    [TearDown]
    public void Close() => _lake.Dispose();

    [Test]
    public void A_path_that_does_not_exist_is_named()
    {
        var run = _lake.Run("ingest-events", "--input", _lake["nowhere"]);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain("[PATH_NOT_FOUND]").And.Contain(_lake["nowhere"]));
        Assert.That(Directory.Exists(Path.Combine(_lake.Lake, "bronze")), Is.False);
    }

    [Test]
    public void All_wrong_options_are_told_at_once()
    {
        var run = _lake.Run("ingest-events", "--max-files-per-trigger", "0", "--max-bytes-per-trigger", "12x", "--nonsense", "1", "--trigger", "abc");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        string[] told = ["--nonsense", "'abc' is not a duration", "'12x' is not a size", "'0' is refused"];
        Assert.That(told.Where(text => !run.Error.Contains(text, StringComparison.Ordinal)), Is.Empty, run.Error);
    }

    [Test]
    public void A_mapping_that_does_not_exist_is_wrong_configuration_and_those_that_do_are_told()
    {
        WriteMapping("online-retail", """{"anonymousId": "A"}""");
        var run = _lake.Ingest("--mapping", "online");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("'" + _lake["conf/mappings"] + "'").And.Contain("There are: online-retail, snowplow-ecommerce, snowplow-web."));
    }

    [Test]
    public void Unknown_columns_of_a_mapping_are_all_told_with_near_ones()
    {
        WriteMapping("shop", """{"messagId": "A", "event": "Bb"}""");
        var run = _lake.Ingest("--mapping", "shop");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("shop.json#/set/messagId").And.Contain("Near ones: messageId").And.Contain("`Bb`").And.Contain("`A`"));
    }

    [Test]
    public void A_compressed_file_that_breaks_off_is_named_and_read_whole_when_it_is_replaced()
    {
        _lake.WriteInput("a.jsonl", 10);
        var file = Path.Combine(_lake.Input, "b.jsonl.gz");
        var text = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"b {i * 7919}\n"));
        Compress(file, text);
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
        var broken = _lake.Ingest();
        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Error, Does.Contain(file));

        File.WriteAllBytes(file, whole);
        Assert.That(_lake.Ingest().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Has.Count.EqualTo(2_010));
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    [Platform(Exclude = "Win", Reason = "Permissions are POSIX's.")]
    public void A_file_that_may_not_be_read_is_named_and_read_when_it_may_be()
    {
        _lake.WriteInput("a.jsonl", 10);
        _lake.WriteInput("b.jsonl", 10);
        var file = Path.Combine(_lake.Input, "b.jsonl");
        File.SetUnixFileMode(file, UnixFileMode.None);
        var refused = _lake.IngestUnprivileged();
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.That(refused.ExitCode, Is.EqualTo(1), refused.Out);
        Assert.That(refused.Error, Does.Contain($"'{file}' is denied"));
        Assert.That(_lake.IngestUnprivileged().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    [Test]
    public void A_file_that_vanishes_within_a_batch_is_named_and_the_batch_is_done_when_it_is_back()
    {
        _lake.WriteInput("a.jsonl", 10);
        var link = Path.Combine(_lake.Input, "b.jsonl");
        File.CreateSymbolicLink(link, _lake["elsewhere.jsonl"]);
        var gone = _lake.Ingest();
        Assert.That(gone.ExitCode, Is.EqualTo(1));
        Assert.That(gone.Error, Does.Contain(link));

        File.WriteAllText(_lake["elsewhere.jsonl"], "late\n");
        Assert.That(_lake.Ingest().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()).And.Contains("late"));
    }

    [Test]
    public void A_directory_in_place_of_a_file_is_no_file()
    {
        Directory.CreateDirectory(Path.Combine(_lake.Input, "x.jsonl"));
        _lake.WriteInput("a.jsonl", 3);
        Assert.That(_lake.Ingest().ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    private void WriteMapping(string name, string set)
    {
        Directory.CreateDirectory(_lake["conf/mappings"]);
        File.WriteAllText(
            _lake[$"conf/mappings/{name}.json"],
            $$$"""{"description": "A shop.", "source": {"format": "csv", "options": {"header": true}, "columns": "A STRING"}, "set": {{{set}}}}""");
    }

    private static void Compress(string file, string text)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(file), CompressionLevel.Fastest));
        writer.Write(text);
    }
}
