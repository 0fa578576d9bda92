using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Log;

/// <summary>Deletes log files past their time (Delta protocol, "Metadata Cleanup"), and temporary files that dead writers left.</summary>
internal static class LogCleanup
{
    private static readonly TimeSpan TemporaryLife = TimeSpan.FromDays(1);

    /// <summary>Deletes what no version within the retention needs: everything before the newest checkpoint that is old enough.</summary>
    /// <returns>How many files were deleted.</returns>
    internal static int Run(IStorage storage, string logPath, TimeSpan retention, DateTimeOffset now)
    {
        var entries = storage.List(logPath);
        var deleted = entries.Where(e => StoragePath.IsTemporary(e.Name) && e.LastModified < now - TemporaryLife).Count(e => storage.Delete(e.Path));
        if (KeepFrom(LogListing.Read(storage, logPath, from: 0), MidnightBefore(now - retention)) is { } keepFrom)
        {
            // Oldest first, so that what is left after a crash is still one unbroken run of versions.
            foreach (var entry in entries.Where(e => VersionOf(e) < keepFrom))
            {
                CrashPoints.Reach("delta.cleanup.before-delete");
                deleted += storage.Delete(entry.Path) ? 1 : 0;
                CrashPoints.Reach("delta.cleanup.after-delete");
            }
        }

        return deleted;
    }

    private static DateTimeOffset MidnightBefore(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The version of the checkpoint from which on everything stays, or null where nothing may go.</summary>
    private static long? KeepFrom(LogListing listing, DateTimeOffset cutOff)
    {
        // A commit is as old as the newest before it, whatever a clock that was set back says.
        long? newestExpired = null;
        foreach (var commit in listing.Commits.TakeWhile(c => c.Entry.LastModified <= cutOff))
        {
            newestExpired = commit.Version;
        }

        return newestExpired is { } expired ? listing.NewestCheckpoint(expired)?.Version : null;
    }

    // Commits, checkpoints, compacted logs and checksums all begin with their version; other files are not the clean-up's to touch.
    private static long? VersionOf(StorageEntry entry)
    {
        const int Digits = 20;
        return !entry.IsDirectory
            && entry.Name.Length > Digits
            && entry.Name[Digits] == '.'
            && long.TryParse(entry.Name.AsSpan(0, Digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version)
            ? version : null;
    }
}
