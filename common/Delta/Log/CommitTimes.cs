using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Log;

/// <summary>
/// When each version was committed. Where commits carry their time, that counts; the times of files count before, made to rise from
/// version to version, since copying a table or setting a clock back disturbs them (Delta protocol, "In-Commit Timestamps").
/// </summary>
internal sealed class CommitTimes
{
    private readonly DeltaTableLog _log;
    private readonly LogFile[] _commits;
    private readonly long[] _fileTimes;
    private readonly int _carriedFrom;
    private readonly long? _carriedSince;

    internal CommitTimes(DeltaTableLog log, LogListing listing, Snapshot newest)
    {
        _log = log;
        var oldest = listing.Commit(0) is not null ? 0 : listing.OldestCheckpoint ?? 0;
        _commits = [.. listing.Commits.Where(c => c.Version >= oldest && c.Version <= newest.Version)];
        if (_commits.Length == 0)
        {
            throw new DeltaVersionNotFoundException(
                $"'{log.TablePath}' keeps no commit, so that the times of its versions are not known. Name a version instead.");
        }

        _fileTimes = Rising(_commits);
        var enabled = newest.Properties.EnableInCommitTimestamps;
        var since = newest.Properties.InCommitTimestampEnablementVersion ?? 0;
        _carriedFrom = enabled ? Array.FindIndex(_commits, c => c.Version >= since) : _commits.Length;
        _carriedSince = enabled ? newest.Properties.InCommitTimestampEnablementTimestamp ?? long.MinValue : null;
    }

    internal long VersionAt(DateTimeOffset time)
    {
        var at = LastUpTo(time.ToUnixTimeMilliseconds());
        if (at < 0)
        {
            throw new DeltaVersionNotFoundException(
                $"At {time:O} '{_log.TablePath}' had no version that is still kept; the oldest, {_commits[0].Version}, is of {Shown(0)}.", "DELTA_TIMESTAMP_EARLIER_THAN_COMMIT_RETENTION");
        }

        if (at == _commits.Length - 1 && TimeOf(at) < time.ToUnixTimeMilliseconds())
        {
            throw new DeltaVersionNotFoundException(
                $"{time:O} is after the newest version of '{_log.TablePath}': {_commits[at].Version} of {Shown(at)}. Read the newest version instead.", "DELTA_TIMESTAMP_GREATER_THAN_COMMIT");
        }

        return _commits[at].Version;
    }

    internal long? FirstFrom(DateTimeOffset time)
    {
        // Of commits in the same millisecond the first counts, so the search is for the last before the time.
        var at = LastUpTo(time.ToUnixTimeMilliseconds() - 1) + 1;
        return at < _commits.Length ? _commits[at].Version : null;
    }

    private static long[] Rising(LogFile[] commits)
    {
        var times = new long[commits.Length];
        var last = long.MinValue;
        for (var i = 0; i < commits.Length; i++)
        {
            last = Math.Max(commits[i].Entry.LastModified.ToUnixTimeMilliseconds(), last == long.MinValue ? last : last + 1);
            times[i] = last;
        }

        return times;
    }

    private int LastUpTo(long time)
    {
        var carried = _carriedSince is { } since && time >= since;
        var (low, high) = carried ? (_carriedFrom, _commits.Length - 1) : (0, _carriedFrom - 1);
        var last = low - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            if (TimeOf(middle) <= time)
            {
                last = middle;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return last;
    }

    private long TimeOf(int at) => at < _carriedFrom
        ? _fileTimes[at]
        : _log.TryReadCommit(_commits[at].Version)?.Info?.InCommitTimestamp
            ?? throw new DeltaLogCorruptedException(
                $"The commit '{_commits[at].Path}' carries no time, although the table demands it (inCommitTimestamp). Name a version instead of a time.");

    private string Shown(int at) => DateTimeOffset.FromUnixTimeMilliseconds(TimeOf(at)).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
