using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.Sessionize;

public sealed class SessionizeJobTests
{
    private const int RunsOfProperty = 12;

    private static readonly SessionRules Defaults = new();
    private static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    private SparkSession _spark = null!;
    private SessionizeLake _lake = null!;

    [OneTimeSetUp]
    public void Open() => _spark = SparkSession.Builder().GetOrCreate();

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [SetUp]
    public void OpenLake() => _lake = new SessionizeLake(_spark);

    [TearDown]
    public void CloseLake() => _lake.Dispose();

    [Test]
    public void The_table_depends_on_neither_order_nor_batches() => Arrive(Gen.Shuffle);

    /// <summary>As events come in fact: so that most sessions go on from batch to batch.</summary>
    [Test]
    public void The_table_does_not_depend_on_how_many_events_of_a_session_come_at_once() => Arrive(NearlyInOrder);

    [Test]
    public void A_session_that_goes_on_keeps_what_its_first_events_told()
    {
        TestEvent[] events =
        [
            Event("e1", 0) with { Campaign = "spring", Tells = 2 },
            Event("e2", 5) with { Kind = EventKinds.OrderCompleted, Order = 1, User = "u1" },
            Event("e3", 10) with { Tells = 1 },
            Event("e4", 15) with { Kind = EventKinds.OrderCompleted, Order = 1, Tells = 3 },
            Event("e5", 50),
        ];
        foreach (var batch in events)
        {
            _lake.Append([batch]);
            _lake.Run(Defaults);
        }
        Assert.That(_lake.Rows(), Has.Count.EqualTo(2));
        Assert.That(_lake.Rows(), Is.EqualTo(_lake.OnePass(events, Defaults)));
    }

    private void Arrive(Func<TestEvent[], Gen<TestEvent[]>> arriving)
    {
        var arrivals =
            from events in TestEvent.Histories(most: 60)
            from order in arriving(events)
            from sizes in Gen.ListOf(Gen.Choose(1, 25)).Resize(60)
            from runs in Gen.ListOf(Gen.Elements(true, true, false)).Resize(60)
            from gap in Gen.Elements(30, 30, 30, 0)
            from hours in Gen.Elements(12, 1, 0)
            from midnight in Gen.Elements(true, false)
            from campaign in Gen.Elements(true, true, false)
            from rate in Gen.Elements(0, 2, 60)
            from most in Gen.Elements(3, 5_000)
            select (order, sizes, runs, new SessionRules
            {
                Gap = TimeSpan.FromMinutes(gap),
                MaxLength = TimeSpan.FromHours(hours),
                Midnight = midnight,
                Zone = "Europe/Berlin",
                Campaign = campaign,
                MaxEventsPerMinute = rate,
                MaxEvents = most,
            });
        Prop.ForAll(arrivals.ToArbitrary(), arrival => Arrive(arrival.order, [.. arrival.sizes], [.. arrival.runs], arrival.Item4))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(RunsOfProperty));
    }

    // An event in eight comes some places later.
    private static Gen<TestEvent[]> NearlyInOrder(TestEvent[] events) =>
        from delays in Gen.ListOf(Gen.Elements(0, 0, 0, 0, 0, 0, 0, 6)).Resize(events.Length)
        select events.Select((e, i) => (Event: e, Place: i + (i < delays.Count ? delays[i] : 0))).OrderBy(e => e.Place).Select(e => e.Event).ToArray();

    [Test]
    public void A_late_event_joins_the_sessions_on_both_sides_of_it()
    {
        _lake.Append([Event("e1", 0), Event("e3", 50)]);
        _lake.Run(Defaults);
        var before = _lake.Rows();
        _lake.Append([Event("e2", 25)]);
        _lake.Run(Defaults);
        Assert.That(before, Has.Count.EqualTo(2));
        Assert.That(_lake.Rows(), Has.Count.EqualTo(1));
        Assert.That(_lake.Rows(), Is.EqualTo(_lake.OnePass([Event("e1", 0), Event("e2", 25), Event("e3", 50)], Defaults)));
    }

    [Test]
    public void A_run_without_new_events_changes_nothing()
    {
        _lake.Append([Event("e1", 0), Event("e2", 45)]);
        _lake.Run(Defaults);
        var version = _lake.Version();
        var outcome = _lake.Run(Defaults);
        Assert.That(_lake.Version(), Is.EqualTo(version));
        Assert.That(outcome.Counts.Single(c => c.Name == "batches").Value, Is.Zero);
        Assert.That(outcome.Counts.Single(c => c.Name == "sessions").Value, Is.EqualTo(2));
    }

    [Test]
    public void A_batch_that_was_written_but_not_noted_is_not_written_again()
    {
        _lake.Append([Event("e1", 0), Event("e3", 50)]);
        _lake.Run(Defaults);
        _lake.Append([Event("e2", 25)]);
        _lake.Run(Defaults);
        var (rows, version) = (_lake.Rows(), _lake.Version());
        File.Delete(Path.Combine(_lake.Checkpoint, "commits", "1"));
        _lake.Append([Event("e4", 300)]);
        _lake.Run(Defaults);
        Assert.That(_lake.Version(), Is.EqualTo(version + 1));
        Assert.That(_lake.Rows(), Is.SupersetOf(rows));
        Assert.That(_lake.Rows(), Has.Count.EqualTo(rows.Count + 1));
    }

    [Test]
    public void A_reset_replaces_the_table_by_what_other_rules_give()
    {
        TestEvent[] events = [Event("e1", 0), Event("e2", 25), Event("e3", 50)];
        _lake.Append(events);
        _lake.Run(Defaults);
        var shorter = Defaults with { Gap = TimeSpan.FromMinutes(20) };
        _lake.Run(shorter, reset: true);
        Assert.That(_lake.Rows(), Has.Count.EqualTo(3));
        Assert.That(_lake.Rows(), Is.EqualTo(_lake.OnePass(events, shorter)));
    }

    [Test]
    public void A_session_that_goes_on_for_days_is_found_whole_from_its_end()
    {
        var rules = new SessionRules { MaxLength = TimeSpan.Zero, Midnight = false };
        TestEvent[] days = [.. Enumerable.Range(0, 240).Select(i => Event($"e{i:000}", i * 30))];
        _lake.Append(days);
        _lake.Run(rules);
        _lake.Append([Event("f", 240 * 30)]);
        _lake.Run(rules);
        Assert.That(_lake.Rows(), Has.Count.EqualTo(1));
        Assert.That(_lake.Rows(), Is.EqualTo(_lake.OnePass([.. days, Event("f", 240 * 30)], rules)));
    }

    private void Arrive(TestEvent[] events, int[] sizes, bool[] runs, SessionRules rules)
    {
        using var lake = new SessionizeLake(_spark);
        var rest = events.AsEnumerable();
        for (var i = 0; rest.Any(); i++)
        {
            var size = i < sizes.Length ? sizes[i] : 10;
            lake.Append(rest.Take(size));
            rest = rest.Skip(size).ToArray();
            if (i >= runs.Length || runs[i])
                lake.Run(rules, maxFiles: 1);
        }
        if (events.Length == 0)
            return;
        lake.Run(rules, maxFiles: 1);
        Assert.That(lake.Rows(), Is.EqualTo(lake.OnePass(events, rules)), rules.ToString());
    }

    private static TestEvent Event(string id, int minute) => new(id, Noon.AddMinutes(minute), "a1", null, null);
}
