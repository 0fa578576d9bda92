namespace SparkPersonalization.Cli.Tests.Faults;

internal static partial class CrashChains
{
    /// <summary>The run that ingests the same files again from the start.</summary>
    internal const string Again = "ingest-events --reset";

    private static readonly string[] AllOfMetadata =
    [
        "streaming.metadata.before-write", "storage.replace.before-write", "storage.replace.write:1:torn", "storage.replace.before-rename",
        "streaming.metadata.after-write",
    ];

    private static readonly string[] SourceLog = ["streaming.source-log.before-write", "streaming.source-log.before-write:1:torn", "streaming.source-log.after-write"];

    private static readonly string[] AllOfOffsets =
    [
        .. Offsets[..^2], "storage.create.before-write", "storage.create.write:1:torn", "storage.create.before-link", "storage.create.after-sync",
        "streaming.offsets.after-write", LostProgress.TornOffsets,
    ];

    private static readonly string[] Purges =
    [
        "streaming.offsets.before-purge", "streaming.offsets.after-purge", "streaming.commits.before-purge", "streaming.commits.after-purge", "storage.delete.before",
        "storage.delete.after",
    ];

    // Each batch is a commit: the table's checkpoints are of its 11th and 21st, and the 20th clears the log of files.
    private static IEnumerable<CrashChain> OfFiles =>
    [
        new(
            "ingest-events",
            "from its first batch to its last",
            [
                .. AllOfMetadata, .. SourceLog, .. AllOfOffsets, "streaming.batch.before-process", .. Files, .. Commit, .. Done, "delta.commit.before", .. Purges,
                LostProgress.NoCommit, "delta.checkpoint.before", "streaming.source-log.before-purge", "delta.checkpoint.write:1:torn",
            ]),
        new("ingest-events", "about the table's checkpoints", "delta.checkpoint.after-write", "streaming.source-log.after-purge", "delta.checkpoint.before-hint"),
        new("ingest-events", "as the table's checkpoint is told of", "delta.checkpoint.before-hint:1:torn", "delta.checkpoint.after"),
        new(Again, "as it forgets all", "streaming.reset.before-delete", "streaming.reset.after-delete", "streaming.offsets.after-write", "storage.create.after-link:3"),
    ];

    private static IEnumerable<CrashChain> OfUpkeep =>
    [
        new(
            "maintain-tables",
            "as it makes small files larger ones",
            [.. Files, "delta.optimize.before-commit", .. Commit, "delta.commit.after", "delta.optimize.after-commit"]),
        new(
            "maintain-tables",
            "as it deletes files and commits",
            "delta.vacuum.before-note",
            "delta.vacuum.before-note:1:torn",
            "delta.vacuum.after-note",
            "delta.vacuum.before-delete",
            "delta.vacuum.after-delete",
            "delta.cleanup.before-delete",
            "delta.cleanup.after-delete",
            "delta.cleanup.before-delete:3",
            "delta.vacuum.before-note:2:torn"),
    ];

    private static CrashChain OfExport => new(
        "export-features",
        "from its first file to its publication",
        "export.file.before-write",
        "storage.directory.before-rename",
        "storage.directory.after-rename",
        "storage.directory.before-delete",
        "storage.directory.after-delete",
        "export.file.before-write:2",
        "export.file.write:1:torn",
        "export.manifest.before-write",
        "export.manifest.before-write:1:torn",
        "export.files.before-sync",
        "export.publish.before-rename",
        "export.publish.after-rename",
        "export.latest.before-write",
        "export.latest.before-write:1:torn",
        "export.latest.after-write");
}
