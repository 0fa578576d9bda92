using System.Runtime.InteropServices;

namespace SparkPersonalization.Storage;

/// <summary>The calls of a Unix kernel that .NET has no name for.</summary>
internal static partial class Posix
{
    // The same numbers on Linux and macOS, but for the last two.
    internal const int NotPermitted = 1;
    internal const int Missing = 2;
    internal const int Exists = 17;
    internal const int CrossesDevices = 18;
    internal const int NotDirectory = 20;
    internal static readonly int NotSupported = OperatingSystem.IsMacOS() ? 45 : 95;
    internal static readonly int NotEmpty = OperatingSystem.IsMacOS() ? 66 : 39;

    /// <summary>Gives an existing file one more name, unless that name is taken: the one atomic put-if-absent of a file system.</summary>
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Link(string existing, string added);

    /// <summary>Renames a file or directory, replacing a file or an empty directory that has the name.</summary>
    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Rename(string from, string to);

    /// <summary>Brings the names in a directory to the disk.</summary>
    /// <returns>0, or the error number.</returns>
    internal static int SyncDirectory(string directory)
    {
        var handle = Open(directory, flags: 0);
        if (handle < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        try
        {
            return Fsync(handle) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
