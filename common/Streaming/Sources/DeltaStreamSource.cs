using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>The rows that come into a Delta table: first the table as it was, oldest files first, then what each commit adds.</summary>
internal sealed class DeltaStreamSource : IMicroBatchSource
{
    /// <summary>Delta's default of <c>maxFilesPerTrigger</c>.</summary>
    private const long DefaultMaxFiles = 1000;

    private readonly DataSource _read;
    private readonly DeltaTableStream _table;
    private (long Version, IndexedFile[] Files)? _starting;
    // So many files are counted that wait; where there are more, their rows are not told.
    private const int MostCounted = 10_000;

    private DeltaSourceOffset? _latestSeen;

    internal DeltaStreamSource(DataSource read, DeltaTableStream table)
    {
        _read = read;
        _table = table;
        Limit = SourceOptions.Limit(read.Options, DefaultMaxFiles);
    }

    public string Description => $"DeltaSource[{_table.Path}]";

    public ReadLimit Limit { get; }

    public string? InitialOffset() => _table.Beginning().ToJson();

    public void PrepareForAvailableNow() => _table.FixEnd();

    public string? LatestOffset(string? start, ReadLimit limit)
    {
        var from = _table.Parse(start!);
        var taken = Take(FilesAfter(from), limit);
        _latestSeen = taken is null ? from : OffsetAfter(taken);
        return taken is null ? start : _latestSeen.ToJson();
    }

    public string? ReportLatest(string? end) => _latestSeen?.ToJson() ?? end;

    public SourceLag? LagBehind(string? end)
    {
        if (end is null)
        {
            return null;
        }

        IndexedFile[] waiting = [.. FilesAfter(_table.Parse(end)).Take(MostCounted)];
        long? rows = waiting.Length < MostCounted && waiting.All(f => f.File.NumRecords() is not null) ? waiting.Sum(f => f.File.NumRecords()) : null;
        return new SourceLag(rows, waiting.Length == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(waiting.Min(f => f.File.ModificationTime)));
    }

    public SourceBatch GetBatch(string? start, string? end)
    {
        var last = _table.Parse(end!);
        IndexedFile[] files =
        [
            .. FilesAfter(_table.Parse(start!), last.LastVersionTouched).TakeWhile(f => f.Version < last.ReservoirVersion || f.Index <= last.Index),
        ];
        var rows = files.Sum(f => f.File.NumRecords());
        return files.Length == 0
            ? new SourceBatch(new LocalRelation(_table.Schema, []), Rows: 0)
            : new SourceBatch(Plan(files, last), files.All(f => f.File.NumRecords() is not null) ? rows : null)
            {
                Size = new BatchSize(files.Length, files.Sum(f => f.File.Size)),
            };
    }

    public void Commit(string end) => _table.Forget(_table.Parse(end).ReservoirVersion);

    private static IndexedFile? Take(IEnumerable<IndexedFile> files, ReadLimit limit)
    {
        IndexedFile? last = null;
        var count = 0L;
        var bytes = 0L;
        foreach (var file in files)
        {
            bytes += file.File.Size;
            if (last is not null && (count >= limit.MaxFiles || bytes > limit.MaxBytes))
            {
                break;
            }

            last = file;
            count++;
        }

        return last;
    }

    // After a version's last file the offset is the next version's beginning, so that the commit itself need not be kept.
    private DeltaSourceOffset OffsetAfter(IndexedFile file) => file.IsLast
        ? DeltaSourceOffset.At(_table.TableId, file.Version + 1)
        : DeltaSourceOffset.At(_table.TableId, file.Version, file.Index, file.IsStarting);

    private IEnumerable<IndexedFile> FilesAfter(DeltaSourceOffset offset, long upTo = long.MaxValue)
    {
        if (offset.IsStartingVersion)
        {
            foreach (var file in StartingFiles(offset.ReservoirVersion).Skip((int)(offset.Index + 1)))
            {
                yield return file;
            }
        }

        var version = offset.ReservoirVersion + (offset.IsStartingVersion ? 1 : 0);
        var index = offset.IsStartingVersion ? DeltaSourceOffset.BaseIndex : offset.Index;
        if (version > upTo)
        {
            yield break;
        }

        foreach (var commit in _table.CommitsFrom(version))
        {
            foreach (var file in Index(commit.Version, AddedBy(commit), isStarting: false).Where(f => f.Version > version || f.Index > index))
            {
                yield return file;
            }

            if (commit.Version >= upTo)
            {
                yield break;
            }
        }
    }

    private IndexedFile[] StartingFiles(long version)
    {
        if (_starting is not { } starting || starting.Version != version)
        {
            var files = _table.SnapshotAt(version).Files.OrderBy(f => f.ModificationTime).ThenBy(f => f.Path, StringComparer.Ordinal);
            _starting = starting = (version, Index(version, [.. files], isStarting: true));
        }

        return starting.Files;
    }

    private AddFile[] AddedBy(TableCommit commit)
    {
        AddFile[] added = [.. commit.Added.Where(a => a.DataChange)];
        if (commit.Removed.FirstOrDefault(r => r.DataChange) is not { } removed)
        {
            return added;
        }

        var options = _table.Options;
        if (options.SkipChangeCommits)
        {
            return [];
        }

        if (added.Length > 0 && !options.IgnoreChanges)
        {
            throw new SparkException("DELTA_SOURCE_TABLE_IGNORE_CHANGES", DeltaSourceMessages.Changed(commit, removed, _table.Path));
        }

        return added.Length > 0 || options.IgnoreDeletes || options.IgnoreChanges
            ? added
            : throw new SparkException("DELTA_SOURCE_IGNORE_DELETE", DeltaSourceMessages.Deleted(commit, removed, _table.Path));
    }

    private static IndexedFile[] Index(long version, AddFile[] files, bool isStarting) =>
        [.. files.Select((file, i) => new IndexedFile(version, i, file, isStarting, i == files.Length - 1))];

    // One read of the batch's last version has nearly always all its files. One that has left the table since, or lost rows, is read as of its own.
    private Relation Plan(IndexedFile[] files, DeltaSourceOffset end)
    {
        var version = end.LastVersionTouched;
        var snapshot = _table.SnapshotAt(version);
        var parts = files
            .GroupBy(f => snapshot.Find(f.File.Path) is { } last && last.DeletionVector == f.File.DeletionVector ? version : f.Version)
            .OrderBy(g => g.Key)
            .Select(g => ReadOf(g.Key, g))
            .ToArray();
        return parts.Aggregate((left, right) =>
            new SetOperation(left, right, SetOperationType.Union, IsAll: true, ByName: true, AllowMissingColumns: true));
    }

    private Relation ReadOf(long version, IEnumerable<IndexedFile> files)
    {
        var options = _read.Options.Without(DeltaStreamOptions.OfStream)
            .With("versionAsOf", version.ToString(CultureInfo.InvariantCulture))
            .With("deltaFiles", JsonSerializer.Serialize(files.Select(f => f.File.Path)));
        var read = new DataSource(_read.Format, _read.Schema, options, [_table.Path]);
        return _table.SnapshotAt(version).Schema.Equals(_table.Schema) ? read : new ToSchema(read, _table.Schema);
    }

    private sealed record IndexedFile(long Version, long Index, AddFile File, bool IsStarting, bool IsLast);
}
