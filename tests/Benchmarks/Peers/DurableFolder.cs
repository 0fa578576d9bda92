using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.Peers;

/// <summary>What a careful peer does in place of a Delta commit: files are synced, then their folder gets its name.</summary>
internal static class DurableFolder
{
    /// <param name="target">The folder, which does not exist yet.</param>
    /// <param name="write">Writes files into a folder, or makes a file of that name.</param>
    internal static void Write(string target, Action<string> write)
    {
        var partial = target + ".partial";
        write(partial);
        var storage = LocalStorage.Instance;
        storage.Sync(File.Exists(partial) ? [partial] : Directory.EnumerateFiles(partial, "*", SearchOption.AllDirectories));
        if (Posix.Rename(partial, target) != 0 || Posix.SyncDirectory(Path.GetDirectoryName(target)!) != 0)
            throw new IOException($"'{target}' could not get its name.");
    }
}
