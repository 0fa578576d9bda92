using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>An earlier version that is named by its number or by a time.</summary>
internal static class EarlierVersion
{
    /// <summary>The version; the newest where neither is given. A time after the newest version means the newest.</summary>
    /// <exception cref="DeltaVersionNotFoundException">It is not there or no longer kept.</exception>
    internal static Snapshot Of(DeltaTableLog log, long? version, DateTimeOffset? time)
    {
        var newest = log.Snapshot();
        return (version, time) switch
        {
            (null, null) => newest,
            ({ } number, null) => log.SnapshotAt(number),
            (null, { } instant) => instant >= newest.Timestamp ? newest : log.SnapshotAt(instant),
            _ => throw new ArgumentException("A version is named by its number or by a time, not by both.", nameof(time)),
        };
    }
}
