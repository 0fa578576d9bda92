using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta;

public sealed partial class DeltaTableLog
{
    /// <summary>The table as it was at a time: the newest version that had been committed by then.</summary>
    /// <param name="time">The time, not before the oldest version that is kept and not after the newest.</param>
    /// <returns>A snapshot of that version.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table at the path.</exception>
    /// <exception cref="DeltaVersionNotFoundException">The time is before the oldest version that is kept, or after the newest.</exception>
    public Snapshot SnapshotAt(DateTimeOffset time) => SnapshotAt(VersionAt(time));

    /// <summary>The newest version that had been committed by a time.</summary>
    internal long VersionAt(DateTimeOffset time) => CommitTimes().VersionAt(time);

    /// <summary>The first version committed at or after a time, from which a stream begins that starts at that time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The version, or null where the newest one is older.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table at the path.</exception>
    public long? FirstVersionFrom(DateTimeOffset time) => CommitTimes().FirstFrom(time);

    private CommitTimes CommitTimes()
    {
        var newest = Snapshot();
        return new CommitTimes(this, Listing(), newest);
    }
}
