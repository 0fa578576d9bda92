using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.DeletionVectors;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Writes the files of one operation, and takes them away again where the operation comes to nothing.</summary>
internal sealed class TableFiles(DeltaTableLog log, IDataFileWriter writer, WriteOptions options)
{
    private readonly List<string> _written = [];

    /// <summary>How many rows the data files have that were written.</summary>
    internal long Rows { get; private set; }

    /// <summary>What the data files weigh together.</summary>
    internal long Bytes { get; private set; }

    internal IReadOnlyList<AddFile> WriteData(Relation rows, Metadata metadata) =>
        Add(rows, metadata, new DataFileTarget(log.TablePath, metadata, options.All) { MaxRecordsPerFile = options.MaxRecordsPerFile });

    /// <summary>Writes rows that the table has, all of one partition, anew.</summary>
    internal IEnumerable<AddFile> Rearrange(Relation rows, Metadata metadata, StringMap partition) =>
        Add(rows, metadata, new DataFileTarget(log.TablePath, metadata, options.All) { Partition = partition }).Select(f => f with { DataChange = false });

    private IReadOnlyList<AddFile> Add(Relation rows, Metadata metadata, DataFileTarget target)
    {
        var files = Write(rows, metadata.Schema, target);
        Rows += files.Sum(f => f.Rows);
        Bytes += files.Sum(f => f.Size);
        var now = log.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return [.. files.Select(f => new AddFile
        {
            Path = f.Path, PartitionValues = f.PartitionValues, Size = f.Size, ModificationTime = now, Stats = f.Statistics,
        })];
    }

    internal IReadOnlyList<AddCdcFile> WriteChanges(Relation rows, Metadata metadata)
    {
        var target = new DataFileTarget(log.TablePath, metadata, options.All) { Subfolder = DataFileTarget.ChangeDataFolder };
        var files = Write(rows, metadata.Schema.Add(ChangeColumns.Type, new StringType()), target);
        return [.. files.Select(f => new AddCdcFile { Path = f.Path, PartitionValues = f.PartitionValues, Size = f.Size, DataChange = false })];
    }

    /// <summary>Lists rows of files as deleted.</summary>
    /// <param name="rows">The rows of each file, those that were listed before among them.</param>
    /// <returns>The files with their lists, in the same order.</returns>
    internal IReadOnlyList<AddFile> MarkDeleted(IReadOnlyList<(AddFile File, RowSet Rows)> rows)
    {
        CrashPoints.Reach("delta.vectors.before");
        var (path, vectors) = new DeletionVectorStore(log.Storage, log.TablePath).Write(rows.Select(r => r.Rows));
        _written.Add(path);
        CrashPoints.Reach("delta.vectors.after");
        return [.. rows.Zip(vectors, (r, vector) => r.File.WithDeleted(vector))];
    }

    /// <summary>Does work that writes files; where it fails, what was written is deleted, for no commit will name it.</summary>
    internal T WrittenAsAWhole<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is not StorageException)
        {
            Discard();
            throw;
        }
    }

    /// <summary>Deletes what was written and no version of the table names.</summary>
    internal void Discard()
    {
        foreach (var path in _written)
        {
            log.Storage.Delete(path);
        }

        _written.Clear();
    }

    private IReadOnlyList<WrittenFile> Write(Relation rows, StructType schema, DataFileTarget target)
    {
        CrashPoints.Reach("delta.files.before");
        var files = writer.Write(rows, schema, target);
        var paths = files.Select(f => DataPath.Resolve(log.Storage, log.TablePath, f.Path)).ToArray();
        _written.AddRange(paths);

        // The commit will name the files, so they must not be lost when it is not.
        log.Storage.Sync(paths);
        CrashPoints.Reach("delta.files.after");
        return files;
    }
}
