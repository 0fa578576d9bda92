using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Scans;

/// <summary>The files that hold the row changes of a range of versions (Delta protocol, "Reader Requirements for AddCDCFile").</summary>
internal sealed class ChangeFeed(DeltaTableLog log, Snapshot newest, long start, long end)
{
    internal IEnumerable<ScanFile> Files()
    {
        var isKept = start == 0 || log.SnapshotAt(start - 1).Properties.EnableChangeDataFeed;
        foreach (var commit in log.Changes(start, end))
        {
            isKept = commit.Actions.OfType<Metadata>().FirstOrDefault() is { } metadata
                ? new TableProperties(metadata.Configuration).EnableChangeDataFeed
                : isKept;
            if (!isKept)
            {
                throw NotKept(commit.Version);
            }

            foreach (var file in Of(commit))
            {
                yield return file;
            }
        }
    }

    private IEnumerable<ScanFile> Of(TableCommit commit)
    {
        var changes = commit.ChangeFiles.ToArray();
        return changes.Length > 0
            ? changes.Select(f => File(f, null, commit))
            : commit.Removed.Where(f => f.DataChange).Select(f => File(f, ChangeColumns.Delete, commit))
                .Concat(commit.Added.Where(f => f.DataChange).Select(f => File(f, ChangeColumns.Insert, commit)));
    }

    private ScanFile File(FileAction file, string? type, TableCommit commit) =>
        new(newest.ResolvePath(file), file, new ChangeOfFile(type, commit.Version, commit.Timestamp));

    private DeltaOperationException NotKept(long version) => new(
        "DELTA_MISSING_CHANGE_DATA",
        $"Error getting change data for range [{start} , {end}] as change data was not recorded for version [{version}]. If you've enabled change data feed on "
        + "this table, use `DESCRIBE HISTORY` to see when it was first enabled. Otherwise, to start recording change data, set delta.enableChangeDataFeed to true.");
}
