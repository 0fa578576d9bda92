using System.IO.Compression;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.RefineEvents;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>Files of all forms into bronze: each line is a row, each byte of it as it came.</summary>
public sealed class RecordFormsTests
{
    private SparkSession _spark = null!;
    private EventLake _lake = null!;

    [SetUp]
    public void Open()
    {
        _spark = SparkSession.Builder().AppName("forms").GetOrCreate();
        _lake = new EventLake(_spark);
    }

    [TearDown]
    public void Close()
    {
        _lake.Dispose();
        _spark.Dispose();
    }

    [Test]
    public void Lines_of_all_forms_are_rows_with_their_bytes()
    {
        byte[] noUtf8 = [0xff, 0xfe, 0x00, 0xc3, 0x28];
        var large = Encoding.ASCII.GetBytes(new string('x', (2 << 20) + 1));
        Write("crlf.jsonl", "{\"a\":1}\r\n{\"b\":2}\r\n"u8);
        Write("none.jsonl", []);
        Write("blank.jsonl", "\n\n \n"u8);
        Write("open.jsonl", "first\nlast"u8);
        Write("noise.jsonl", [.. noUtf8, (byte)'\n']);
        Write("large.jsonl", [.. large, (byte)'\n', (byte)'z']);
        using (var gzip = new GZipStream(File.Create(Path.Combine(_lake.Raw, "packed.jsonl.gz")), CompressionLevel.Fastest))
            gzip.Write("one\ntwo"u8);
        _lake.Ingest();

        (string File, byte[] Raw)[] expected =
        [
            ("crlf.jsonl", "{\"a\":1}"u8.ToArray()), ("crlf.jsonl", "{\"b\":2}"u8.ToArray()),
            ("blank.jsonl", []), ("blank.jsonl", []), ("blank.jsonl", " "u8.ToArray()),
            ("open.jsonl", "first"u8.ToArray()), ("open.jsonl", "last"u8.ToArray()),
            ("noise.jsonl", noUtf8), ("large.jsonl", large), ("large.jsonl", "z"u8.ToArray()),
            ("packed.jsonl.gz", "one"u8.ToArray()), ("packed.jsonl.gz", "two"u8.ToArray()),
        ];
        var rows = _lake.Bronze().Select(BronzeEvents.File, BronzeEvents.Raw).Collect()
            .Select(row => (NameIn(row.GetAs<string>(0)), Hash(row.GetAs<byte[]>(1))));
        Assert.That(rows, Is.EquivalentTo(expected.Select(e => (e.File, Hash(e.Raw)))));
    }

    [Test]
    public void A_file_taken_is_not_taken_again_and_a_new_one_is()
    {
        Write("a.jsonl", "1\n"u8);
        _lake.Ingest();
        _lake.Ingest();
        Assert.That(_lake.Bronze().Count(), Is.EqualTo(1));
        Write("b.jsonl", "1\n1\n"u8);
        _lake.Ingest(maxFiles: 1);
        Assert.That(_lake.Bronze().Count(), Is.EqualTo(3));
    }

    [Test]
    public void Names_of_files_with_signs_of_all_kinds_are_kept()
    {
        string[] names = ["a b.jsonl", "ü%20.jsonl", "x#y?.jsonl", "[1]{2}*.jsonl"];
        foreach (var name in names)
            Write(name, "1\n"u8);
        _lake.Ingest();
        var files = _lake.Bronze().Select(BronzeEvents.File).Collect().Select(row => NameIn(row.GetAs<string>(0)));
        Assert.That(files, Is.EquivalentTo(names));
    }

    private static string NameIn(string address) => Path.GetFileName(Uri.UnescapeDataString(address));

    private void Write(string file, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(_lake.Raw, file), bytes);

    private static string Hash(byte[] bytes) => $"{bytes.Length} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes))}";
}
