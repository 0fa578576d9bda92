using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>The logs that were used last in this process.</summary>
internal static class SharedLogs
{
    private const int Limit = 64;

    private static readonly Lock Gate = new();
    private static readonly List<DeltaTableLog> Logs = [];

    /// <summary>The log of a table, made where it is not remembered.</summary>
    internal static DeltaTableLog Get(IStorage storage, string tablePath)
    {
        lock (Gate)
        {
            var at = Logs.FindIndex(log => ReferenceEquals(log.Storage, storage) && log.TablePath == tablePath);
            var found = at < 0 ? new DeltaTableLog(storage, tablePath) : Logs[at];
            if (at >= 0)
            {
                Logs.RemoveAt(at);
            }

            Logs.Add(found);
            if (Logs.Count > Limit)
            {
                Logs.RemoveAt(0);
            }

            return found;
        }
    }
}
