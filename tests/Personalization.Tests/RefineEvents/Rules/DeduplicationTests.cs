using FsCheck;
using FsCheck.Fluent;
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
    public void Copies_of_what_does_not_stay_are_events_of_their_own() => Expect(
        [],
        (Copy("chain", hash: 1, received: 1), "accepted"),
        (Copy("chain", hash: 1, received: 2, time: Week), "duplicate"),
        (Copy("chain", hash: 1, received: 3, time: Week * 2), "accepted"),
        (Copy("amid", hash: 1, received: 2), "duplicate"),
        (Copy("amid", hash: 1, received: 1, time: Week), "accepted"),
        (Copy("amid", hash: 2, received: 3, time: Week * 2), "conflict"));

    [Test]
    public void It_makes_no_difference_whether_copies_come_at_once_or_one_by_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(50),
        Prop.ForAll(Arrivals, arrivals =>
        {
            var copies = arrivals.Select((a, n) => (Copy: Copy("e", a.Hash, received: n, time: TimeSpan.FromDays(a.Day)), a.Day, a.Hash)).ToArray();
            var silver = new List<(string Id, TimeSpan Time, long Hash)>();
            var fates = new List<string>();
            foreach (var (copy, day, hash) in copies)
            {
                fates.AddRange(Fates(silver, [copy]));
                if (fates[^1] == Deduplication.Accepted)
                    silver.Add(("e", TimeSpan.FromDays(day), hash));
            }

            return Fates([], [.. copies.Select(c => c.Copy)]).SequenceEqual(fates);
        }));

    [Test]
    public void An_id_may_come_very_often()
    {
        var copies = Enumerable.Range(0, 20_000).Select(i => Copy("constant", hash: i, received: i, time: TimeSpan.FromSeconds(i % 10_000 * 120))).ToArray();

        Assert.That(Fates([], copies).CountBy(fate => fate), Is.EquivalentTo(new KeyValuePair<string, int>[] { new("accepted", 2), new("conflict", 19_998) }));
    }

    [Test]
    public void Ids_have_nothing_to_do_with_each_other() => Expect(
        [("e", TimeSpan.Zero, 1)],
        (Copy("f", hash: 1), "accepted"), (Copy("g", hash: 1), "accepted"), (Copy("e", hash: 1), "duplicate"));

    private static object?[] Copy(string id, long hash, int received = 0, int? sent = null, TimeSpan time = default) =>
        [id, new Timestamp(Noon + time), new Timestamp(Noon.AddSeconds(received)), new Timestamp(Noon.AddSeconds(sent ?? received)), hash];

    private static Arbitrary<(int Day, int Hash)[]> Arrivals => (
        from day in Gen.Choose(0, 30)
        from hash in Gen.Choose(1, 2)
        select (day, hash)).ArrayOf(6).ToArbitrary();

    private void Expect((string Id, TimeSpan Time, long Hash)[] silver, params (object?[] Copy, string Fate)[] expected) =>
        Assert.That(Fates(silver, [.. expected.Select(e => e.Copy)]), Is.EqualTo(expected.Select(e => e.Fate)));

    private IEnumerable<string> Fates(IEnumerable<(string Id, TimeSpan Time, long Hash)> silver, object?[][] batch)
    {
        var copies = Table(
            "n INT, event_id STRING, event_time TIMESTAMP, received_at TIMESTAMP, sent_at TIMESTAMP, content_hash BIGINT, file STRING, topic STRING, partition INT, offset BIGINT, raw BINARY, occurrence INT",
            batch.Select((copy, n) => (object?[])[n, .. copy, "f", null, null, null, System.Array.Empty<byte>(), n + 1]));
        var known = Table("event_id STRING, event_time TIMESTAMP, content_hash BIGINT", silver.Select(s => new object?[] { s.Id, new Timestamp(Noon + s.Time), s.Hash }));
        var judged = Deduplication.Judge(copies, known, Week);
        Assert.That(judged.Columns(), Is.EquivalentTo(copies.Columns().Append(Deduplication.Fate)));
        return Values(judged, Functions.Col(Deduplication.Fate)).Cast<string>();
    }
}
