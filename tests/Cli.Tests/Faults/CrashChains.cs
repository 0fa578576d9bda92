namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Where each job is killed. Together the chains of a job have every place that it passes.</summary>
internal static class CrashChains
{
    private static readonly string[] Metadata =
    [
        "streaming.metadata.before-write", "storage.replace.before-write", "storage.replace.write:1:torn", "storage.replace.before-rename",
        "streaming.metadata.after-write",
    ];

    private static readonly string[] SourceLog = ["streaming.source-log.before-write", "storage.create.write:1:torn", "streaming.source-log.after-write"];

    private static readonly string[] Offsets =
        ["streaming.offsets.before-write", "storage.create.before-write", "storage.create.write:1:torn", "storage.create.before-link", "storage.create.after-sync"];

    private static readonly string[] Batch =
    [
        "streaming.batch.before-process", "delta.files.before", "delta.file.before-publish", "storage.replace.after-rename", "delta.file.after-publish",
        "delta.files.after", "delta.commit.before", "storage.create.write:1:torn", "storage.create.after-link",
    ];

    private static readonly string[] Published =
        ["delta.commit.after", "streaming.batch.after-process", "streaming.commits.before-write", "streaming.commits.after-write", "delta.commit.before", "delta.commit.after"];

    private static readonly string[] Export =
    [
        "export.file.before-write", "storage.directory.before-rename", "storage.directory.after-rename", "storage.directory.before-delete",
        "export.file.before-write:2", "export.manifest.before-write", "storage.create.before-write", "storage.create.write:1:torn", "storage.create.before-link",
        "storage.create.after-link", "storage.create.after-sync", "export.files.before-sync", "export.publish.before-rename", "export.publish.after-rename",
    ];

    private static readonly string[] Latest =
    [
        "export.latest.before-write", "storage.replace.before-write", "storage.replace.write:1:torn", "storage.replace.before-rename", "export.latest.after-write",
    ];

    /// <summary>The chains, those that take long first.</summary>
    internal static IReadOnlyList<CrashChain> All { get; } =
    [
        .. OfTables("refine-events"), .. OfPipeline(), .. OfTables("build-features"), .. OfTables("sessionize"), .. OfExports(), .. OfFiles(), .. OfUpkeep(),
    ];

    private static IEnumerable<CrashChain> OfTables(string job) =>
    [
        new(job, "before its first batch is decided on", [.. Metadata, .. Offsets]),
        new(job, "within a later batch", ["streaming.offsets.after-write:2", "storage.directory.before-delete", .. Batch]),
        new(job, "after its tables are written", Published),
    ];

    private static IEnumerable<CrashChain> OfFiles() =>
    [
        new("ingest-events", "before its first batch is decided on", [.. Metadata, .. SourceLog, .. Offsets]),
        new("ingest-events", "within a batch", ["streaming.offsets.after-write", .. Batch]),
        new("ingest-events", "after its table is written", [.. Published, "streaming.commits.before-write:9"]),
        new("ingest-events", "before the table's checkpoint", "delta.checkpoint.before"),
        new("ingest-events", "after the table's checkpoint", "delta.checkpoint.after-write"),
        new("ingest-events", "before the checkpoint is told of", "delta.checkpoint.before-hint"),
        new("ingest-events", "after the checkpoint is told of", "delta.checkpoint.after"),
    ];

    /// <summary>The chains of a job that reads a topic, of which there is no log of files.</summary>
    internal static IEnumerable<CrashChain> OfTopic() =>
    [
        new("ingest-events", "before its first batch of a topic is decided on", [.. Metadata, .. Offsets]),
        new("ingest-events", "as it makes the checkpoint of a topic", "storage.replace.after-rename"),
        new("ingest-events", "within a batch of a topic", ["streaming.offsets.after-write", .. Batch.Where(place => place != "storage.replace.after-rename")]),
        new("ingest-events", "after its table is written from a topic", Published),
    ];

    private static IEnumerable<CrashChain> OfExports() =>
    [
        new("export-features", "before it is published", Export),
        new("export-features", "as it is published", ["storage.directory.before-rename", "export.publish.before-rename", "storage.replace.after-rename"]),
        new("export-features", "before it is the latest", ["storage.directory.after-rename", .. Latest]),
    ];

    private static IEnumerable<CrashChain> OfUpkeep() =>
    [
        new(
            "maintain-tables",
            "as it makes small files larger ones",
            "delta.files.before",
            "delta.file.before-publish",
            "delta.file.after-publish",
            "delta.files.after",
            "delta.optimize.before-commit",
            "delta.commit.before",
            "storage.create.before-write",
            "storage.create.write:1:torn",
            "storage.create.before-link",
            "storage.create.after-link",
            "storage.create.after-sync",
            "delta.commit.after"),
        new("maintain-tables", "as it deletes files", "delta.vacuum.before-note", "delta.vacuum.before-delete", "storage.delete.before", "delta.vacuum.before-note:2", "storage.delete.before:2"),
        new("maintain-tables", "as it deletes commits", "delta.cleanup.before-delete", "delta.cleanup.before-delete:3"),
    ];

    private static IEnumerable<CrashChain> OfPipeline() =>
    [
        new("pipeline", "in its first stage", [.. Metadata, .. SourceLog, .. Offsets, "streaming.offsets.after-write:2", .. Batch]),
        new("pipeline", "between its stages", Published),
        new("pipeline", "in its last stage", [.. Export, .. Latest]),
    ];
}
