using Parquet;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>Writes a version of a table as a classic V1 checkpoint, and the hint to it.</summary>
internal static class CheckpointWriter
{
    // Enough rows for good compression; what is held in memory stays bounded.
    private const int RowsPerGroup = 50_000;

    /// <summary>Writes the checkpoint beside its name, renames it, then writes <c>_last_checkpoint</c>.</summary>
    internal static void Write(IStorage storage, string logPath, Snapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Properties.WriteStatsAsStruct)
        {
            throw new UnsupportedTableFeatureException(snapshot.TablePath, forWriting: true, ["delta.checkpoint.writeStatsAsStruct"]);
        }

        CrashPoints.Reach("delta.checkpoint.before");
        var path = StoragePath.Combine(logPath, LogFile.CheckpointName(snapshot.Version));
        var temporary = StoragePath.Temporary(path);
        long count;
        try
        {
            using var stream = storage.OpenWrite(temporary);
            count = WriteParquet(stream, Actions(snapshot, now), snapshot.Properties.WriteStatsAsJson);
        }
        catch
        {
            storage.Delete(temporary);
            throw;
        }

        CrashPoints.Written("delta.checkpoint.write", () => temporary);
        CrashPoints.Reach("delta.checkpoint.after-write");
        var size = storage.Find(temporary)?.Length ?? 0;
        storage.Replace(temporary, path);
        CrashPoints.Reach("delta.checkpoint.before-hint");
        LastCheckpoint.Write(storage, logPath, snapshot.Version, count, size, snapshot.FileCount);
        CrashPoints.Reach("delta.checkpoint.after");
    }

    private static IEnumerable<DeltaAction> Actions(Snapshot snapshot, DateTimeOffset now)
    {
        var expired = (now - snapshot.Properties.DeletedFileRetention).ToUnixTimeMilliseconds();
        return ((IEnumerable<DeltaAction>)[snapshot.Protocol, snapshot.Metadata])
            .Concat(snapshot.Transactions)
            .Concat(snapshot.Domains)
            .Concat(snapshot.Files)
            .Concat(snapshot.Tombstones.Where(t => (t.DeletionTimestamp ?? 0) >= expired));
    }

    private static long WriteParquet(Stream stream, IEnumerable<DeltaAction> actions, bool withStats)
    {
        long count = 0;
        var layout = new CheckpointLayout(withStats);
        var writer = ParquetWriter.CreateAsync(layout.Schema, stream).Result();
        try
        {
            foreach (var chunk in actions.Chunk(RowsPerGroup))
            {
                count += chunk.Length;
                WriteGroup(writer, layout, chunk);
            }
        }
        finally
        {
            writer.DisposeAsync().Finish();
        }

        return count;
    }

    private static void WriteGroup(ParquetWriter writer, CheckpointLayout layout, DeltaAction[] actions)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in layout.Columns)
        {
            foreach (var action in actions)
            {
                column.Add(action);
            }

            column.Flush(group);
        }

        group.CompleteValidate();
    }
}
