using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>JSON lines of another form than the contract's through a mapping: bronze has each line as it came, and refine makes events of them.</summary>
public sealed class JsonRecordsTests
{
    private const string Mapping = """
        {
          "description": "A shop's page views.",
          "source": { "format": "json", "columns": "id BIGINT, who STRUCT<cookie: STRING>, at STRING, title STRING" },
          "set": {
            "messageId": "concat('view-', id)", "type": "'page'", "anonymousId": "who.cookie", "name": "title", "timestamp": "at", "receivedAt": "at",
            "context.location.country": "'DE'"
          }
        }
        """;

    private static readonly string[] Lines =
    [
        """{"id": 1, "who": {"cookie": "a"}, "at": "2025-03-03T10:00:00Z", "title": "über uns", "more": [1, 2]}""",
        """{"id": "2", "who": {"cookie": "b"}, "at": "2025-03-03T10:00:00Z"}""",
        """{"id": 3, "who": {"cookie": "c"}, "at": "2025-03""",
        """{"id": 4, "who": {"cookie": "d"}, "at": "2025-03-03T11:00:00Z", "title": "d"}""",
    ];

    private MappedLake _lake = null!;

    [SetUp]
    public void Open() => _lake = new MappedLake(Mapping);

    [TearDown]
    public void Close() => _lake.Dispose();

    [Test]
    public void Each_line_is_kept_as_it_came_and_is_an_event_or_says_why_not()
    {
        _lake.Files.Write("a.json", Lines.Take(2).Select(Encoding.UTF8.GetBytes));
        _lake.Files.Write("b.json", Lines.Skip(2).Select(Encoding.UTF8.GetBytes));
        _lake.Ingest(Path.Combine(_lake.Files.Raw, "*.json"));
        Assert.That(_lake.Raw(), Is.EquivalentTo(Lines));
        _lake.Refine();
        var events = _lake.Files.Silver().OrderBy(SilverEvents.EventId).Select(SilverEvents.EventId, "anonymous_id").Collect();
        Assert.That(events.Select(row => (row.GetAs<string>(0), row.GetAs<string>(1))), Is.EqualTo(new[] { ("view-1", "a"), ("view-4", "d") }));
        var refused = _lake.Files.Quarantine().OrderBy(Functions.Length(Functions.Col(BronzeEvents.Raw)).Desc()).Select(QuarantineEvents.Reason, BronzeEvents.Raw).Collect();
        Assert.That(refused.Select(row => row.GetAs<string>(0)), Is.EqualTo(new[] { ReasonCodes.Type, ReasonCodes.InvalidJson }));
    }
}
