using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Log;

/// <summary>The files that make up one version of a table: a checkpoint, if any, and the commits after it.</summary>
internal sealed record LogSegment(long Version, CheckpointFiles? Checkpoint, IReadOnlyList<LogFile> Commits, LogFile? LastCommit)
{
    /// <summary>When the last file of the segment was written.</summary>
    internal DateTimeOffset LastModified => (LastCommit ?? Checkpoint!.Files[^1]).Entry.LastModified;

    /// <summary>Finds the files of a version.</summary>
    /// <param name="storage">Where the log is.</param>
    /// <param name="logPath">The folder <c>_delta_log</c>.</param>
    /// <param name="wanted">The version; the newest by default.</param>
    /// <param name="newestCheckpoint">Checkpoints of later versions are passed over, because they cannot be read.</param>
    /// <returns>The segment, or null where the log has no version at all.</returns>
    /// <exception cref="DeltaLogCorruptedException">A commit between others is missing.</exception>
    /// <exception cref="DeltaVersionNotFoundException">The version is not there, or its files are no longer kept.</exception>
    internal static LogSegment? Find(IStorage storage, string logPath, long? wanted = null, long newestCheckpoint = long.MaxValue)
    {
        var limit = Math.Min(wanted ?? long.MaxValue, newestCheckpoint);
        var hint = LastCheckpoint.TryRead(storage, logPath);
        if (hint is not null && hint.Version <= limit)
        {
            var listing = LogListing.Read(storage, logPath, hint.Version);
            if (listing.NewestCheckpoint(limit) is not null)
            {
                return From(listing, logPath, wanted, limit);
            }
        }

        return From(LogListing.Read(storage, logPath, from: 0), logPath, wanted, limit);
    }

    /// <summary>As <see cref="Find"/>, of a listing of the whole log.</summary>
    internal static LogSegment? From(LogListing listing, string logPath, long? wanted, long newestCheckpoint)
    {
        if (listing.IsEmpty)
        {
            return null;
        }

        var checkpoint = listing.NewestCheckpoint(newestCheckpoint);
        var last = wanted ?? listing.NewestVersion;
        if (last > listing.NewestVersion || last < 0)
        {
            throw new DeltaVersionNotFoundException(
                $"The log '{logPath}' has no version {last}; the newest is {listing.NewestVersion}. Choose an existing version.");
        }

        var first = checkpoint is null ? 0 : checkpoint.Version + 1;
        var commits = new List<LogFile>();
        for (var version = first; version <= last; version++)
        {
            commits.Add(listing.Commit(version) ?? throw Missing(listing, logPath, version, checkpoint is null && version == 0, wanted));
        }

        return new LogSegment(last, checkpoint, commits, listing.Commit(last));
    }

    private static DeltaException Missing(LogListing listing, string logPath, long version, bool atStart, long? wanted)
    {
        if (atStart && wanted is not null && listing.OldestCheckpoint > wanted)
        {
            return new DeltaVersionNotFoundException(
                $"The log '{logPath}' is no longer kept back to version {wanted}; the oldest that can be read is {listing.OldestCheckpoint}. "
                + "Choose a later version, or keep the log longer (delta.logRetentionDuration).");
        }

        return new DeltaLogCorruptedException(
            $"The log '{logPath}' is damaged: commit {version} ({LogFile.CommitName(version)}) is missing, while version {listing.NewestVersion} exists. "
            + "Restore the file from a copy.");
    }
}
