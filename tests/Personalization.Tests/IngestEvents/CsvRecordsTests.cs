using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.GenerateEvents;
using SparkPersonalization.Personalization.Tests.RefineEvents;

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

    private SparkSession _spark = null!;
    private EventLake _lake = null!;
    private string _conf = null!;

    [SetUp]
    public void Open()
    {
        _spark = SparkSession.Builder().AppName("csv").GetOrCreate();
        _lake = new EventLake(_spark);
        _conf = _lake["conf"];
        Directory.CreateDirectory(Path.Combine(_conf, "mappings"));
        Directory.CreateDirectory(Path.Combine(_conf, "schemas"));
        foreach (var file in Directory.EnumerateFiles(NaiveSchema.Folder))
            File.Copy(file, Path.Combine(_conf, "schemas", Path.GetFileName(file)));
        File.WriteAllText(Path.Combine(_conf, "mappings", "shop.json"), Mapping);
    }

    [TearDown]
    public void Close()
    {
        _lake.Dispose();
        _spark.Dispose();
    }

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

    /// <summary>Ingests lines, and gives what bronze has of them.</summary>
    private IReadOnlyList<string> Bronze(params byte[][] lines)
    {
        _lake.Write("a.csv", [Text("id§größe§at"), .. lines]);
        _lake.Ingest(mapping: "shop", conf: _conf);
        return [.. _lake.Bronze().Select(BronzeEvents.Raw).Collect().Select(row => Encoding.UTF8.GetString(row.GetAs<byte[]>(0)))];
    }

    private void AssertRefused(string reason, params byte[][] records)
    {
        _lake.Refine(conf: _conf);
        var refused = _lake.Quarantine().Select(QuarantineEvents.Reason, BronzeEvents.Raw).Collect()
            .Select(row => (row.GetAs<string>(0), Convert.ToHexString(row.GetAs<byte[]>(1))));
        Assert.That(refused, Is.EquivalentTo(records.Select(record => (reason, Convert.ToHexString(record)))));
        Assert.That(_lake.Silver().Count(), Is.EqualTo(1));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
