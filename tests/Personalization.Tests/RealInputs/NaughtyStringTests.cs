using System.Text.Encodings.Web;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Export;
using SparkPersonalization.Export.Manifests;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>Strings that break software, as values of events: none is changed on its way.</summary>
public sealed class NaughtyStringTests
{
    // The most of a product's name; of a page's title twice as much.
    private const int LongestName = 256;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Create() };

    private SparkSession _spark = null!;
    private RealInputLake _lake = null!;
    private BatchCounts _counts = null!;
    private List<string> _strings = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        _strings = JsonSerializer.Deserialize<List<string>>(File.ReadAllBytes(TestData.Path("naughty-strings/blns.json")))!;
        _spark = SparkSession.Builder().GetOrCreate();
        _lake = new RealInputLake(_spark);
        Directory.CreateDirectory(_lake["input"]);
        File.WriteAllLines(_lake["input/plain.jsonl"], _strings.Select((text, i) => Event($"plain-{i}", text, Plain)));
        File.WriteAllLines(_lake["input/escaped.jsonl"], _strings.Select((text, i) => Event($"escaped-{i}", text, Escaped)));
        Assert.That(_lake.Ingest(_lake["input"], null), Is.EqualTo(2 * _strings.Count));
        _counts = _lake.Refine();
    }

    [OneTimeTearDown]
    public void Close()
    {
        _lake?.Dispose();
        _spark?.Dispose();
    }

    [Test]
    public void All_are_valid() => Assert.That(_counts, Is.EqualTo(new BatchCounts(1030, 1030, 0, 0)));

    [Test]
    public void Bronze_has_the_bytes_of_the_files()
    {
        var bronze = _lake.Bronze.Select(BronzeEvents.Raw).Collect().Select(row => System.Text.Encoding.UTF8.GetString(row.GetAs<byte[]>(0)));
        Assert.That(bronze, Is.EquivalentTo(File.ReadAllLines(_lake["input/plain.jsonl"]).Concat(File.ReadAllLines(_lake["input/escaped.jsonl"]))));
    }

    [Test]
    public void Silver_has_them_unchanged() => AssertUnchanged(_lake.Silver);

    [Test]
    public void An_export_has_them_unchanged()
    {
        var rows = _lake.Silver.Select(SilverEvents.EventId, SilverEvents.EventTime, SilverEvents.PageTitle, SilverEvents.ProductName).OrderBy(SilverEvents.EventId);
        var export = new ParquetExport(LocalStorage.Instance, _lake["exports"], "naughty");
        var result = export.Write(new ExportDefinition(new ManifestTable("silver", SilverEvents.Table.Name, 0), SilverEvents.EventTime, [new("all", rows)]));
        Assert.That(result.Outcome, Is.EqualTo(ExportOutcome.Published));
        AssertUnchanged(_spark.Read().Parquet(_lake["exports/naughty/v0/all"]));
    }

    private void AssertUnchanged(DataFrame rows)
    {
        var texts = rows.Select(SilverEvents.EventId, SilverEvents.PageTitle, SilverEvents.ProductName).Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => (row.GetAs<string?>(1), row.GetAs<string?>(2)));
        Assert.That(texts, Has.Count.EqualTo(2 * _strings.Count));
        for (var i = 0; i < _strings.Count; i++)
        {
            Assert.That(texts[$"plain-{i}"], Is.EqualTo((_strings[i], Name(_strings[i]))));
            Assert.That(texts[$"escaped-{i}"], Is.EqualTo((_strings[i], Name(_strings[i]))));
        }
    }

    private static string? Name(string text) => text.Length <= LongestName ? text : null;

    private static string Event(string id, string text, JsonSerializerOptions options) => JsonSerializer.Serialize(
        new
        {
            messageId = id,
            type = "track",
            @event = "Product Viewed",
            anonymousId = "a1",
            timestamp = "2025-03-03T12:00:00Z",
            receivedAt = "2025-03-03T12:00:01Z",
            context = new { page = new { title = text } },
            properties = new { product_id = "p1", name = Name(text) },
        },
        options);
}
