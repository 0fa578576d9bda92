using System.Runtime.InteropServices;

namespace SparkPersonalization.Storage;

public sealed partial class LocalStorage
{
    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        var target = Canonical(path);
        if (File.Exists(target))
        {
            return false;
        }

        CrashPoints.Reach("storage.create.before-write");
        var temporary = WriteTemporary(target, bytes, "storage.create.write");
        return Guarded(target, t => Publish(temporary, t));
    }

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var target = Canonical(path);
        CrashPoints.Reach("storage.replace.before-write");
        var temporary = WriteTemporary(target, bytes, "storage.replace.write");
        Guarded(target, t => Exchange(temporary, t));
    }

    /// <inheritdoc/>
    public Stream OpenWrite(string path) => Guarded(Canonical(path), p =>
    {
        EnsureDirectory(StoragePath.Parent(p));
        return File.Exists(p)
            ? throw StorageException.Exists(p)
            : new FileStream(p, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
    });

    /// <inheritdoc/>
    public bool TryPublish(string temporary, string path)
    {
        var source = Canonical(temporary);
        return Guarded(source, SyncFile) && Guarded(Canonical(path), p => Publish(source, p));
    }

    /// <inheritdoc/>
    public void Replace(string temporary, string path)
    {
        var source = Canonical(temporary);
        Guarded(source, SyncFile);
        Guarded(Canonical(path), p => Exchange(source, p));
    }

    /// <inheritdoc/>
    public void Sync(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var directories = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Select(Canonical))
        {
            Guarded(path, SyncFile);
            directories.Add(StoragePath.Parent(path));
        }

        foreach (var directory in directories)
        {
            SyncDirectory(directory);
        }
    }

    private static string WriteTemporary(string target, ReadOnlySpan<byte> bytes, string crashPoint)
    {
        var temporary = StoragePath.Temporary(target);
        try
        {
            EnsureDirectory(StoragePath.Parent(target));
            using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            CrashPoints.Write(crashPoint, file, bytes);
            file.Flush(flushToDisk: true);
            return temporary;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not StorageException))
        {
            File.Delete(temporary);
            throw Explained(target, e);
        }
    }

    private static bool Publish(string temporary, string target)
    {
        try
        {
            CrashPoints.Reach("storage.create.before-link");
            if (!TryLink(temporary, target))
            {
                return false;
            }

            CrashPoints.Reach("storage.create.after-link");
        }
        finally
        {
            File.Delete(temporary);
        }

        SyncDirectory(StoragePath.Parent(target));
        CrashPoints.Reach("storage.create.after-sync");
        return true;
    }

    private static bool TryLink(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMoveOnWindows(temporary, target);
        }

        if (Posix.Link(temporary, target) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == Posix.Exists ? false : throw LinkFailed(target, error);
    }

    private static StorageException LinkFailed(string target, int error)
    {
        var words = Marshal.GetPInvokeErrorMessage(error);
        return error == Posix.NotPermitted || error == Posix.NotSupported || error == Posix.CrossesDevices
            ? new(StorageFailure.NotSupported, target, $"The file system of '{target}' has no hard links ({words}), which atomic commits need. Use a folder on one that has (ext4, xfs, btrfs, APFS, NFS).")
            : new(error == Posix.Missing ? StorageFailure.NotFound : StorageFailure.Device, target, $"'{target}' could not be made: {words}.");
    }

    private static bool TryMoveOnWindows(string temporary, string target)
    {
        try
        {
#pragma warning disable RS0030 // On Windows the move itself refuses an existing target; the ban is for Unix.
            File.Move(temporary, target);
#pragma warning restore RS0030
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    private static bool Exchange(string temporary, string target)
    {
        CrashPoints.Reach("storage.replace.before-rename");
        Rename(temporary, target);
        CrashPoints.Reach("storage.replace.after-rename");
        SyncDirectory(StoragePath.Parent(target));
        CrashPoints.Reach("storage.replace.after-sync");
        return true;
    }

    private static void Rename(string temporary, string target)
    {
        if (OperatingSystem.IsWindows())
        {
#pragma warning disable RS0030 // Replacing is wanted here, and on Windows this move is one atomic call.
            File.Move(temporary, target, overwrite: true);
#pragma warning restore RS0030
        }
        else if (Posix.Rename(temporary, target) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            File.Delete(temporary);
            throw new StorageException(StorageFailure.Device, target, $"'{target}' could not be replaced: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    private static bool SyncFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Flush(flushToDisk: true);
        return true;
    }

    private static void SyncDirectory(string directory)
    {
        // Windows brings names to the disk with the file.
        if (!OperatingSystem.IsWindows() && Posix.SyncDirectory(directory) is not 0 and var error)
        {
            throw new StorageException(
                error == Posix.Missing ? StorageFailure.NotFound : StorageFailure.Device, directory, $"The names in '{directory}' could not be brought to the disk: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    private static void EnsureDirectory(string directory)
    {
        if (directory.Length == 0 || Directory.Exists(directory))
        {
            return;
        }

        EnsureDirectory(StoragePath.Parent(directory));
        Directory.CreateDirectory(directory);
        SyncDirectory(StoragePath.Parent(directory));
    }
}
