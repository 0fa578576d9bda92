using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>Where the indexes of a table lie: below it, under a name that Delta's vacuum passes over.</summary>
internal static class IndexDirectory
{
    internal const string Folder = "_key_index";
    private const string LockFile = "LOCK";

    /// <summary>The directory of the index of some columns.</summary>
    /// <param name="table">The table's directory.</param>
    /// <param name="columns">The key and the values, whose names and types tell indexes apart.</param>
    internal static string Of(string table, StructType columns)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(columns.Json)));
        return StoragePath.Combine(StoragePath.Combine(table, Folder), hash[..16]);
    }

    /// <summary>Removes an index that no other process has open.</summary>
    /// <param name="directory">Where it lies.</param>
    /// <param name="isOurs">Whether this process has had it open until now, so that no other can have.</param>
    /// <returns>False where another process may have it open.</returns>
    internal static bool TryRemove(string directory, bool isOurs)
    {
        if (!Directory.Exists(directory))
        {
            return true;
        }

        if (!isOurs && IsLocked(Path.Combine(directory, LockFile)))
        {
            return false;
        }

        CrashPoints.Reach("index.before-delete");
        Directory.Delete(directory, recursive: true);
        CrashPoints.Reach("index.after-delete");
        return true;
    }

    // RocksDB holds its file by a record lock, which is what FileStream.Lock asks for.
    private static bool IsLocked(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        if (OperatingSystem.IsMacOS())
        {
            // .NET has no record locks there, so it is not known: the file counts as held.
            return true;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            stream.Lock(0, 0);
            stream.Unlock(0, 0);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
