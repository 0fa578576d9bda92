using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>A Delta table as a stream sees it: where it begins, its commits one by one, and the snapshots that a batch stands on.</summary>
internal sealed class DeltaTableStream
{
    private readonly DeltaTableLog _log;
    private readonly Snapshot _opened;
    private readonly SortedDictionary<long, TableCommit> _commits = [];
    private Snapshot? _held;
    private long? _end;

    internal DeltaTableStream(DeltaTableLog log, DeltaStreamOptions options)
    {
        _log = log;
        Options = options;
        _opened = log.Snapshot();
    }

    internal DeltaStreamOptions Options { get; }

    internal string Path => _log.TablePath;

    internal string TableId => _opened.Metadata.Id;

    /// <summary>The columns that the query was made for.</summary>
    internal StructType Schema => _opened.Schema;

    /// <summary>Fixes the last version that is read.</summary>
    internal void FixEnd() => _end = _log.Snapshot().Version;

    /// <summary>Where a query without progress begins.</summary>
    internal DeltaSourceOffset Beginning()
    {
        if (Options.StartingVersion is { } version)
        {
            return DeltaSourceOffset.At(TableId, version == DeltaStreamOptions.Latest ? _log.Snapshot().Version + 1 : version);
        }

        if (Options.StartingTimestamp is { } time)
        {
            return DeltaSourceOffset.At(TableId, _log.FirstVersionFrom(time) ?? throw new AnalysisException(
                "DELTA_TIMESTAMP_GREATER_THAN_COMMIT",
                $"The provided timestamp ({time:u}) is after the latest version of '{Path}' ({_opened.Timestamp:u}). Please use a timestamp before or at {_opened.Timestamp:u}."));
        }

        return DeltaSourceOffset.At(TableId, _log.Snapshot().Version, isStarting: true);
    }

    internal DeltaSourceOffset Parse(string json) => DeltaSourceOffset.Parse(json, TableId, Path);

    /// <summary>The commits from a version on, up to the end that was fixed, or else to the newest.</summary>
    internal IEnumerable<TableCommit> CommitsFrom(long start)
    {
        for (var version = start; _end is null || version <= _end; version++)
        {
            if (Commit(version) is not { } commit)
            {
                // Only the first can be missing because it is gone; after it, a missing one is the end.
                ThrowIfGone(version);
                yield break;
            }

            yield return commit;
        }
    }

    /// <summary>A version as a whole, reached from the one held last by reading only the commits between.</summary>
    internal Snapshot SnapshotAt(long version)
    {
        if (_held?.Version != version)
        {
            _held = _held is not null && _held.Version < version ? _log.Update(_held, version) : _log.SnapshotAt(version);
        }

        return _held;
    }

    /// <summary>Forgets commits that will not be asked for again.</summary>
    internal void Forget(long before)
    {
        foreach (var version in _commits.Keys.TakeWhile(v => v < before).ToArray())
        {
            _commits.Remove(version);
        }
    }

    private TableCommit? Commit(long version)
    {
        if (_commits.TryGetValue(version, out var known))
        {
            return known;
        }

        if (_log.TryReadCommit(version) is not { } commit)
        {
            return null;
        }

        if (commit.Actions.OfType<Metadata>().FirstOrDefault() is { } metadata)
        {
            CheckSchema(version, metadata.Schema);
        }

        return _commits[version] = commit;
    }

    private void CheckSchema(long version, StructType schema)
    {
        var known = Schema.Fields.ToDictionary(f => f.Name, f => f.DataType, StringComparer.OrdinalIgnoreCase);
        if (schema.Fields.FirstOrDefault(f => !known.TryGetValue(f.Name, out var type) || !type.Equals(f.DataType)) is { } field)
        {
            throw new SparkException(
                "DELTA_SCHEMA_CHANGED_WITH_VERSION",
                $"Detected schema change in version {version} of '{Path}': column {field.Name} is new or has changed its type. "
                + "Please try restarting the query. If this issue repeats over query restarts without making progress, you have made an "
                + "incompatible schema change and need to start your query from scratch using a new generation (--reset).");
        }
    }

    private void ThrowIfGone(long version)
    {
        var newest = _log.Snapshot().Version;
        if (newest >= version && _log.TryReadCommit(version) is null)
        {
            throw new SparkException(
                "DELTA_VERSION_NOT_CONTIGUOUS",
                $"The commit of version {version} of '{Path}', which the stream is to read next, is no longer kept; the newest version is {newest}. "
                + "Start a new generation with --reset, and keep the log longer (delta.logRetentionDuration).");
        }
    }
}
