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
        if (changes.Length > 0)
        {
            return changes.Select(f => File(f, null, null, commit));
        }

        var removed = commit.Removed.Where(f => f.DataChange).ToDictionary(Path, FileAction (f) => f);
        var added = commit.Added.Where(f => f.DataChange).ToDictionary(Path, FileAction (f) => f);
        return Rows(removed, added, ChangeColumns.Delete, commit).Concat(Rows(added, removed, ChangeColumns.Insert, commit));
    }

    /// <summary>The rows of files that went or came. Of a file that did both only its deletion vector changed: then they are those in which the vectors differ.</summary>
    private IEnumerable<ScanFile> Rows(Dictionary<string, FileAction> files, Dictionary<string, FileAction> counterparts, string type, TableCommit commit)
    {
        foreach (var (path, file) in files)
        {
            if (!counterparts.TryGetValue(path, out var counterpart))
            {
                yield return File(file, RowFilter.Of(newest.TablePath, file), type, commit);
            }
            else if (counterpart.DeletionVector is { } others)
            {
                yield return File(file, new RowFilter(newest.TablePath, file.DeletionVector, others), type, commit);
            }
        }
    }

    private string Path(FileAction file) => FileKey.CanonicalPath(file.Path, newest.TablePath);

    private ScanFile File(FileAction file, RowFilter? filter, string? type, TableCommit commit) =>
        new(newest.ResolvePath(file), file, new ChangeOfFile(type, commit.Version, commit.Timestamp), filter);

    private DeltaOperationException NotKept(long version) => new(
        "DELTA_MISSING_CHANGE_DATA",
        $"Error getting change data for range [{start} , {end}] as change data was not recorded for version [{version}]. If you've enabled change data feed on "
        + "this table, use `DESCRIBE HISTORY` to see when it was first enabled. Otherwise, to start recording change data, set delta.enableChangeDataFeed to true.");
}
