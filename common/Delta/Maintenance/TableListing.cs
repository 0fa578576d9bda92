using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>The files below a table's folder that a vacuum may look at: all but hidden ones.</summary>
internal sealed class TableListing
{
    private TableListing(IReadOnlyList<StorageEntry> files, IReadOnlyList<StorageEntry> staging, int directories) => (Files, Staging, Directories) = (files, staging, directories);

    internal IReadOnlyList<StorageEntry> Files { get; }

    /// <summary>Folders in which writers put files before these get their places.</summary>
    internal IReadOnlyList<StorageEntry> Staging { get; }

    /// <summary>How many directories were looked into.</summary>
    internal int Directories { get; }

    internal static TableListing Read(IStorage storage, string tablePath, IReadOnlyList<string> partitionColumns)
    {
        var files = new List<StorageEntry>();
        var staging = new List<StorageEntry>();
        var waiting = new Queue<(string Path, bool IsStaging)>([(tablePath, false)]);
        var directories = 0;
        while (waiting.TryDequeue(out var directory))
        {
            directories++;
            foreach (var entry in storage.List(directory.Path).Where(e => directory.IsStaging || !IsHidden(e, partitionColumns)))
            {
                if (IsStaging(entry))
                {
                    staging.Add(entry);
                }

                if (entry.IsDirectory)
                {
                    waiting.Enqueue((entry.Path, directory.IsStaging || IsStaging(entry)));
                }
                else
                {
                    files.Add(entry);
                }
            }
        }

        return new TableListing(files, staging, directories);
    }

    // As in Delta (DeltaTableUtils.isHiddenDirectory), but that what our own dead writers left is looked at, too.
    private static bool IsHidden(StorageEntry entry, IReadOnlyList<string> partitionColumns) =>
        entry.Name[0] is '_' or '.'
        && !entry.Name.StartsWith(DataFileTarget.ChangeDataFolder, StringComparison.Ordinal)
        && !IsStaging(entry)
        && !StoragePath.IsTemporary(entry.Name)
        && !partitionColumns.Any(c => entry.Name.StartsWith(HivePartitions.Escape(c) + "=", StringComparison.Ordinal));

    private static bool IsStaging(StorageEntry entry) => entry.IsDirectory && entry.Name.StartsWith(DataFileTarget.StagingPrefix, StringComparison.Ordinal);
}
