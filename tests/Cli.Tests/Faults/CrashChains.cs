namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>
/// Where each job is killed. Together the chains of a job have every place of the rooms that it passes; those of the storage, which are the same
/// code for all, are in some chain.
/// </summary>
internal static partial class CrashChains
{
    private const string TornCommit = "delta.commit.before:1:torn";

    private static readonly string[] Metadata = ["streaming.metadata.before-write", "streaming.metadata.before-write:1:torn", "streaming.metadata.after-write"];

    private static readonly string[] Offsets =
        ["streaming.offsets.before-write", "streaming.offsets.before-write:1:torn", "streaming.offsets.after-write:2", LostProgress.TornOffsets];

    private static readonly string[] Files = ["delta.files.before", "delta.file.write:1:torn", "delta.file.before-publish", "delta.file.after-publish", "delta.files.after"];

    // Of a table with partitions, whose files are moved to their places.
    private static readonly string[] MovedFiles =
    [
        .. Files[..^2], "storage.replace.after-rename", "storage.replace.after-sync", "delta.file.after-publish", "storage.directory.before-delete",
        "storage.directory.after-delete", "delta.files.after",
    ];

    // The last one has landed, and nobody was told.
    private static readonly string[] Commit = ["delta.commit.before", TornCommit, "storage.create.after-link"];

    private static readonly string[] Done =
    [
        "delta.commit.after", "streaming.batch.after-process", "streaming.commits.before-write", "streaming.commits.before-write:1:torn",
        "streaming.commits.after-write", LostProgress.TornCommit,
    ];

    private static readonly string[] MakingOfIndex =
        ["index.before-delete", "index.after-delete", "index.fill.before-write", "index.fill.before-stamp", "index.fill.write:1:torn"];

    private static readonly string[] FollowingOfIndex = ["index.add.before-write", "index.add.write:1:torn"];

    /// <summary>The run of few events on sessions of many.</summary>
    internal const string Few = "sessionize of few events";

    /// <summary>The chains, those that take long first.</summary>
    internal static IReadOnlyList<CrashChain> All =>
    [
        new(
            "refine-events",
            "from its first batch to its third",
            [
                .. Metadata, .. Offsets, .. MakingOfIndex, "streaming.batch.before-process", .. MovedFiles, .. Commit, .. Done, .. FollowingOfIndex,
                "delta.commit.before", "delta.commit.after", LostProgress.NoCheckpoint,
            ]),
        OfTable("sessionize"), OfFew, OfTable("build-features"), OfPipeline, .. OfFiles, .. OfUpkeep, OfExport,
    ];

    /// <summary>What a job does otherwise where it reads a topic.</summary>
    internal static CrashChain OfTopic => new(
        "ingest-events",
        "of a topic",
        "streaming.metadata.after-write",
        "streaming.topics.before-write",
        "streaming.topics.before-write:1:torn",
        "streaming.topics.after-write",
        "streaming.offsets.before-write",
        "streaming.offsets.before-write:1:torn",
        "streaming.offsets.after-write:2",
        LostProgress.TornOffsets,
        "delta.file.write:1:torn",
        "delta.commit.before",
        TornCommit,
        "storage.create.after-link",
        LostProgress.NoCheckpoint,
        "streaming.commits.before-write",
        "streaming.commits.before-write:1:torn",
        "delta.commit.after",
        "streaming.commits.after-write",
        LostProgress.NoCommit);

    private static CrashChain OfTable(string job) => new(
        job,
        "from its first batch to its fourth",
        [
            .. Metadata, .. Offsets, "streaming.batch.before-process", .. Files, .. Commit, .. Done, "delta.commit.before", "delta.commit.after", LostProgress.NoCheckpoint,
        ]);

    private static CrashChain OfFew => new(
        Few,
        "as it lists rows of large files as deleted",
        "delta.vectors.before",
        "delta.vectors.before:1:torn",
        "delta.vectors.after",
        "delta.commit.before",
        "storage.create.after-link",
        LostProgress.NoCheckpoint,
        "delta.vectors.after",
        "streaming.commits.before-write");

    // Its stages are the jobs, whose places are tried with these: between them, and amid each.
    private static CrashChain OfPipeline => new(
        "pipeline",
        "between its stages and amid them",
        "streaming.metadata.after-write:2",
        "delta.commit.after",
        "streaming.commits.before-write",
        "streaming.metadata.before-write",
        "delta.commit.after",
        "streaming.metadata.before-write",
        "delta.commit.before",
        "export.publish.before-rename",
        "export.latest.before-write");
}
