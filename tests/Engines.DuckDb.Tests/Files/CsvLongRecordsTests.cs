using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Engines.DuckDb.Files.Csv;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

public sealed class CsvLongRecordsTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Open() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Close() => _directory.Dispose();

    [Test]
    public void Records_do_not_depend_on_how_much_is_read_at_once()
    {
        var cases =
            from pieces in Gen.Elements("\n", "\r", "\r\n", "||", "|", "\"", "\\", " ", "a", "\"b\"", "longer than some buffers").ListOf()
            from buffer in Gen.Choose(1, 40)
            from isEscapedByItself in Gen.Elements(true, false)
            from trims in Gen.Elements(true, false)
            select (Text: string.Concat(pieces), buffer, Dialect: new CsvDialect
            {
                Separator = "||", MultiLine = true, Escape = isEscapedByItself ? '"' : '\\', IgnoreLeadingWhiteSpace = trims, IgnoreTrailingWhiteSpace = trims,
            });
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            File.WriteAllText(_directory["a.csv"], c.Text);
            Assert.That(Read(c.Dialect, c.buffer), Is.EqualTo(Read(c.Dialect, 1 << 20)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Test]
    public void What_has_no_line_end_is_one_record() => Assert.That(ReadText("a||b"), Is.EqualTo(new[] { "a||b\ta\tb" }));

    [Test]
    public void An_empty_file_has_no_record() => Assert.That(ReadText(""), Is.Empty);

    private List<string> ReadText(string text)
    {
        File.WriteAllText(_directory["a.csv"], text);
        return Read(new CsvDialect { Separator = "||", MultiLine = true }, 1 << 20);
    }

    /// <summary>Each record and its values.</summary>
    private List<string> Read(CsvDialect dialect, int bufferBytes)
    {
        using var records = new CsvLongRecords(dialect, _directory["a.csv"], bufferBytes);
        var read = new List<string>();
        while (records.TryNext(out var record))
        {
            var text = new StringBuilder(Encoding.UTF8.GetString(record));
            foreach (var field in records.Tokenizer.Fields)
            {
                text.Append('\t').Append(Encoding.UTF8.GetString(records.Tokenizer.Bytes(field, record)));
            }

            read.Add(text.ToString());
        }

        return read;
    }
}
