using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>
/// The files of one version of a table, with the tombstones of those that left it. Immutable. Versions share their parts: each is a
/// stack of layers, newest on top, and a layer is merged into the one below when it has grown half as large, so that following a
/// log costs what the commits hold and not what the table holds.
/// </summary>
internal sealed class FileIndex
{
    private readonly Dictionary<FileKey, FileAction>[] _layers;

    private FileIndex(Dictionary<FileKey, FileAction>[] layers, long fileCount, long sizeInBytes, long deletionVectors)
    {
        _layers = layers;
        FileCount = fileCount;
        SizeInBytes = sizeInBytes;
        DeletionVectorCount = deletionVectors;
    }

    internal static FileIndex Empty { get; } = new([], 0, 0, 0);

    /// <summary>How many files the table has.</summary>
    internal long FileCount { get; }

    /// <summary>What they weigh together.</summary>
    internal long SizeInBytes { get; }

    /// <summary>How many of the files have deleted rows listed beside them.</summary>
    internal long DeletionVectorCount { get; }

    /// <summary>The files of the table, in no order.</summary>
    internal IEnumerable<AddFile> Files => All.OfType<AddFile>();

    /// <summary>The files that left the table and are still remembered, in no order.</summary>
    internal IEnumerable<RemoveFile> Tombstones => All.OfType<RemoveFile>();

    private IEnumerable<FileAction> All => _layers.SelectMany((layer, at) =>
        at == _layers.Length - 1 ? layer.Values : layer.Where(entry => !IsHidden(entry.Key, at)).Select(entry => entry.Value));

    /// <summary>The index after more actions.</summary>
    /// <param name="actions">Actions by file; they replace what is known of the same file.</param>
    /// <param name="tombstonesFrom">Tombstones older than this, in milliseconds since 1970, may be forgotten.</param>
    internal FileIndex With(Dictionary<FileKey, FileAction> actions, long tombstonesFrom)
    {
        if (actions.Count == 0)
        {
            return this;
        }

        var (count, size, vectors) = (FileCount, SizeInBytes, DeletionVectorCount);
        foreach (var (key, action) in actions)
        {
            if (Find(key) is AddFile before)
            {
                count--;
                size -= before.Size;
                vectors -= before.DeletionVector is null ? 0 : 1;
            }

            if (action is AddFile add)
            {
                count++;
                size += add.Size;
                vectors += add.DeletionVector is null ? 0 : 1;
            }
        }

        return new FileIndex(Merged([.. _layers, actions], tombstonesFrom), count, size, vectors);
    }

    /// <summary>The last action on a file, or null where none is known.</summary>
    internal FileAction? Find(FileKey key)
    {
        for (var at = _layers.Length - 1; at >= 0; at--)
        {
            if (_layers[at].TryGetValue(key, out var action))
            {
                return action;
            }
        }

        return null;
    }

    private static Dictionary<FileKey, FileAction>[] Merged(List<Dictionary<FileKey, FileAction>> layers, long tombstonesFrom)
    {
        while (layers.Count > 1 && layers[^2].Count < 2 * layers[^1].Count)
        {
            var merged = Merge(layers[^2], layers[^1], isBottom: layers.Count == 2, tombstonesFrom);
            layers.RemoveRange(layers.Count - 2, 2);
            layers.Add(merged);
        }

        return [.. layers];
    }

    private static Dictionary<FileKey, FileAction> Merge(
        Dictionary<FileKey, FileAction> below, Dictionary<FileKey, FileAction> above, bool isBottom, long tombstonesFrom)
    {
        var merged = new Dictionary<FileKey, FileAction>(below.Count + above.Count);
        foreach (var (key, action) in below)
        {
            merged[key] = action;
        }

        foreach (var (key, action) in above)
        {
            merged[key] = action;
        }

        if (isBottom)
        {
            foreach (var key in merged.Where(e => e.Value is RemoveFile r && (r.DeletionTimestamp ?? 0) < tombstonesFrom).Select(e => e.Key).ToArray())
            {
                merged.Remove(key);
            }
        }

        return merged;
    }

    private bool IsHidden(FileKey key, int below)
    {
        for (var at = below + 1; at < _layers.Length; at++)
        {
            if (_layers[at].ContainsKey(key))
            {
                return true;
            }
        }

        return false;
    }
}
