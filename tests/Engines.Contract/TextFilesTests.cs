using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Lines of files, as texts and as the bytes that they are.</summary>
internal sealed class TextFilesTests
{
    private readonly BothEngines _engines = new();
    private TemporaryDirectory _folder = null!;

    [OneTimeSetUp]
    public void Write()
    {
        _folder = new TemporaryDirectory();
        File.WriteAllBytes(_folder["a b%ü.txt"], [.. "one\n\ntwo\r\nthr"u8, 0xFF, 0xFE, .. "ee"u8]);
        File.WriteAllText(_folder["empty.txt"], "");
    }

    [OneTimeTearDown]
    public void Close()
    {
        _engines.Dispose();
        _folder?.Dispose();
    }

    [Test]
    public void Bytes_are_kept_also_where_they_are_no_text() =>
        Assert.That(_engines.Difference(s => s.Read().Format("text").Schema("`the line` BINARY").Load(_folder.Path).Select(Col("`the line`"), Length(Col("`the line`")).As("n"))), Is.Null);

    [Test]
    public void Their_file_is_called_the_same() => Assert.That(
        _engines.Difference(s => s.Read().Format("text").Schema("raw BINARY").Load(_folder.Path).Select(Col("raw"), Col("_metadata.file_path"), Col("_metadata.file_name"), Col("_metadata.file_size"))),
        Is.Null);
}
