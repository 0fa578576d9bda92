using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Log;

namespace SparkPersonalization.Delta;

public sealed partial class DeltaTableLog
{
    /// <summary>The commits of a range of versions, oldest first, each read when it is asked for.</summary>
    /// <param name="start">The first version.</param>
    /// <param name="end">The last version; the newest there is by default.</param>
    /// <returns>The commits; none where <paramref name="start"/> lies beyond the newest version.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table at the path.</exception>
    /// <exception cref="DeltaVersionNotFoundException">A commit of the range is no longer kept, or <paramref name="end"/> is not there yet.</exception>
    /// <exception cref="DeltaLogCorruptedException">The log is damaged.</exception>
    public IEnumerable<TableCommit> Changes(long start, long? end = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        return Read();

        IEnumerable<TableCommit> Read()
        {
            for (var version = start; end is null || version <= end; version++)
            {
                var commit = TryReadCommit(version);
                if (commit is null)
                {
                    ThrowUnlessEnd(version, end);
                    yield break;
                }

                yield return commit;
            }
        }
    }

    /// <summary>The commits that are still kept, newest first, each read when it is asked for.</summary>
    /// <returns>The commits.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table at the path.</exception>
    public IEnumerable<TableCommit> History()
    {
        var commits = Listing().Commits.Reverse().ToArray();
        return commits.Select(c => TryReadCommit(c.Version)).OfType<TableCommit>();
    }

    /// <summary>One commit, if its file is there.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The commit, or null.</returns>
    /// <exception cref="DeltaLogCorruptedException">The file is damaged.</exception>
    public TableCommit? TryReadCommit(long version)
    {
        var path = CommitPath(version);
        var bytes = Storage.TryReadAllBytes(path);
        if (bytes is null || Storage.Find(path) is not { } entry)
        {
            return null;
        }

        var actions = ActionJsonReader.ReadAll(bytes, path);
        var carried = actions.OfType<CommitInfo>().FirstOrDefault()?.InCommitTimestamp;
        return new TableCommit(version, carried is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : entry.LastModified, actions);
    }

    /// <summary>The oldest version that can still be read.</summary>
    internal long OldestVersion()
    {
        var listing = Listing();
        return listing.Commit(0) is not null ? 0 : listing.OldestCheckpoint ?? listing.NewestVersion;
    }

    private LogListing Listing()
    {
        var listing = LogListing.Read(Storage, LogPath, from: 0);
        return listing.IsEmpty ? throw new DeltaTableNotFoundException(TablePath) : listing;
    }

    private void ThrowUnlessEnd(long missing, long? end)
    {
        var newest = Listing().NewestVersion;
        if (newest >= missing)
        {
            throw new DeltaVersionNotFoundException(
                $"The commit of version {missing} of '{TablePath}' is no longer kept; the newest version is {newest}. "
                + "Start from a newer version or from the whole table, and keep the log longer (delta.logRetentionDuration).");
        }

        if (end is not null)
        {
            throw new DeltaVersionNotFoundException($"'{TablePath}' has no version {end}; the newest is {newest}.");
        }
    }
}
