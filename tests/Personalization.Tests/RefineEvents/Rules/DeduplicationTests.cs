using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents.Rules;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

public sealed class DeduplicationTests : RuleFixture
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Only_ids_that_come_more_than_once_are_repeated()
    {
        var ids = Deduplication.Repeated(Table("event_id STRING", ["a"], ["b"], ["a"], ["c"], ["c"], ["c"])).Collect().Select(row => row.GetAs<string>(0));
        Assert.That(ids, Is.EquivalentTo(new[] { "a", "c" }));
    }

    [Test]
    public void The_copy_received_first_stays_and_equal_ones_are_duplicates() => Expect(
        [],
        (Copy("e", hash: 1, received: 3), "duplicate"), (Copy("e", hash: 1, received: 1), "accepted"), (Copy("e", hash: 1, received: 2), "duplicate"));

    [Test]
    public void A_copy_that_says_something_else_is_in_conflict() => Expect(
        [],
        (Copy("e", hash: 2, received: 2), "conflict"), (Copy("e", hash: 1, received: 1), "accepted"), (Copy("e", hash: 1, received: 3), "duplicate"));

    [Test]
    public void Of_copies_received_at_once_the_one_sent_first_stays() => Expect(
        [],
        (Copy("e", hash: 1, received: 1, sent: 2), "duplicate"), (Copy("e", hash: 1, received: 1, sent: 1), "accepted"));

    [Test]
    public void Of_copies_with_equal_times_one_is_chosen_whatever_their_order()
    {
        (object?[], string)[] copies = [(Copy("e", hash: 1, received: 1), "accepted"), (Copy("e", hash: 2, received: 1), "conflict")];
        Expect([], copies);
        Expect([], [.. copies.Reverse()]);
    }

    [Test]
    public void What_silver_has_stays_even_if_a_copy_was_received_before_it() => Expect(
        [("e", TimeSpan.Zero, 1)],
        (Copy("e", hash: 1, received: -100), "duplicate"), (Copy("e", hash: 2, received: -100), "conflict"));

    [Test]
    public void Copies_of_silver_count_up_to_the_horizon() => Expect(
        [("before", TimeSpan.Zero, 1), ("after", TimeSpan.Zero, 1), ("far before", TimeSpan.Zero, 1), ("far after", TimeSpan.Zero, 1)],
        (Copy("before", hash: 1, time: -Week), "duplicate"),
        (Copy("after", hash: 1, time: Week), "duplicate"),
        (Copy("far before", hash: 1, time: -Week - TimeSpan.FromMilliseconds(1)), "accepted"),
        (Copy("far after", hash: 2, time: Week + TimeSpan.FromMilliseconds(1)), "accepted"));

    [Test]
    public void Copies_of_a_batch_count_up_to_the_horizon_as_those_of_silver_do() => Expect(
        [],
        (Copy("near", hash: 1, received: 1), "accepted"),
        (Copy("near", hash: 2, received: 2, time: Week), "conflict"),
        (Copy("far", hash: 1, received: 1), "accepted"),
        (Copy("far", hash: 2, received: 2, time: Week + TimeSpan.FromMilliseconds(1)), "accepted"),
        (Copy("far", hash: 2, received: 3, time: Week + TimeSpan.FromMilliseconds(1)), "duplicate"));

    [Test]
    public void Of_several_in_silver_the_one_within_the_horizon_counts() => Expect(
        [("e", TimeSpan.Zero, 1), ("e", Week * 4, 2)],
        (Copy("e", hash: 1, time: TimeSpan.FromDays(1)), "duplicate"),
        (Copy("e", hash: 2, time: TimeSpan.FromDays(2)), "conflict"),
        (Copy("e", hash: 2, time: Week * 4), "duplicate"),
        (Copy("e", hash: 3, time: Week * 2), "accepted"));

    [Test]
    public void Ids_have_nothing_to_do_with_each_other() => Expect(
        [("e", TimeSpan.Zero, 1)],
        (Copy("f", hash: 1), "accepted"), (Copy("g", hash: 1), "accepted"), (Copy("e", hash: 1), "duplicate"));

    private static object?[] Copy(string id, long hash, int received = 0, int? sent = null, TimeSpan time = default) =>
        [id, new Timestamp(Noon + time), new Timestamp(Noon.AddSeconds(received)), new Timestamp(Noon.AddSeconds(sent ?? received)), hash];

    private void Expect((string Id, TimeSpan Time, long Hash)[] silver, params (object?[] Copy, string Fate)[] expected)
    {
        var copies = Table(
            "n INT, event_id STRING, event_time TIMESTAMP, received_at TIMESTAMP, sent_at TIMESTAMP, content_hash BIGINT, file STRING, topic STRING, partition INT, offset BIGINT, raw BINARY, occurrence INT",
            expected.Select((e, n) => (object?[])[n, .. e.Copy, "f", null, null, null, System.Array.Empty<byte>(), n + 1]));
        var known = Table("event_id STRING, event_time TIMESTAMP, content_hash BIGINT", silver.Select(s => new object?[] { s.Id, new Timestamp(Noon + s.Time), s.Hash }));
        var judged = Deduplication.Judge(copies, known, Week);
        Assert.That(judged.Columns(), Is.EquivalentTo(copies.Columns().Append(Deduplication.Fate)));
        Assert.That(Values(judged, Functions.Col(Deduplication.Fate)), Is.EqualTo(expected.Select(e => e.Fate)));
    }
}
