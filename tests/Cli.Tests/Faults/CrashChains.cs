namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Where each job is killed. Together the chains of a job have every place that it passes.</summary>
internal static partial class CrashChains
{
    private const string Torn = "storage.create.write:1:torn";

    private static readonly string[] Metadata =
    [
        "streaming.metadata.before-write", "storage.replace.before-write", "storage.replace.write:1:torn", "storage.replace.before-rename",
        "streaming.metadata.after-write",
    ];

    private static readonly string[] SourceLog = ["streaming.source-log.before-write", Torn, "streaming.source-log.after-write"];

    private static readonly string[] Offsets = ["streaming.offsets.before-write", "storage.create.before-write", Torn, "storage.create.before-link", "storage.create.after-sync"];

    private static readonly string[] Files =
        ["streaming.batch.before-process", "delta.files.before", "delta.file.write:1:torn", "delta.file.before-publish", "delta.file.after-publish", "delta.files.after"];

    // Of a table with partitions, whose files are moved to their places.
    private static readonly string[] MovedFiles =
    [
        .. Files[..^2], "storage.replace.after-rename", "storage.replace.after-sync", "delta.file.after-publish", "storage.directory.before-delete",
        "storage.directory.after-delete", "delta.files.after",
    ];

    private static readonly string[] Commit = ["delta.commit.before", Torn, "storage.create.after-link"];

    private static readonly string[] Published =
    [
        "delta.commit.after", "streaming.batch.after-process", "streaming.commits.before-write", Torn, "streaming.commits.after-write", "delta.commit.before", "delta.commit.after",
    ];

    /// <summary>The chains, those that take long first.</summary>
    internal static IReadOnlyList<CrashChain> All =>
    [
        .. OfTables("refine-events"), .. OfIndex(), .. OfPipeline(), .. OfTables("build-features"), .. OfTables("sessionize"), .. OfExports(), .. OfFiles(), .. OfUpkeep(),
    ];

    /// <summary>The chains of a job that reads a topic, of which there is no log of files.</summary>
    internal static IReadOnlyList<CrashChain> OfTopic =>
    [
        new(
            "ingest-events",
            "before its first batch of a topic is decided on",
            [.. Metadata, "streaming.topics.before-write", "storage.replace.write:1:torn", "streaming.topics.after-write", .. Offsets]),
        new("ingest-events", "within a batch of a topic", ["storage.replace.after-sync", "streaming.offsets.after-write", .. Files, .. Commit]),
        new("ingest-events", "after its table is written from a topic", ["storage.replace.after-rename", .. Published]),
    ];

    private static IEnumerable<CrashChain> OfTables(string job) =>
    [
        new(job, "before its first batch is decided on", [.. Metadata, .. Offsets]),
        new(job, "within a later batch", ["streaming.offsets.after-write:2", .. MovedFiles, .. Commit]),
        new(job, "after its tables are written", Published),
    ];

    private static IEnumerable<CrashChain> OfIndex() =>
    [
        new(
            "refine-events",
            "as it makes and follows the index of known ids",
            "index.before-delete",
            "index.after-delete",
            "index.fill.before-write",
            "index.fill.before-stamp",
            "index.fill.write:1:torn",
            "index.add.before-write",
            "index.add.write:1:torn"),
    ];

    private static IEnumerable<CrashChain> OfPipeline() =>
    [
        new("pipeline", "in its first stages", [.. Metadata, .. SourceLog, .. Offsets, "streaming.offsets.after-write:2", .. MovedFiles, .. Commit]),
        new("pipeline", "between its stages", Published),
        new("pipeline", "in its last stage", [.. Export, .. Latest]),
    ];
}
