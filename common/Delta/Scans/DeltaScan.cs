using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Scans;

/// <summary>What an engine must read for a read of format <c>delta</c>: a version's files, some of them, or those of row changes.</summary>
public sealed class DeltaScan
{
    private readonly Func<DeltaPredicate?, IEnumerable<ScanFile>> _files;

    private DeltaScan(Snapshot snapshot, StructType schema, long? fileCount, Func<DeltaPredicate?, IEnumerable<ScanFile>> files)
    {
        Snapshot = snapshot;
        Schema = schema;
        FileCount = fileCount;
        _files = files;
    }

    /// <summary>The version that is read; of row changes the newest, whose columns they have.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>
    /// The columns of the rows. Partition columns come from a file's partition values, those of <see cref="ChangeColumns"/> from
    /// <see cref="ScanFile.Change"/>; a column that a file lacks is null in its rows.
    /// </summary>
    public StructType Schema { get; }

    /// <summary>Whether the rows are all of the version's, rather than those of some files or row changes.</summary>
    public bool IsWholeVersion { get; private init; }

    /// <summary>How many files there are before any is left out; null for row changes, whose files are found as they are asked for.</summary>
    public long? FileCount { get; }

    /// <summary>Plans a read.</summary>
    /// <param name="log">The table's log.</param>
    /// <param name="options">The read's options, see <see cref="DeltaOptions"/>.</param>
    /// <param name="instant">Reads a text as a time, null where it is none; by default as ISO 8601, in UTC where it names no zone.</param>
    /// <returns>The scan.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaVersionNotFoundException">A version asked for is not there or no longer kept.</exception>
    /// <exception cref="DeltaOperationException">The options make no sense together, or no row changes were kept.</exception>
    public static DeltaScan Plan(DeltaTableLog log, Options options, Func<string, DateTimeOffset?>? instant = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        instant ??= IsoTime;
        return DeltaOptions.ReadsChanges(options)
            ? Changes(log, options, instant)
            : Version(Asked(log, options, instant), options);
    }

    /// <summary>The files to read, each when it is asked for.</summary>
    /// <param name="predicate">Files without a row for which this is true may be left out; all files by default. Not used for row changes.</param>
    /// <returns>The files, in no order; of row changes in the order of versions.</returns>
    public IEnumerable<ScanFile> Files(DeltaPredicate? predicate = null) => _files(predicate);

    private static DeltaScan Version(Snapshot snapshot, Options options)
    {
        var only = options.Get(DeltaOptions.Files) is { } json ? Named(snapshot, json) : null;
        return new DeltaScan(snapshot, snapshot.Schema, only?.Length ?? snapshot.FileCount, predicate =>
            (predicate is null ? only ?? snapshot.Files : snapshot.Matching(only ?? snapshot.Files, predicate))
                .Select(f => new ScanFile(snapshot.ResolvePath(f), f, Filter: RowFilter.Of(snapshot.TablePath, f))))
        {
            IsWholeVersion = only is null,
        };
    }

    private static Snapshot Asked(DeltaTableLog log, Options options, Func<string, DateTimeOffset?> instant)
    {
        var (version, time) = (options.GetLong(DeltaOptions.VersionAsOf), options.Get(DeltaOptions.TimestampAsOf));
        return (version, time) switch
        {
            (null, null) => log.Snapshot(),
            ({ } number, null) => log.SnapshotAt(number),
            (null, { } text) => log.SnapshotAt(instant(text) ?? throw new DeltaOperationException(
                "INVALID_TIME_TRAVEL_TIMESTAMP_EXPR.OPTION", $"The time travel timestamp expression '{text}' is invalid. Write it as 2024-01-31 10:30:00.")),
            _ => throw new DeltaOperationException("INVALID_TIME_TRAVEL_SPEC", "Cannot specify both version and timestamp to read a table as of. Give one of them."),
        };
    }

    private static DateTimeOffset? IsoTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static AddFile[] Named(Snapshot snapshot, string json) => [.. JsonSerializer.Deserialize<string[]>(json)!.Select(path =>
        snapshot.Find(path) ?? throw new ArgumentException($"Version {snapshot.Version} of '{snapshot.TablePath}' has no file '{path}'."))];

    private static DeltaScan Changes(DeltaTableLog log, Options options, Func<string, DateTimeOffset?> instant)
    {
        var newest = log.Snapshot();
        var range = ChangeRange.Of(log, newest, options, instant);
        var feed = new ChangeFeed(log, newest, range.Start, range.End);
        var schema = newest.Schema.Add(ChangeColumns.Type, new StringType()).Add(ChangeColumns.Version, new LongType()).Add(ChangeColumns.Timestamp, new TimestampType());
        return new DeltaScan(newest, schema, fileCount: null, _ => feed.Files());
    }
}
