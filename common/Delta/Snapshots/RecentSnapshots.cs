namespace SparkPersonalization.Delta.Snapshots;

/// <summary>A few snapshots of one table, from which later versions are reached by the commits between. Safe to share between threads.</summary>
internal sealed class RecentSnapshots
{
    // The newest version, and those that batches still stand on.
    private const int Limit = 4;

    // By version, newest first. Snapshots of neighbouring versions share nearly all that they hold.
    private Snapshot[] _snapshots = [];

    internal Snapshot? Newest => Volatile.Read(ref _snapshots) is [var first, ..] ? first : null;

    /// <summary>The newest of them that is not newer than a version.</summary>
    internal Snapshot? UpTo(long version) => Volatile.Read(ref _snapshots).FirstOrDefault(s => s.Version <= version);

    internal void Add(Snapshot snapshot)
    {
        Snapshot[] before;
        Snapshot[] after;
        do
        {
            before = Volatile.Read(ref _snapshots);
            after = [.. before.Where(s => s.Version != snapshot.Version).Append(snapshot).OrderByDescending(s => s.Version)];
            if (after.Length > Limit)
            {
                // The newest stays; of the others the one just asked for does, too.
                var dropped = after[^1] == snapshot ? after[^2] : after[^1];
                after = [.. after.Where(s => s != dropped)];
            }
        }
        while (Interlocked.CompareExchange(ref _snapshots, after, before) != before);
    }

    internal void Clear() => Volatile.Write(ref _snapshots, []);
}
