namespace SparkPersonalization.Cli.Tests.Faults;

internal static partial class CrashChains
{
    private static IEnumerable<CrashChain> OfFiles() =>
    [
        new("ingest-events", "before its first batch is decided on", [.. Metadata, .. SourceLog, .. Offsets]),
        new("ingest-events", "within a batch", ["streaming.offsets.after-write", .. Files, .. Commit]),
        new("ingest-events", "after its table is written", [.. Published, "streaming.commits.before-write:9"]),
        new("ingest-events", "as the table's checkpoint is written", "delta.checkpoint.before", "delta.checkpoint.write:1:torn"),
        new("ingest-events", "after the table's checkpoint is written", "delta.checkpoint.after-write", "delta.checkpoint.before-hint"),
        // The first file that is replaced is the metadata's.
        new("ingest-events", "as the checkpoint is told of", "storage.replace.write:2:torn", "storage.replace.after-rename"),
        new("ingest-events", "after the checkpoint is told of", "storage.replace.after-sync:2", "delta.checkpoint.after"),
        new(
            "ingest-events",
            "as it forgets old batches",
            "streaming.offsets.before-purge",
            "streaming.offsets.after-purge",
            "streaming.commits.before-purge",
            "streaming.commits.after-purge",
            "storage.delete.before",
            "storage.delete.after",
            "streaming.source-log.before-purge"),
        new("ingest-events", "after it forgot old files", "streaming.source-log.after-purge"),
        new(Again, "as it forgets all", "streaming.reset.before-delete", "streaming.reset.after-delete", "streaming.offsets.after-write", "storage.create.after-link:3"),
    ];

    /// <summary>The run that ingests the same files again from the start.</summary>
    internal const string Again = "ingest-events --reset";

    private static IEnumerable<CrashChain> OfUpkeep() =>
    [
        new(
            "maintain-tables",
            "as it makes small files larger ones",
            [
                .. Files[1..], "delta.optimize.before-commit", "delta.commit.before", "storage.create.before-write", Torn, "storage.create.before-link",
                "storage.create.after-link", "storage.create.after-sync", "delta.commit.after", "delta.optimize.after-commit",
            ]),
        new(
            "maintain-tables",
            "as it deletes files",
            "delta.vacuum.before-note",
            "delta.vacuum.after-note",
            "delta.vacuum.before-delete",
            "storage.delete.before",
            "storage.delete.after",
            "delta.vacuum.before-note:2",
            "delta.vacuum.after-delete",
            "storage.delete.before:2"),
        new("maintain-tables", "as it deletes commits", "delta.cleanup.before-delete", "delta.cleanup.after-delete", "delta.cleanup.before-delete:3"),
    ];
}
