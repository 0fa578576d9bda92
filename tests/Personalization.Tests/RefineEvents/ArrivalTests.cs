using System.Text;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Tests.RefineEvents;

/// <summary>What the tables hold depends on neither the order nor the batches of arrival, but for which of several copies stays.</summary>
public sealed partial class ArrivalTests
{
    private static readonly string[] OfArrival =
        [BronzeEvents.File, BronzeEvents.Line, BronzeEvents.Occurrence, BronzeEvents.IngestedAt, QuarantineEvents.QuarantinedAt];

    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Open() => _spark = SparkSession.Builder().AppName("arrival").GetOrCreate();

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [TestCase(1, false)]
    [TestCase(2, true)]
    public void Shuffled_events_in_several_runs_give_the_tables_of_one_pass(int seed, bool areIdsIndexed)
    {
        var random = new Random(seed);
        using var whole = new EventLake(_spark);
        EventGenerator.Run(
            new GenerateEventsOptions
            {
                Seed = seed, Events = 3_000, Products = 100, DuplicateRate = 0.1, ConflictRate = 0.1, LateRate = 0.1, TooLateRate = 0.02, MalformedRate = 0.05, OversizedShare = 0,
            },
            whole["_raw"]);
        var lines = Directory.EnumerateFiles(whole.Raw).Order(StringComparer.Ordinal).SelectMany(Lines.Of).ToArray();
        whole.Ingest();
        whole.Refine();

        using var parts = new EventLake(_spark, ("spark.embedded.keyIndexMinRows", areIdsIndexed ? "1" : "1000000"));
        random.Shuffle(lines);
        var taken = 0;
        foreach (var run in Enumerable.Range(0, 2))
        {
            var files = random.Next(1, 4);
            foreach (var file in Enumerable.Range(0, files))
            {
                var count = run == 1 && file == files - 1 ? lines.Length - taken : random.Next(0, (lines.Length - taken) / 2);
                parts.Write($"{run}-{file}.jsonl", lines.Skip(taken).Take(count));
                taken += count;
            }
            parts.Ingest(maxFiles: random.Next(1, 3));
            parts.Refine(maxFiles: random.Next(2) == 0 ? 1 : null);
        }

        Compare(parts, whole, Ids(lines, whole));
        Assert.That(Directory.Exists(parts["silver/events/_key_index"]), Is.EqualTo(areIdsIndexed));
    }

    private static Arrivals Ids(byte[][] lines, EventLake whole)
    {
        var repeated = lines.Select(line => MessageId().Match(Encoding.Latin1.GetString(line)).Groups[1].Value).GroupBy(id => id).Where(copies => copies.Count() > 1);
        return new Arrivals([.. Conflicts(whole)], [.. repeated.Select(copies => copies.Key)]);
    }

    [GeneratedRegex("\"messageId\":\"([^\"]+)\"")]
    private static partial Regex MessageId();

    private static void Compare(EventLake parts, EventLake whole, Arrivals ids)
    {
        Assert.That(ids.InConflict, Is.Not.Empty);
        Assert.That(ids.Repeated.Except(ids.InConflict), Is.Not.Empty);
        using (Assert.EnterMultipleScope())
        {
            AssertEqual(Rows(parts.Silver().Select(SilverEvents.EventId)), Rows(whole.Silver().Select(SilverEvents.EventId)), "ids of silver");
            AssertEqual(Single(parts.Silver(), ids), Single(whole.Silver(), ids), "events that came once");
            AssertEqual(Same(parts.Silver(), ids), Same(whole.Silver(), ids), "events of which copies came");
            AssertEqual(Refused(parts.Quarantine()), Refused(whole.Quarantine()), "quarantine but for conflicts");
            AssertEqual(Conflicts(parts), Conflicts(whole), "ids in conflict");
        }
    }

    private static List<string> Single(DataFrame silver, Arrivals ids) => Rows(silver.Drop(OfArrival), id => !ids.Repeated.Contains(id));

    private static List<string> Same(DataFrame silver, Arrivals ids) =>
        Rows(silver.Select([Col(SilverEvents.EventId), Col(SilverEvents.ContentHash), .. Content.Columns.Select(name => Col(name))]), id => !ids.InConflict.Contains(id));

    private static List<string> Refused(DataFrame quarantine) => Rows(quarantine.Filter(Col(QuarantineEvents.Reason) != ReasonCodes.Conflict).Drop(OfArrival));

    private static List<string> Conflicts(EventLake lake) => [.. lake.Quarantine().Filter(Col(QuarantineEvents.Reason) == ReasonCodes.Conflict)
        .Select(SilverEvents.EventId).Distinct().Collect().Select(row => row.GetAs<string>(0)).Order(StringComparer.Ordinal)];

    private static List<string> Rows(DataFrame rows, Func<string, bool>? of = null) =>
        [.. rows.Collect().Where(row => of is null || of(row.GetAs<string>(SilverEvents.EventId))).Select(RowText.Of).Order(StringComparer.Ordinal)];

    private static void AssertEqual(List<string> actual, List<string> expected, string what) => Assert.That(
        actual.SequenceEqual(expected),
        () => $"{what}: {actual.Count} rows, not {expected.Count}; only here {string.Join('\n', actual.Except(expected).Take(3))}\nonly there {string.Join('\n', expected.Except(actual).Take(3))}");

    /// <summary>The ids of which copies came.</summary>
    /// <param name="InConflict">Those whose copies say different things: any may stay, and the rest are duplicates of it or not.</param>
    /// <param name="Repeated">All of them.</param>
    private sealed record Arrivals(HashSet<string> InConflict, HashSet<string> Repeated);
}
