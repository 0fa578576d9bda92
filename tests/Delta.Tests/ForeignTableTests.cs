using System.Globalization;
using SparkPersonalization.Delta.Checkpoints;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Delta.Tests;

/// <summary>Reads the log of every table that others made: delta-io's golden tables, delta-rs's, and the Delta acceptance tests.</summary>
public sealed class ForeignTableTests
{
    private static readonly string[] Collections = ["delta-golden-tables", "delta-rs-tables", "delta-acceptance"];

    public static IEnumerable<TestCaseData> Tables() => ForeignTables.Facts
        .Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', 2))
        .Select(parts => new TestCaseData(parts[0], parts[1]).SetArgDisplayNames(parts[0]));

    [TestCaseSource(nameof(Tables))]
    public void A_table_is_read_right_or_refused_by_name(string table, string facts)
    {
        var log = new DeltaTableLog(LocalStorage.Instance, TestData.Path(table));

        Assert.That(Describe(log), Is.EqualTo(facts));
    }

    [Test]
    public void No_table_is_left_out()
    {
        var known = ForeignTables.Facts.Split('\n', StringSplitOptions.TrimEntries).Select(line => line.Split(' ')[0]).ToHashSet();
        var found = Collections
            .SelectMany(c => Directory.EnumerateDirectories(TestData.Path(c), DeltaTableLog.LogFolder, SearchOption.AllDirectories))
            .Select(d => Path.GetRelativePath(TestData.Path("."), Path.GetDirectoryName(d)!));

        Assert.That(found.Where(t => !known.Contains(t)), Is.Empty);
    }

    [Test]
    public void Every_checkpoint_can_be_read()
    {
        var logs = Collections.SelectMany(c => Directory.EnumerateDirectories(TestData.Path(c), DeltaTableLog.LogFolder, SearchOption.AllDirectories)).ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (log, checkpoint) in logs.SelectMany(log => LogListing.Read(LocalStorage.Instance, log, from: 0).Checkpoints.Select(c => (log, c))))
            {
                Assert.That(() => CheckpointReader.Read(LocalStorage.Instance, log, checkpoint, _ => { }), Is.Positive);
            }
        }
    }

    [TestCase("delta-rs-tables/delta-1.2.1-only-struct-stats")]
    [TestCase("delta-acceptance/stats_as_struct/delta")]
    public void Statistics_kept_as_columns_come_back_as_JSON(string table)
    {
        var snapshot = new DeltaTableLog(LocalStorage.Instance, TestData.Path(table)).Snapshot();

        Assert.That(snapshot.Files.Select(Statistics.AddFileStatistics.NumRecords), Has.All.Positive);
    }

    [Test]
    public void Commit_times_in_commits_and_the_change_feed_are_read()
    {
        var log = new DeltaTableLog(LocalStorage.Instance, TestData.Path("delta-rs-tables/cdc_ict_table"));

        var commits = log.Changes(0).ToArray();

        Assert.That(commits.Select(c => c.Version), Is.EqualTo(Enumerable.Range(0, commits.Length)));
        Assert.That(commits.Select(c => c.Timestamp.ToUnixTimeMilliseconds()), Is.EqualTo(commits.Select(c => c.Info!.InCommitTimestamp)));
        Assert.That(commits.SelectMany(c => c.ChangeFiles).Select(f => File.Exists(log.Snapshot().ResolvePath(f))), Is.Not.Empty.And.All.True);
    }

    private static string Describe(DeltaTableLog log)
    {
        try
        {
            var snapshot = log.TrySnapshot();
            return snapshot is null ? "none" : string.Create(
                CultureInfo.InvariantCulture,
                $"v{snapshot.Version} {snapshot.Files.Count()} {snapshot.Files.Count(f => File.Exists(snapshot.ResolvePath(f)))}");
        }
        catch (UnsupportedTableFeatureException e)
        {
            return $"needs {string.Join(", ", e.Features)}";
        }
        catch (DeltaLogCorruptedException)
        {
            return "damaged";
        }
    }
}
