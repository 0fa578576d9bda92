using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>The files below a table's folder that a vacuum may look at: all but hidden ones.</summary>
internal sealed class TableListing
{
    private TableListing(IReadOnlyList<StorageEntry> files, int directories) => (Files, Directories) = (files, directories);

    internal IReadOnlyList<StorageEntry> Files { get; }

    /// <summary>How many directories were looked into.</summary>
    internal int Directories { get; }

    internal static TableListing Read(IStorage storage, string tablePath, IReadOnlyList<string> partitionColumns)
    {
        var files = new List<StorageEntry>();
        var waiting = new Queue<string>([tablePath]);
        var directories = 0;
        while (waiting.TryDequeue(out var directory))
        {
            directories++;
            foreach (var entry in storage.List(directory).Where(e => !IsHidden(e, partitionColumns)))
            {
                if (entry.IsDirectory)
                {
                    waiting.Enqueue(entry.Path);
                }
                else
                {
                    files.Add(entry);
                }
            }
        }

        return new TableListing(files, directories);
    }

    // As in Delta (DeltaTableUtils.isHiddenDirectory), but that what our own dead writers left is looked at, too.
    private static bool IsHidden(StorageEntry entry, IReadOnlyList<string> partitionColumns) =>
        entry.Name[0] is '_' or '.'
        && !entry.Name.StartsWith(Operations.DataFileTarget.ChangeDataFolder, StringComparison.Ordinal)
        && !entry.Name.StartsWith(Operations.DataFileTarget.StagingPrefix, StringComparison.Ordinal)
        && !StoragePath.IsTemporary(entry.Name)
        && !partitionColumns.Any(c => entry.Name.StartsWith(HivePartitions.Escape(c) + "=", StringComparison.Ordinal));
}
