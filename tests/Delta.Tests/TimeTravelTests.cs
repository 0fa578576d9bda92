using System.Globalization;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

public sealed class TimeTravelTests
{
    private static readonly KeyValuePair<string, string?> InCommit = new("delta.enableInCommitTimestamps", "true");
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private ManualClock _clock = null!;
    private InMemoryStorage _storage = null!;
    private DeltaTableLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        _clock = new ManualClock(Start);
        _storage = new InMemoryStorage(_clock);
        _log = new DeltaTableLog(_storage, TestTables.Root, _clock);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_time_gives_the_newest_version_of_then(bool inCommit)
    {
        CommitHourly(3, inCommit);

        Assert.That(_log.SnapshotAt(Start).Version, Is.Zero);
        Assert.That(_log.SnapshotAt(Start.AddMinutes(59)).Version, Is.Zero);
        Assert.That(_log.SnapshotAt(Start.AddMinutes(60)).Version, Is.EqualTo(1));
        Assert.That(_log.SnapshotAt(Start.AddHours(3)).Version, Is.EqualTo(3));
        Assert.That(() => _log.SnapshotAt(Start.AddSeconds(-1)), Throws.TypeOf<DeltaVersionNotFoundException>());
        Assert.That(() => _log.SnapshotAt(Start.AddHours(3).AddSeconds(1)), Throws.TypeOf<DeltaVersionNotFoundException>().With.Message.Contains("3"));
    }

    [Test]
    public void A_stream_starts_at_the_first_version_from_a_time()
    {
        CommitHourly(3, inCommit: false);

        Assert.That(_log.FirstVersionFrom(Start.AddDays(-1)), Is.Zero);
        Assert.That(_log.FirstVersionFrom(Start.AddHours(1)), Is.EqualTo(1));
        Assert.That(_log.FirstVersionFrom(Start.AddHours(1).AddSeconds(1)), Is.EqualTo(2));
        Assert.That(_log.FirstVersionFrom(Start.AddDays(1)), Is.Null);
    }

    [Test]
    public void Times_of_files_that_fall_are_made_to_rise()
    {
        CommitHourly(3, inCommit: false);
        _storage.Touch(_log.CommitPath(2), Start.AddYears(-5));

        Assert.That(_log.SnapshotAt(Start.AddHours(2)).Version, Is.EqualTo(2));
        Assert.That(_log.SnapshotAt(Start.AddHours(1)).Version, Is.EqualTo(1));
    }

    [Test]
    public void Times_in_commits_outlive_copying()
    {
        CommitHourly(3, inCommit: true);
        for (var version = 0; version <= 3; version++)
        {
            _storage.Touch(_log.CommitPath(version), Start.AddYears(1));
        }

        Assert.That(_log.SnapshotAt(Start.AddMinutes(61)).Version, Is.EqualTo(1));
        Assert.That(new DeltaTableLog(_storage, TestTables.Root).Snapshot().Timestamp, Is.EqualTo(Start.AddHours(3)));
        Assert.That(_log.History().Select(c => c.Timestamp), Is.Ordered.Descending);
    }

    [Test]
    public void A_clock_that_goes_back_does_not_take_commit_times_along()
    {
        _log.Create(properties: InCommit);
        _clock.Now = Start.AddHours(-1);
        var second = _log.Append(TestTables.File("a"));

        Assert.That(second.Snapshot.Timestamp, Is.EqualTo(Start.AddMilliseconds(1)));
    }

    [Test]
    public void A_table_that_gets_commit_times_later_travels_across_that_version()
    {
        CommitHourly(2, inCommit: false);
        _clock.Now = Start.AddHours(3);
        var old = _log.Snapshot().Metadata;
        _log.Append(
            new Actions.Protocol(1, 7) { WriterFeatures = ["appendOnly", "invariants", "inCommitTimestamp"] },
            old with { Configuration = old.Configuration.With("delta.enableInCommitTimestamps", "true") });
        _clock.Now = Start.AddHours(4);
        _log.Append(TestTables.File("late"));

        Assert.That(_log.Snapshot().Metadata.Configuration["delta.inCommitTimestampEnablementVersion"], Is.EqualTo("3"));
        Assert.That(
            _log.Snapshot().Metadata.Configuration["delta.inCommitTimestampEnablementTimestamp"],
            Is.EqualTo(Start.AddHours(3).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        Assert.That(Enumerable.Range(0, 5).Select(h => _log.SnapshotAt(Start.AddHours(h)).Version), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public void Clean_up_deletes_what_no_kept_version_needs()
    {
        _log.Create(properties: new KeyValuePair<string, string?>("delta.checkpointInterval", "5"));
        for (var i = 1; i <= 40; i++)
        {
            _clock.Now = Start.AddDays(i);
            _log.Append(TestTables.File($"{i}"));
        }

        var names = _storage.List(_log.LogPath).Select(e => e.Name).ToArray();

        // On day 40 what is older than day 10 has expired, and the checkpoint of version 10 is the one that day 10 needs.
        Assert.That(names[0], Is.EqualTo(LogFile.CheckpointName(10)));
        Assert.That(names[1], Is.EqualTo(LogFile.CommitName(10)));
        Assert.That(_log.SnapshotAt(12).FileCount, Is.EqualTo(12));
        Assert.That(() => _log.SnapshotAt(9), Throws.TypeOf<DeltaVersionNotFoundException>());
        Assert.That(() => _log.Changes(3).ToArray(), Throws.TypeOf<DeltaVersionNotFoundException>());
        Assert.That(_log.Changes(38).Select(c => c.Version), Is.EqualTo(new[] { 38, 39, 40 }));
        Assert.That(_log.Changes(41), Is.Empty);
        Assert.That(() => _log.Changes(40, 41).ToArray(), Throws.TypeOf<DeltaVersionNotFoundException>());
    }

    [Test]
    public void Clean_up_never_deletes_a_log_without_checkpoint()
    {
        CommitHourly(3, inCommit: false);
        _clock.Now = Start.AddYears(1);

        Assert.That(_log.CleanUp(), Is.Zero);
        Assert.That(_log.SnapshotAt(0).Version, Is.Zero);
    }

    [Test]
    public void Clean_up_removes_what_dead_writers_left_but_nothing_of_living_ones()
    {
        CommitHourly(1, inCommit: false);
        _storage.Write(StoragePath.Temporary(_log.CommitPath(2)), "half"u8);
        Assert.That(_log.CleanUp(), Is.Zero);

        _clock.Now = Start.AddDays(3);
        Assert.That(_log.CleanUp(), Is.EqualTo(1));
    }

    private void CommitHourly(int count, bool inCommit)
    {
        _log.Create(properties: inCommit ? [InCommit] : []);
        for (var i = 1; i <= count; i++)
        {
            _clock.Now = Start.AddHours(i);
            _log.StartTransaction().Commit([TestTables.File($"{i}")], new CommitDetails("WRITE")).Succeeded();
        }
    }

    private sealed class ManualClock(DateTimeOffset now) : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
