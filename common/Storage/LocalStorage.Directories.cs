using System.Runtime.InteropServices;

namespace SparkPersonalization.Storage;

public sealed partial class LocalStorage
{
    /// <inheritdoc/>
    public void CreateDirectory(string path) => Guarded(Canonical(path), p =>
    {
        EnsureDirectory(p);
        return true;
    });

    /// <inheritdoc/>
    public bool TryPublishDirectory(string temporary, string path)
    {
        var (source, target) = (Canonical(temporary), Canonical(path));
        return Guarded(target, t =>
        {
            SyncDirectory(source);
            CrashPoints.Reach("storage.directory.before-rename");
            if (!TryRenameDirectory(source, t))
            {
                return false;
            }

            CrashPoints.Reach("storage.directory.after-rename");
            SyncDirectory(StoragePath.Parent(t));
            return true;
        });
    }

    /// <inheritdoc/>
    public bool DeleteDirectory(string path) => Guarded(Canonical(path), p =>
    {
        if (!Directory.Exists(p))
        {
            return false;
        }

        CrashPoints.Reach("storage.directory.before-delete");
        Directory.Delete(p, recursive: true);
        CrashPoints.Reach("storage.directory.after-delete");
        return true;
    });

    // The kernel refuses the name of a directory that holds something, which is what decides between two writers. An empty directory it
    // would replace, hence the look before.
    private static bool TryRenameDirectory(string source, string target)
    {
        if (Look(target) is not null)
        {
            return false;
        }

        if (OperatingSystem.IsWindows())
        {
            return TryMoveDirectoryOnWindows(source, target);
        }

        if (Posix.Rename(source, target) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == Posix.Exists || error == Posix.NotEmpty || error == Posix.NotDirectory ? false : throw new StorageException(
            error == Posix.Missing ? StorageFailure.NotFound : StorageFailure.Device,
            target,
            $"The directory '{source}' could not be named '{target}': {Marshal.GetPInvokeErrorMessage(error)}. Both must be on one file system.");
    }

    private static bool TryMoveDirectoryOnWindows(string source, string target)
    {
        try
        {
            Directory.Move(source, target);
            return true;
        }
        catch (IOException) when (Look(target) is not null)
        {
            return false;
        }
    }
}
