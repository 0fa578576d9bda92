using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.RefineEvents;

/// <summary>Records of all bad kinds, in one run: each is quarantined with its bytes and its reason, and those between them are not harmed.</summary>
public sealed class BadRecordsTests
{
    private const int MostBytes = 10_000;

    private static readonly (string Name, byte[] Record, string? Reason)[] Cases =
    [
        ("plain", Event("ok-1"), null),
        ("empty line", [], ReasonCodes.InvalidJson),
        ("spaces", Utf8("   "), ReasonCodes.InvalidJson),
        ("truncated", Event("cut")[..60], ReasonCodes.InvalidJson),
        ("two objects", Utf8("{} {}"), ReasonCodes.InvalidJson),
        ("a byte that is not UTF-8", [.. Event("u")[..^2], 0xff, .. "}}"u8], ReasonCodes.NotUtf8),
        ("an array", Utf8("[1]"), ReasonCodes.NotAnObject),
        ("null", Utf8("null"), ReasonCodes.NotAnObject),
        ("a key twice", Event("k", ", \"type\": \"page\""), ReasonCodes.DuplicateKey),
        ("as large as may be", Padded("ok-2", MostBytes), null),
        ("a byte too large", Padded("large", MostBytes + 1), ReasonCodes.TooLarge),
        ("as deep as may be", Nested("ok-3", 1_000), null),
        ("a level too deep", Nested("deep", 1_001), ReasonCodes.InvalidJson),
        ("no event", Utf8("{}"), ReasonCodes.Required),
        ("an unknown call", OfType("screen", "x"), ReasonCodes.Enum),
        ("an unknown event", OfType("track", "y", ", \"event\": \"Shop Burnt\""), ReasonCodes.UnknownEvent),
        ("a type", Event("t", ", \"anonymousId\": 5", device: false), ReasonCodes.Type),
        ("nobody's", Event("n", device: false), ReasonCodes.MissingIdentity),
        ("spaces for a user", Event("s", ", \"userId\": \"  \"", device: false), ReasonCodes.MissingIdentity),
        ("a bot", Event("b", context: "\"userAgent\": \"Googlebot/2.1\""), ReasonCodes.Bot),
        ("the shop's own", Event("i", context: "\"ip\": \"::ffff:10.0.0.1\""), ReasonCodes.Internal),
        ("a day that is none", Event("d", received: "2025-02-30T12:00:00Z"), ReasonCodes.Format),
        ("a week and a millisecond late", Event("l", received: "2025-03-10T12:00:00.001Z"), ReasonCodes.TooLate),
        ("a week late", Event("ok-4", received: "2025-03-10T12:00:00.000Z"), null),
        ("two hours early", Event("f", received: "2025-03-03T10:00:00Z"), ReasonCodes.InFuture),
        ("the end", Event("ok-5"), null),
    ];

    private SparkSession _spark = null!;
    private EventLake _lake = null!;
    private JobOutcome _outcome = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        _spark = SparkSession.Builder().AppName("bad records").GetOrCreate();
        _lake = new EventLake(_spark);
        _lake.Write("a.jsonl", Cases.Select(c => c.Record));
        _lake.Ingest();
        _outcome = _lake.Refine(rules: new RefineRules { MaxRecordBytes = MostBytes });
    }

    [OneTimeTearDown]
    public void Close()
    {
        _lake.Dispose();
        _spark.Dispose();
    }

    [Test]
    public void Each_bad_record_is_quarantined_with_its_bytes_and_its_reason()
    {
        var found = _lake.Quarantine().Select(BronzeEvents.Raw, QuarantineEvents.Reason).Collect()
            .ToDictionary(row => Convert.ToHexString(row.GetAs<byte[]>(0)), row => row.GetAs<string>(1));
        var wrong = Cases.Select(c => (c.Name, c.Reason, Found: found.GetValueOrDefault(Convert.ToHexString(c.Record)))).Where(c => c.Reason != c.Found);
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void The_good_ones_are_in_silver() => Assert.That(
        _lake.Silver().Select(SilverEvents.EventId).Collect().Select(row => row.GetAs<string>(0)),
        Is.EquivalentTo(new[] { "ok-1", "ok-2", "ok-3", "ok-4", "ok-5" }));

    [Test]
    public void All_are_accounted_for() =>
        Assert.That(_outcome.Counts.Select(count => count.Value), Is.EqualTo(new[] { Cases.Length, 5, Cases.Length - 5, 0 }));

    [Test]
    public void Reasons_have_a_column_and_a_message() => Assert.That(
        _lake.Quarantine().Select(Explode(Col(QuarantineEvents.Reasons)).As("reason")).Filter(Expr("coalesce(reason.code, '') = '' OR length(reason.message) < 10")).Count(),
        Is.Zero);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Event(string id, string more = "", string context = "", bool device = true, string received = "2025-03-03T12:00:00.000Z") => Utf8(
        $$$"""{"messageId": "{{{id}}}", "type": "page", "timestamp": "2025-03-03T12:00:00.000Z"{{{(device ? ", \"anonymousId\": \"a\"" : "")}}}{{{more}}}, "receivedAt": "{{{received}}}", "properties": {}, "context": {{{{context}}}}}""");

    private static byte[] OfType(string type, string id, string more = "") =>
        Utf8(Encoding.UTF8.GetString(Event(id, more)).Replace("\"page\"", $"\"{type}\"", StringComparison.Ordinal));

    private static byte[] Padded(string id, int bytes)
    {
        var length = Event(id, ", \"pad\": \"\"").Length;
        return Event(id, $", \"pad\": \"{new string('p', bytes - length)}\"");
    }

    private static byte[] Nested(string id, int levels) =>
        Event(id, $", \"deep\": {string.Concat(Enumerable.Repeat("[", levels - 1))}{new string(']', levels - 1)}");
}
