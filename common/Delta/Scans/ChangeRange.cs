using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Scans;

/// <summary>The versions whose row changes a read asks for, by their numbers or by times, as Delta finds them (<c>CDCReader</c>).</summary>
/// <param name="Start">The first version.</param>
/// <param name="End">The last version; before the first where there are none.</param>
internal readonly record struct ChangeRange(long Start, long End)
{
    /// <param name="log">The table's log.</param>
    /// <param name="newest">The table's newest version.</param>
    /// <param name="options">The read's options.</param>
    /// <param name="instant">Reads a text as a time, null where it is none.</param>
    /// <exception cref="DeltaOperationException">The options say nothing that there is.</exception>
    /// <exception cref="DeltaVersionNotFoundException">A time is after the newest version, or the last one is before the oldest that is kept.</exception>
    internal static ChangeRange Of(DeltaTableLog log, Snapshot newest, Options options, Func<string, DateTimeOffset?> instant)
    {
        var first = Bound.Of(options, DeltaOptions.StartingVersion, DeltaOptions.StartingTimestamp, time => First(log, newest, time), instant)
            ?? throw new DeltaOperationException("DELTA_NO_START_FOR_CDC_READ", "No startingVersion or startingTimestamp provided for CDC read.");
        var last = Bound.Of(options, DeltaOptions.EndingVersion, DeltaOptions.EndingTimestamp, log.VersionAt, instant) ?? new Bound(newest.Version);
        if (first.Version > newest.Version)
        {
            throw new DeltaOperationException(
                "DELTA_CDC_START_VERSION_AFTER_LATEST", $"Start version {first.Version} for change data feed exceeds the latest table version {newest.Version}.");
        }

        // Between two times nothing may have been committed.
        return last.Version < first.Version && !(first.Time <= last.Time)
            ? throw new DeltaOperationException("DELTA_INVALID_CDC_RANGE", $"CDC range from start {first.Version} to end {last.Version} was invalid. End cannot be before start.")
            : new ChangeRange(first.Version, Math.Min(last.Version, newest.Version));
    }

    private static long First(DeltaTableLog log, Snapshot newest, DateTimeOffset time) => log.FirstVersionFrom(time) ?? throw new DeltaVersionNotFoundException(
        $"{time:O} is after the newest version of '{newest.TablePath}': {newest.Version} of {newest.Timestamp:O}. Use a time at or before that.", "DELTA_TIMESTAMP_GREATER_THAN_COMMIT");

    /// <summary>A version by its number, or by the time that stands for it.</summary>
    private readonly record struct Bound(long Version, DateTimeOffset? Time = null)
    {
        // Where both are given, the version counts.
        internal static Bound? Of(Options options, string versionOption, string timeOption, Func<DateTimeOffset, long> versionOf, Func<string, DateTimeOffset?> instant) =>
            (options.GetLong(versionOption), options.Get(timeOption)) switch
            {
                ({ } version, _) => new Bound(version),
                (null, { } text) when instant(text) is { } time => new Bound(versionOf(time), time),
                (null, { } text) => throw new DeltaOperationException(
                    "DELTA_TIMESTAMP_INVALID", $"The provided timestamp ('{text}') of {timeOption} cannot be converted to a valid timestamp. Write it as 2024-01-31 10:30:00."),
                _ => null,
            };
    }
}
