using System.Diagnostics;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A file system of its own in a folder, as small as a test wants.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <summary>The bytes of its smallest part, of which a file takes whole ones.</summary>
    internal const long Page = 4096;

    private const long Much = 256L << 20;
    private readonly string _folder;

    /// <summary>Mounts it, with much space; ends the test as ignored, or failed under <c>CI=true</c>, where this is refused.</summary>
    internal SmallDisk(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Prerequisite.Met(Execute("mount", "-t", "tmpfs", "-o", $"size={Much}", "tmpfs", _folder), "This user may not mount a small file system.");
    }

    /// <summary>The bytes that are taken.</summary>
    internal long Used
    {
        get
        {
            var drive = new DriveInfo(_folder);
            return drive.TotalSize - drive.TotalFreeSpace;
        }
    }

    /// <summary>The bytes that a folder's files would take.</summary>
    internal static long Needed(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => (new FileInfo(file).Length + Page - 1) / Page * Page);

    /// <summary>Leaves so many bytes free, about.</summary>
    internal void Leave(long bytes) => Assert.That(Execute("mount", "-o", $"remount,size={Used + bytes}", _folder), Is.True);

    /// <summary>Leaves much space.</summary>
    internal void Grow() => Leave(Much);

    public void Dispose() => Execute("umount", _folder);

    private static bool Execute(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
