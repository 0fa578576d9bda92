using SparkPersonalization.Storage;

namespace SparkPersonalization.Benchmarks.DeltaLogs;

/// <summary>Durable files by bare system calls.</summary>
internal static class BareFiles
{
    /// <summary>Writes a file, syncs it, links it to its name, syncs the directory.</summary>
    internal static void Put(string target, ReadOnlySpan<byte> bytes)
    {
        var temporary = target + ".tmp";
        Write(temporary, bytes);
        if (Posix.Link(temporary, target) != 0)
            throw new IOException($"'{target}' could not be linked.");
        File.Delete(temporary);
        if (Posix.SyncDirectory(Path.GetDirectoryName(target)!) != 0)
            throw new IOException($"The directory of '{target}' could not be synced.");
    }

    /// <summary>Writes a file and syncs it.</summary>
    internal static void Write(string target, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
