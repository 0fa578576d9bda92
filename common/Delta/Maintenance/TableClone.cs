using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.DeletionVectors;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>Makes a new table with the rows of another. Afterwards each goes its own way.</summary>
/// <param name="source">The log of the table that is cloned.</param>
/// <param name="target">The log of the new table, on the same storage.</param>
public sealed class TableClone(DeltaTableLog source, DeltaTableLog target)
{
    // Facts about the source's own commits, which the new table does not have.
    private static readonly string[] OfCommits = ["delta.inCommitTimestampEnablementVersion", "delta.inCommitTimestampEnablementTimestamp"];

    /// <summary>Makes the table.</summary>
    /// <param name="version">The version that is cloned, or null.</param>
    /// <param name="time">The time as of which it is cloned, or null; without either the newest version is.</param>
    /// <param name="isShallow">Whether the new table names the other's files in place of copies of them.</param>
    /// <param name="isReplacing">Whether the target may be there, without rows.</param>
    /// <param name="properties">Properties besides the other table's, or in place of them.</param>
    /// <param name="cancellation">Ends the work between two files.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table to clone.</exception>
    /// <exception cref="DeltaOperationException">Something lies where the new table is to be.</exception>
    public CloneResult Run(
        long? version, DateTimeOffset? time, bool isShallow, bool isReplacing, Options properties, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(properties);
        var snapshot = EarlierVersion.Of(source, version, time);
        var transaction = target.StartTransaction();
        EnsureFree(transaction.Snapshot, isReplacing);
        var metadata = MetadataOf(snapshot, transaction.Snapshot, WriteOptions.Properties(properties));
        var protocol = ProtocolFor.Covering(snapshot.Protocol, metadata);
        FeatureSupport.EnsureWritable(target.TablePath, protocol, metadata);
        var copies = new List<string>();
        try
        {
            AddFile[] files = [.. snapshot.Files.Select(f => isShallow ? Named(snapshot, f) : Copied(snapshot, f, copies, cancellation))];
            var result = new CloneResult(snapshot.SizeInBytes, snapshot.FileCount, copies.Count, isShallow ? 0 : snapshot.SizeInBytes);
            files = isShallow ? files : WithCopiedVectors(snapshot, files, copies);
            if (transaction.Commit([metadata, protocol, .. files], DetailsOf(snapshot, result), cancellation) is CommitConflict conflict)
            {
                throw new DeltaConcurrentModificationException(conflict);
            }

            return result;
        }
        catch (Exception e) when (e is not StorageException)
        {
            copies.ForEach(path => target.Storage.Delete(path));
            throw;
        }
    }

    private void EnsureFree(Snapshot? there, bool isReplacing)
    {
        if (there is { FileCount: > 0 } && isReplacing)
        {
            throw new DeltaOperationException(
                "DELTA_UNSUPPORTED_NON_EMPTY_CLONE", "The clone destination table is non-empty. Please TRUNCATE or DELETE FROM the table before running CLONE.");
        }

        if (there is null ? target.Storage.List(target.TablePath).Count > 0 : !isReplacing)
        {
            throw new DeltaOperationException(
                "DELTA_CREATE_TABLE_WITH_NON_EMPTY_LOCATION",
                $"Cannot create table ('{target.TablePath}'). The associated location is not empty. Clone to another place, or with replace where a table without rows is there.");
        }
    }

    private static Metadata MetadataOf(Snapshot snapshot, Snapshot? there, IEnumerable<KeyValuePair<string, string?>> properties) => snapshot.Metadata with
    {
        Id = there?.Metadata.Id ?? Guid.NewGuid().ToString(),
        Configuration = StringMap.From(snapshot.Metadata.Configuration.Where(p => !OfCommits.Contains(p.Key)).Concat(properties)),
    };

    private static AddFile Named(Snapshot snapshot, AddFile file) => file with
    {
        Path = Uri(snapshot.ResolvePath(file)),
        DataChange = true,
        DeletionVector = file.DeletionVector is { } vector && snapshot.DeletionVectors.Path(vector) is { } path
            ? vector with { StorageType = DeletionVectorStore.AbsolutePath, PathOrInlineDv = Uri(path) }
            : file.DeletionVector,
    };

    private static string Uri(string path) => "file:" + StoragePath.Encode(path);

    /// <summary>The files with their deletion vectors in one file of the new table.</summary>
    private AddFile[] WithCopiedVectors(Snapshot snapshot, AddFile[] files, List<string> copies)
    {
        var vectors = snapshot.DeletionVectors;
        RowSet[] sets = [.. files.Where(f => f.DeletionVector is not null).Select(f => vectors.Read(f.DeletionVector!))];
        if (sets.Length == 0)
        {
            return files;
        }

        var (path, written) = new DeletionVectorStore(target.Storage, target.TablePath).Write(sets);
        copies.Add(path);
        var next = new Queue<DeletionVectorDescriptor>(written);
        return [.. files.Select(f => f.DeletionVector is null ? f : f with { DeletionVector = next.Dequeue() })];
    }

    private AddFile Copied(Snapshot snapshot, AddFile file, List<string> copies, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var from = snapshot.ResolvePath(file);
        var inside = FileKey.CanonicalPath(file.Path, source.TablePath);

        // A file that lies outside the table, as of a shallow clone, gets a place in it.
        var relative = inside.StartsWith('/') ? $"{Guid.NewGuid():N}-{StoragePath.Name(inside)}" : inside;
        var path = StoragePath.Combine(target.TablePath, relative);
        var temporary = StoragePath.Temporary(path);
        using (var reading = source.Storage.OpenRead(from))
        using (var writing = target.Storage.OpenWrite(temporary))
        {
            reading.CopyTo(writing);
        }

        target.Storage.Replace(temporary, path);
        copies.Add(path);
        return file with { Path = StoragePath.Encode(relative), DataChange = true };
    }

    private CommitDetails DetailsOf(Snapshot snapshot, CloneResult result) => new("CLONE")
    {
        Parameters = Details.Parameters(
            ("source", $"delta.`file:{source.TablePath}`"), ("sourceVersion", snapshot.Version.ToString(CultureInfo.InvariantCulture))),
        Metrics = Details.Metrics(
            ("removedFilesSize", 0),
            ("numRemovedFiles", 0),
            ("sourceTableSize", result.SourceSize),
            ("numCopiedFiles", result.Copied),
            ("copiedFilesSize", result.CopiedSize),
            ("sourceNumOfFiles", result.SourceFiles)),
    };
}
