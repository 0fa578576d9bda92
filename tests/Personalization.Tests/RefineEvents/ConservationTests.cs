using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.RefineEvents;

/// <summary>An engine at fault: when it reads a batch again, it loses a record, or gives one twice.</summary>
public sealed class ConservationTests
{
    private const string Good = "good";
    private const string Copied = "copied";
    private const string Refused = "refused";

    private static readonly byte[][] Before = [Event("before"), Event(Copied), Event("refused before", "no call")];
    private static readonly byte[][] Batch = [Event(Good), Event("another"), Event(Copied), Event(Refused, "no call")];

    private SparkSession _spark = null!;
    private EventLake _lake = null!;

    [OneTimeSetUp]
    public void Open() => _spark = SparkSession.Builder().AppName("conservation").GetOrCreate();

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [SetUp]
    public void OpenLake() => _lake = new EventLake(_spark);

    [TearDown]
    public void CloseLake() => _lake.Dispose();

    [Test]
    public void A_batch_that_does_not_account_for_its_records_is_not_published_and_is_done_by_the_next_run(
        [Values(Good, Copied, Refused)] string id, [Values] bool isDoubled)
    {
        Take("before.jsonl", Before);
        _lake.Refine();
        var versions = Versions();
        Take("batch.jsonl", Batch);

        var fault = Assert.Throws<StreamingQueryException>(() => _lake.RefineChanged(rows => isDoubled ? Doubled(rows, id) : Lost(rows, id))).GetBaseException();

        Assert.That(fault, Is.TypeOf<ConservationException>().With.Message.StartsWith($"Batch 1 does not account for its records: {Batch.Length} came in, but ")
            .And.Message.Contains("Nothing of the batch was published; the next run does it again."));
        var (records, silver, quarantined, duplicates) = ((ConservationException)fault).Counts;
        Assert.That((records, silver + quarantined + duplicates < records), Is.EqualTo((Batch.Length, !isDoubled)));
        Assert.That(Versions(), Is.EqualTo(versions));

        var counts = _lake.Refine().Counts.Select(count => count.Value);

        Assert.That(counts, Is.EqualTo(new[] { Batch.Length, 2, 1, 1 }));
        Assert.That(Ids(_lake.Silver()), Is.EquivalentTo(new[] { "before", Copied, Good, "another" }));
        Assert.That(Ids(_lake.Quarantine()), Is.EquivalentTo(new[] { "refused before", Refused }));
    }

    private static DataFrame Lost(DataFrame rows, string id) => rows.Filter(!IsReadAgain(id));

    private static DataFrame Doubled(DataFrame rows, string id) => rows.UnionByName(rows.Filter(IsReadAgain(id)));

    // The job counts its records first, and reads them after that.
    private static Column IsReadAgain(string id)
    {
        var reads = 0;
        return Udf<byte[], bool>(raw => IsOf(raw, id) && Interlocked.Increment(ref reads) > 1)(Col(BronzeEvents.Raw));
    }

    private static bool IsOf(byte[] raw, string id) => Encoding.UTF8.GetString(raw).Contains($"\"{id}\"", StringComparison.Ordinal);

    private void Take(string file, byte[][] records)
    {
        _lake.Write(file, records);
        _lake.Ingest();
    }

    private long[] Versions() => [.. new[] { SilverEvents.Table, QuarantineEvents.Table }
        .Select(table => DeltaTable.ForPath(_spark, _lake[table.Name]).History(1).Head().GetAs<long>("version"))];

    private static IEnumerable<string> Ids(DataFrame rows) => rows.Select(SilverEvents.EventId).Collect().Select(row => row.GetAs<string>(0));

    private static byte[] Event(string id, string call = "page") => Encoding.UTF8.GetBytes(
        $$$"""{"messageId": "{{{id}}}", "type": "{{{call}}}", "timestamp": "2025-03-03T12:00:00.000Z", "anonymousId": "a", "receivedAt": "2025-03-03T12:00:00.000Z", "properties": {}, "context": {}}""");
}
