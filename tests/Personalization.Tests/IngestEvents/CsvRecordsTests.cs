using System.Text;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>CSV through a mapping: bronze has each record, and each byte of one that cannot be read; refine takes it or says why not.</summary>
public sealed class CsvRecordsTests
{
    private const string Mapping = """
        {
          "description": "A shop's page views.",
          "source": { "format": "csv", "options": { "header": true, "sep": "§" }, "columns": "id STRING, `größe` STRING, at STRING" },
          "set": {
            "messageId": "id", "type": "'page'", "anonymousId": "'a'", "name": "`größe`", "timestamp": "at", "receivedAt": "at",
            "context.location.country": "'DE'"
          }
        }
        """;

    private const string At = "2025-03-03T10:00:00Z";

    private MappedLake _lake = null!;

    [SetUp]
    public void Open() => _lake = new MappedLake(Mapping);

    [TearDown]
    public void Close() => _lake.Dispose();

    [Test]
    public void A_record_that_fits_is_an_object_of_its_values() =>
        Assert.That(Bronze(Text($"1§\"ü \\\"x§\"§{At}"), Text($"2§§{At}")), Is.EquivalentTo(new[] { $$"""{"id":"1","größe":"ü \"x§","at":"{{At}}"}""", $$"""{"id":"2","at":"{{At}}"}""" }));

    [TestCase("1§zwölf", TestName = "Too few values")]
    [TestCase("1§2§3§4§5", TestName = "Too many values")]
    [TestCase("1§\"ü§2025", TestName = "A quote without end that takes values with it")]
    public void A_record_that_does_not_fit_is_kept_as_it_came_and_refused(string line)
    {
        Assert.That(Bronze(Text(line), Text($"2§ok§{At}")), Has.Member(line));
        AssertRefused(ReasonCodes.InvalidJson, Encoding.UTF8.GetBytes(line));
    }

    [Test]
    public void Bytes_that_are_no_text_are_kept_and_refused()
    {
        byte[] fits = [.. Text("1§"), 0xff, 0xc3, .. Text($"§{At}")];
        byte[] misfits = [.. Text("1§"), 0xff, 0xfe];
        Bronze(fits, misfits, Text($"2§ok§{At}"));
        AssertRefused(ReasonCodes.NotUtf8, [.. "{\"id\":\"1\",\"größe\":\""u8, 0xff, 0xc3, .. Text($"\",\"at\":\"{At}\"}}")], misfits);
    }

    [TestCase("größe§id§at", TestName = "A header in another order")]
    [TestCase("id§breite§at", TestName = "A header with another name")]
    [TestCase("id§größe", TestName = "A header without a column")]
    [TestCase("id§größe§at§menge", TestName = "A header with a column more")]
    public void A_header_that_does_not_name_the_columns_is_an_error(string header)
    {
        _lake.Files.Write("a.csv", [Text(header), Text($"1§2§{At}")]);
        var error = Assert.Catch(() => _lake.Ingest())!.ToString();
        Assert.That(error, Does.Contain("CSV header does not conform to the schema").And.Contain("a.csv"));
        Assert.That(BronzeEvents.Table.IsIn(_lake.Files[""]), Is.False);
    }

    [Test]
    public void A_header_that_was_mended_is_read_by_the_next_run()
    {
        _lake.Files.Write("a.csv", [Text("größe§id§at"), Text($"2§1§{At}")]);
        Assert.Catch(() => _lake.Ingest());
        Assert.That(Bronze(Text($"1§2§{At}")), Is.EqualTo(new[] { $$"""{"id":"1","größe":"2","at":"{{At}}"}""" }));
    }

    [Test]
    public void A_header_may_have_other_cases_quotes_and_a_byte_order_mark()
    {
        _lake.Files.Write("a.csv", [[0xEF, 0xBB, 0xBF, .. Text("ID§\"größe\"§At")], Text($"1§2§{At}")]);
        _lake.Ingest();
        Assert.That(_lake.Raw(), Is.EqualTo(new[] { $$"""{"id":"1","größe":"2","at":"{{At}}"}""" }));
    }

    [Test]
    public void The_mapping_can_say_that_headers_tell_nothing()
    {
        using var lake = new MappedLake(Mapping.Replace("\"header\": true", "\"header\": true, \"EnforceSchema\": true", StringComparison.Ordinal));
        lake.Files.Write("a.csv", [Text("x§y"), Text($"1§2§{At}")]);
        lake.Ingest();
        Assert.That(lake.Raw(), Is.EqualTo(new[] { $$"""{"id":"1","größe":"2","at":"{{At}}"}""" }));
    }

    /// <summary>Ingests lines, and gives what bronze has of them.</summary>
    private IReadOnlyList<string> Bronze(params byte[][] lines)
    {
        _lake.Files.Write("a.csv", [Text("id§größe§at"), .. lines]);
        _lake.Ingest();
        return _lake.Raw();
    }

    private void AssertRefused(string reason, params byte[][] records)
    {
        _lake.Refine();
        var refused = _lake.Files.Quarantine().Select(QuarantineEvents.Reason, BronzeEvents.Raw).Collect()
            .Select(row => (row.GetAs<string>(0), Convert.ToHexString(row.GetAs<byte[]>(1))));
        Assert.That(refused, Is.EquivalentTo(records.Select(record => (reason, Convert.ToHexString(record)))));
        Assert.That(_lake.Files.Silver().Count(), Is.EqualTo(1));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
