using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Files.Compression;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

public sealed class LineReaderTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Open() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Close() => _directory.Dispose();

    [TestCase("", new string[0])]
    [TestCase("a", new[] { "a" })]
    [TestCase("a\n", new[] { "a" })]
    [TestCase("a\r", new[] { "a" })]
    [TestCase("a\r\nb", new[] { "a", "b" })]
    [TestCase("\n\na\n", new[] { "", "", "a" })]
    [TestCase("a\n\rb", new[] { "a", "", "b" })]
    [TestCase("a\r\r\nb\r\n", new[] { "a", "", "b" })]
    public void A_line_ends_at_either_sign_or_at_both_or_with_the_file(string text, string[] lines) =>
        Assert.That(Read(Write(text), 1 << 20, 1 << 20), Is.EqualTo(lines));

    [Test]
    public void Parts_cut_anywhere_give_the_lines_of_the_whole()
    {
        var cases =
            from pieces in Gen.Elements("\n", "\r", "\r\n", "a", "bc", "longer than some buffers").ListOf()
            from cuts in Gen.Choose(0, 200).ListOf()
            from buffer in Gen.Choose(1, 40)
            from most in Gen.Choose(1, 30)
            select (Text: string.Concat(pieces), Cuts: cuts.ToArray(), buffer, most);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var path = Write(c.Text);
            int[] ends = [0, .. c.Cuts.Where(cut => cut < c.Text.Length).Distinct().Order(), c.Text.Length];
            var lines = ends.Zip(ends.Skip(1)).SelectMany(part => Read(new FilePart(path, part.First, part.Second), c.buffer, c.most));
            Assert.That(lines, Is.EqualTo(Naive(c.Text).Select(line => line[..Math.Min(c.most, line.Length)])));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Test]
    public void Every_cut_of_a_text_gives_its_lines([Values("a\r\nb\r\n", "\r\n\r\n", "\r\r\n\n", "ab\n\r\ncd")] string text)
    {
        var path = Write(text);
        foreach (var cut in Enumerable.Range(0, text.Length + 1))
        {
            var lines = Read(new FilePart(path, 0, cut), 3, 9).Concat(Read(new FilePart(path, cut, text.Length), 3, 9));
            Assert.That(lines, Is.EqualTo(Naive(text)), $"cut at {cut}");
        }
    }

    [Test]
    public void A_line_too_long_is_cut_and_the_next_one_is_whole()
    {
        var path = _directory["long.txt"];
        File.WriteAllText(path, new string('x', LineScan.MaxLineBytes + 5_000_000) + "\nnext\n" + new string('y', LineScan.MaxLineBytes));
        using var reader = new LineReader(FilePart.Of(path).First() with { End = long.MaxValue });
        Assert.That(Lengths(reader), Is.EqualTo(new[] { LineScan.MaxLineBytes, 4, LineScan.MaxLineBytes }));
    }

    [Test]
    public void The_parts_of_a_long_file_give_each_line_once()
    {
        var path = _directory["many.txt"];
        using (var file = File.CreateText(path))
        {
            for (var i = 0; i < 400_000; i++)
                file.Write($"{i:D8} {new string('z', i % 97)}{(i % 3 == 0 ? "\r\n" : "\n")}");
        }

        var parts = FilePart.Of(path).ToList();
        Assert.That(parts, Has.Count.GreaterThan(1));
        var numbers = parts.SelectMany(part => Read(part, 1 << 20, 1 << 20)).Select(line => int.Parse(line.AsSpan(0, 8), null));
        Assert.That(numbers.SequenceEqual(Enumerable.Range(0, 400_000)));
    }

    [Test]
    public void A_compressed_file_is_read_whole()
    {
        var path = _directory["a.txt.gz"];
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            gzip.Write("a\nb\r\n\nc"u8);
        Assert.That(FilePart.Of(path).SelectMany(part => Read(part, 4, 100)), Is.EqualTo(new[] { "a", "b", "", "c" }));
    }

    [Test]
    public void Compressed_files_put_together_are_read_as_one()
    {
        var path = _directory["a.txt.gz"];
        File.WriteAllBytes(path, [.. Compress("a\nb\n"), .. Compress("c\n"), .. Compress("")]);
        Assert.That(Read(path, 1 << 20, 100), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void A_compressed_file_that_breaks_off_anywhere_is_an_error_that_names_it()
    {
        var path = _directory["a.txt.gz"];
        var first = Compress(string.Join('\n', Enumerable.Range(0, 500)));
        byte[] whole = [.. first, .. Compress(string.Join('\n', Enumerable.Range(500, 50)))];
        foreach (var length in Enumerable.Range(1, whole.Length - 1).Where(length => length != first.Length))
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.That(() => Read(path, 1 << 20, 100).ToList(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(path), $"{length} of {whole.Length} bytes");
        }
    }

    [Test]
    public void A_file_that_is_not_compressed_as_its_name_says_is_an_error_that_names_it()
    {
        var path = _directory["a.txt.gz"];
        File.WriteAllText(path, "these are plain lines\nof text\n");
        Assert.That(() => Read(path, 1 << 20, 100).ToList(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(path));
    }

    [TestCase("bzip2")]
    [TestCase("lz4")]
    [TestCase("snappy")]
    public void Another_codecs_file_is_read_whole_and_one_that_breaks_off_or_is_none_is_an_error_that_names_it(string name)
    {
        var codec = TextCodec.All.Single(codec => codec.Name == name);
        var path = _directory[$"a.txt{codec.Ending}"];
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{i} {i * 7919 % 10_007}").ToList();
        var whole = Packed(codec, string.Join('\n', lines));
        File.WriteAllBytes(path, [.. whole, .. Packed(codec, "\nlast")]);
        Assert.That(Read(path, 1 << 20, 100), Is.EqualTo(lines.Append("last")));
        foreach (var length in new[] { 1, 3, 5, 9, whole.Length / 2, whole.Length - 1 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.That(() => Read(path, 1 << 20, 100).ToList(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(path), $"{length} of {whole.Length} bytes");
        }

        File.WriteAllText(path, "these are plain lines\nof text\n");
        Assert.That(() => Read(path, 1 << 20, 100).ToList(), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(path));
    }

    private static byte[] Packed(TextCodec codec, string text)
    {
        using var bytes = new MemoryStream();
        using (var packed = codec.Pack(bytes))
            packed.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private static byte[] Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    private string Write(string text)
    {
        var path = _directory["text.txt"];
        File.WriteAllText(path, text);
        return path;
    }

    private static IEnumerable<string> Read(string path, int buffer, int most) => FilePart.Of(path).SelectMany(part => Read(part, buffer, most));

    private static List<string> Read(FilePart part, int buffer, int most)
    {
        using var reader = new LineReader(part, buffer, most);
        var lines = new List<string>();
        while (reader.TryNext(out var line))
            lines.Add(Encoding.UTF8.GetString(line));
        return lines;
    }

    private static List<int> Lengths(LineReader reader)
    {
        var lengths = new List<int>();
        while (reader.TryNext(out var line))
            lengths.Add(line.Length);
        return lengths;
    }

    private static string[] Naive(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
