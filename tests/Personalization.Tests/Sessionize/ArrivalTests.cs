using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.RealInputs;
using SparkPersonalization.Personalization.Tests.RefineEvents;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Sessionize;

/// <summary>Events that silver has of real sources and of the generator, in any order and batches: the table is that of one pass.</summary>
public sealed class ArrivalTests
{
    private const int MostOfBatch = 2_500;

    // Two days in a row, so that a session may come near midnight, and one far from them.
    private static readonly string[] DaysOfShop = ["2010-12-01.csv", "2010-12-02.csv", "2011-02-06.csv"];

    private static readonly SessionRules Rules = new();

    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Open() => _spark = SparkSession.Builder().GetOrCreate();

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [TestCase(1, true)]
    [TestCase(2, false)]
    public void Events_of_trackers_give_the_sessions_of_one_pass(int seed, bool areShuffled)
    {
        using var lake = new RealInputLake(_spark);
        foreach (var tracker in new[] { "web", "ecommerce" })
            lake.Ingest(TestData.Path($"snowplow-{tracker}/source/snowplow_{tracker}_events.csv"), $"snowplow-{tracker}");
        lake.Refine();
        Arrive(lake.Silver.Collect(), seed, areShuffled, leastSessions: 30);
    }

    [TestCase(3, true)]
    [TestCase(4, false)]
    public void Invoice_lines_of_a_shop_do(int seed, bool areShuffled)
    {
        using var lake = new RealInputLake(_spark);
        foreach (var day in DaysOfShop)
            lake.Ingest(TestData.Path($"online-retail/by-day/{day}"), "online-retail");
        lake.Refine();
        Arrive(lake.Silver.Collect(), seed, areShuffled, leastSessions: 200);
    }

    [TestCase(5, true)]
    [TestCase(6, false)]
    public void Generated_events_do(int seed, bool areShuffled)
    {
        using var lake = new EventLake(_spark);
        EventGenerator.Run(new GenerateEventsOptions { Seed = seed, Events = 3_000, Days = 2, LateRate = 0.1 }, lake["_raw"]);
        lake.Ingest();
        lake.Refine();
        Arrive(lake.Silver().Collect(), seed, areShuffled, leastSessions: 200);
    }

    // In the order of their times most sessions go on from batch to batch.
    private void Arrive(IEnumerable<Row> silver, int seed, bool areShuffled, int leastSessions)
    {
        var random = new Random(seed);
        var events = silver.ToArray();
        random.Shuffle(events);
        if (!areShuffled)
            events = [.. events.OrderBy(e => e.GetAs<Timestamp>(SilverEvents.EventTime).Microseconds)];
        using var lake = new SessionizeLake(_spark);
        for (var taken = 0; taken < events.Length;)
        {
            var batch = events.Skip(taken).Take(random.Next(1, Math.Min(MostOfBatch, events.Length / 2))).ToArray();
            lake.Append(batch);
            lake.Run(Rules);
            taken += batch.Length;
        }
        Assert.That(lake.Rows(), Is.EqualTo(lake.OnePass(events, Rules)).And.Count.InRange(leastSessions, events.Length / 2));
    }
}
