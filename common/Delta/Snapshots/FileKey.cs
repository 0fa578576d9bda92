using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>
/// What tells one logical file of a table from another: its path, however the log writes it, and its deletion vector
/// (Delta protocol, "Add File and Remove File").
/// </summary>
internal readonly record struct FileKey(string Path, string? DeletionVectorId)
{
    internal static FileKey Of(FileAction file, string tablePath) => new(CanonicalPath(file.Path, tablePath), file.DeletionVector?.UniqueId);

    /// <summary>The decoded path: relative to the table where the file lies in it, else absolute.</summary>
    internal static string CanonicalPath(string path, string tablePath)
    {
        if (!path.AsSpan().ContainsAny('%', ':') && !path.StartsWith('/'))
        {
            return path;
        }

        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            path = "/" + path["file:".Length..].TrimStart('/');
        }

        path = StoragePath.Decode(path);
        return path.Length > tablePath.Length && StoragePath.IsInside(tablePath, path) ? path[tablePath.Length..].TrimStart('/') : path;
    }
}
