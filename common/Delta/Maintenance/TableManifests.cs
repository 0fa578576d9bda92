using System.Text;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>
/// Writes, for each partition, a list of the paths of its files, which readers that know no Delta (Presto, Athena) take for a table's.
/// The lists are of one version and do not follow the table.
/// </summary>
/// <param name="log">The table's log.</param>
public sealed class TableManifests(DeltaTableLog log)
{
    private const string OnlyMode = "symlink_format_manifest";
    private const string Folder = "_symlink_format_manifest";
    private const string Name = "manifest";

    /// <summary>Writes the lists of the newest version, and deletes those of partitions that are gone.</summary>
    /// <param name="mode">The form, <c>symlink_format_manifest</c>.</param>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaOperationException">The form is another one, or files have deletion vectors.</exception>
    public void Write(string mode)
    {
        if (mode != OnlyMode)
        {
            throw new DeltaOperationException("DELTA_UNSUPPORTED_GENERATE_MODE", $"Specified mode '{mode}' is not supported. Supported modes are: {OnlyMode}");
        }

        var snapshot = log.Snapshot();
        if (snapshot.State.Files.DeletionVectorCount > 0)
        {
            throw new DeltaOperationException(
                "DELTA_UNSUPPORTED_GENERATE_WITH_DELETION_VECTORS",
                "The 'GENERATE symlink_format_manifest' command is not supported on table versions with deletion vectors, whose rows readers of the lists would see. "
                + "Make a table without the property delta.enableDeletionVectors, such as a copy.");
        }

        var root = StoragePath.Combine(log.TablePath, Folder);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var partition in snapshot.Files.GroupBy(f => HivePartitions.Directory(snapshot.PartitionColumns.Select(c => KeyValuePair.Create(c, f.PartitionValues[c])))))
        {
            var path = StoragePath.Combine(partition.Key.Length == 0 ? root : StoragePath.Combine(root, partition.Key), Name);
            var lines = partition.Select(f => "file:" + snapshot.ResolvePath(f)).Order(StringComparer.Ordinal);
            log.Storage.Write(path, Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
            written.Add(path);
        }

        foreach (var path in ManifestsBelow(root).Where(path => !written.Contains(path)))
        {
            log.Storage.Delete(path);
        }
    }

    private IEnumerable<string> ManifestsBelow(string directory) => log.Storage.List(directory).SelectMany(entry =>
        entry.IsDirectory ? ManifestsBelow(entry.Path) : entry.Name == Name ? [entry.Path] : Enumerable.Empty<string>());
}
