using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>
/// The row changes of a Delta table: first the table as it was, each row as an insert, then the change feed of whole versions. A
/// version is never divided, so that a limit of files or bytes can be exceeded by one version.
/// </summary>
internal sealed class DeltaChangeFeedSource : IMicroBatchSource
{
    private const long DefaultMaxFiles = 1000;

    private readonly DataSource _read;
    private readonly DeltaTableStream _table;
    private DeltaSourceOffset? _latestSeen;

    internal DeltaChangeFeedSource(DataSource read, DeltaTableStream table)
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
        var next = from.IsStartingVersion ? from.ReservoirVersion + 1 : NextVersion(from.ReservoirVersion, limit);
        _latestSeen = DeltaSourceOffset.At(_table.TableId, next);
        return _latestSeen == from ? start : _latestSeen.ToJson();
    }

    public string? ReportLatest(string? end) => _latestSeen?.ToJson() ?? end;

    public SourceBatch GetBatch(string? start, string? end)
    {
        var from = _table.Parse(start!);
        var last = _table.Parse(end!).LastVersionTouched;
        if (start == end)
        {
            return new SourceBatch(new LocalRelation(SchemaOfChanges(), []), Rows: 0);
        }

        return new SourceBatch(from.IsStartingVersion ? Inserts(from.ReservoirVersion) : Changes(from.ReservoirVersion, last), Rows: null);
    }

    public void Commit(string end) => _table.Forget(_table.Parse(end).ReservoirVersion);

    private long NextVersion(long version, ReadLimit limit)
    {
        var files = 0L;
        var bytes = 0L;
        var next = version;
        foreach (var commit in _table.CommitsFrom(version))
        {
            var sizes = SizesOf(commit);
            files += sizes.Count;
            bytes += sizes.Sum();
            if (next > version && (files > limit.MaxFiles || bytes > limit.MaxBytes))
            {
                break;
            }

            next = commit.Version + 1;
        }

        return next;
    }

    private static List<long> SizesOf(TableCommit commit)
    {
        var changes = commit.ChangeFiles.Select(f => f.Size).ToList();
        return changes.Count > 0
            ? changes
            : [.. commit.Added.Where(f => f.DataChange).Select(f => f.Size), .. commit.Removed.Where(f => f.DataChange).Select(f => f.Size ?? 0)];
    }

    private DataSource Changes(long first, long last) => new(
        _read.Format,
        _read.Schema,
        _read.Options.Without(DeltaStreamOptions.OfStream)
            .With("readChangeFeed", "true")
            .With("startingVersion", first.ToString(CultureInfo.InvariantCulture))
            .With("endingVersion", last.ToString(CultureInfo.InvariantCulture)),
        [_table.Path]);

    private WithColumns Inserts(long version)
    {
        var options = _read.Options.Without(DeltaStreamOptions.OfStream).With("versionAsOf", version.ToString(CultureInfo.InvariantCulture));
        return new WithColumns(
            new DataSource(_read.Format, _read.Schema, options, [_table.Path]),
            [
                new Alias(new Literal("insert", new StringType()), ["_change_type"]),
                new Alias(new Literal(version, new LongType()), ["_commit_version"]),
                new Alias(new Literal(new Timestamp(_table.SnapshotAt(version).Timestamp), new TimestampType()), ["_commit_timestamp"]),
            ]);
    }

    private StructType SchemaOfChanges() => new(
    [
        .. _table.Schema.Fields,
        new StructField("_change_type", new StringType()),
        new StructField("_commit_version", new LongType()),
        new StructField("_commit_timestamp", new TimestampType()),
    ]);
}
