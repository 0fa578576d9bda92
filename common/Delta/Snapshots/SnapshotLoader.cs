using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Checkpoints;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>Makes snapshots from the files of a log.</summary>
internal sealed class SnapshotLoader(IStorage storage, string tablePath, TimeProvider clock)
{
    // A line of a commit takes about this many bytes; the guess only sizes a table.
    private const int BytesPerAction = 256;

    // After so many commits there is a checkpoint to start from, as a rule.
    private const int LongestAdvance = 100;

    private readonly string _logPath = StoragePath.Combine(tablePath, DeltaTableLog.LogFolder);

    /// <summary>A version from its checkpoint and commits, or null where the log is empty.</summary>
    /// <remarks>A checkpoint that cannot be read is passed over for an older one or, at last, for the commits alone.</remarks>
    internal Snapshot? Load(long? version)
    {
        var segment = LogSegment.Find(storage, _logPath, version);
        LogListing? all = null;
        while (segment is not null)
        {
            try
            {
                return FromSegment(segment, mayBeShort: false);
            }
            catch (CheckpointDamagedException damage)
            {
                all ??= LogListing.Read(storage, _logPath, from: 0);
                var older = TryFindOlder(all, version, segment.Checkpoint!.Version);
                if (older is null)
                {
                    return damage.IsShort ? FromSegment(segment, mayBeShort: true) : throw new DeltaLogCorruptedException(
                        $"{damage.Message} The commits before it are no longer kept. Restore the file from a copy.", damage);
                }

                segment = older;
            }
        }

        return null;
    }

    private LogSegment? TryFindOlder(LogListing all, long? version, long thanCheckpoint)
    {
        try
        {
            return LogSegment.From(all, _logPath, version, Math.Min(version ?? long.MaxValue, thanCheckpoint - 1));
        }
        catch (DeltaException)
        {
            // The commits do not reach back far enough: there is nothing to fall back to, which the caller reports.
            return null;
        }
    }

    /// <summary>Whether the log still has the version as the snapshot knows it: the table may have been made anew at its path.</summary>
    internal bool IsStillThere(Snapshot snapshot) =>
        snapshot.Commit is { } known && storage.Find(CommitPath(snapshot.Version)) is { } found
        && found.LastModified == known.LastModified && found.Length == known.Length;

    /// <summary>A newer version from an older snapshot and the commits since; the same snapshot where there are none.</summary>
    /// <returns>Null where the log no longer connects to the snapshot or has gone on for long, so that the version is better loaded.</returns>
    internal Snapshot? Advance(Snapshot older, long? upTo)
    {
        if (upTo - older.Version > LongestAdvance || !IsStillThere(older))
        {
            return null;
        }

        var replay = new Replay(older.State, tablePath);
        var version = older.Version;
        while (version != upTo && ReadCommit(version + 1, replay))
        {
            if (++version - older.Version > LongestAdvance)
            {
                return null;
            }
        }

        return version > older.Version ? Make(version, replay, CommitOf(version)) : older;
    }

    /// <summary>A snapshot after a commit whose actions are known.</summary>
    internal Snapshot After(Snapshot? older, long version, IEnumerable<DeltaAction> actions)
    {
        var replay = new Replay(older?.State ?? TableState.Empty, tablePath);
        replay.BeginCommit();
        foreach (var action in actions)
        {
            replay.Add(action);
        }

        return Make(version, replay, CommitOf(version));
    }

    private Snapshot FromSegment(LogSegment segment, bool mayBeShort)
    {
        var replay = new Replay(TableState.Empty, tablePath);
        if (segment.Checkpoint is { } checkpoint)
        {
            ReadCheckpoint(checkpoint, replay, mayBeShort);
        }

        replay.Expect((int)Math.Min(segment.Commits.Sum(c => c.Entry.Length) / BytesPerAction, 1 << 22));
        foreach (var commit in segment.Commits)
        {
            if (!ReadCommit(commit.Version, replay))
            {
                throw new DeltaLogCorruptedException($"The log file '{commit.Path}' went away while it was read. Read the table again.");
            }
        }

        if (segment.Commits.Count == 0 && segment.LastCommit is not null)
        {
            ReadCommitTime(segment.Version, replay);
        }

        return Make(segment.Version, replay, segment.LastCommit?.Entry, segment.LastModified);
    }

    private void ReadCheckpoint(CheckpointFiles checkpoint, Replay replay, bool mayBeShort)
    {
        var expected = LastCheckpoint.TryRead(storage, _logPath);
        replay.Expect((int)Math.Min(expected?.Version == checkpoint.Version ? expected.Actions ?? 0 : 0, 1 << 22));
        var actions = CheckpointReader.Read(storage, _logPath, checkpoint, replay.Add);

        // A checkpoint whose writer died half-way can still be a readable file; the hint says how much it must hold. Only a hint, though:
        // where nothing else is left to read, the file is believed.
        if (!mayBeShort && expected is { Actions: { } count } && expected.Version == checkpoint.Version && checkpoint.HasNoUuid && actions < count)
        {
            throw CheckpointDamagedException.Short(checkpoint.Files[0].Path, actions, count);
        }
    }

    private bool ReadCommit(long version, Replay replay)
    {
        var path = CommitPath(version);
        var bytes = storage.TryReadAllBytes(path);
        if (bytes is null)
        {
            return false;
        }

        replay.BeginCommit();
        ActionJsonReader.Read(bytes, path, new StringPool(), replay.Add);
        return true;
    }

    private void ReadCommitTime(long version, Replay replay)
    {
        var path = CommitPath(version);
        foreach (var info in ActionJsonReader.ReadAll(storage.TryReadAllBytes(path), path).OfType<CommitInfo>().Take(1))
        {
            replay.Add(info);
        }
    }

    private Snapshot Make(long version, Replay replay, StorageEntry? commit, DateTimeOffset? lastModified = null)
    {
        var now = clock.GetUtcNow();
        return Snapshot.Create(storage, tablePath, version, replay.Finish(now), replay.InCommitTimestamp, commit, lastModified ?? commit?.LastModified ?? now);
    }

    private StorageEntry? CommitOf(long version) => storage.Find(CommitPath(version));

    private string CommitPath(long version) => StoragePath.Combine(_logPath, LogFile.CommitName(version));
}
