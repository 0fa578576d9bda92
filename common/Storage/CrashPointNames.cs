namespace SparkPersonalization.Storage;

/// <summary>The places that a process can be made to die at.</summary>
internal static class CrashPointNames
{
    internal static IReadOnlyList<string> All { get; } =
    [
        "storage.create.before-write", "storage.create.write", "storage.create.before-link", "storage.create.after-link", "storage.create.after-sync",
        "storage.replace.before-write", "storage.replace.write", "storage.replace.before-rename", "storage.replace.after-rename", "storage.replace.after-sync",
        "storage.delete.before", "storage.delete.after",
        "storage.directory.before-rename", "storage.directory.after-rename", "storage.directory.before-delete", "storage.directory.after-delete",
        "delta.files.before", "delta.file.write", "delta.file.before-publish", "delta.file.after-publish", "delta.files.after",
        "delta.vectors.before", "delta.vectors.after",
        "delta.commit.before", "delta.commit.after",
        "delta.checkpoint.before", "delta.checkpoint.write", "delta.checkpoint.after-write", "delta.checkpoint.before-hint", "delta.checkpoint.after",
        "delta.cleanup.before-delete", "delta.cleanup.after-delete",
        "delta.optimize.before-commit", "delta.optimize.after-commit",
        "delta.vacuum.before-note", "delta.vacuum.after-note", "delta.vacuum.before-delete", "delta.vacuum.after-delete",
        "index.fill.before-write", "index.fill.before-stamp", "index.fill.write",
        "index.add.before-write", "index.add.write",
        "index.before-delete", "index.after-delete",
        "streaming.metadata.before-write", "streaming.metadata.after-write",
        "streaming.topics.before-write", "streaming.topics.after-write",
        "streaming.source-log.before-write", "streaming.source-log.after-write", "streaming.source-log.before-purge", "streaming.source-log.after-purge",
        "streaming.offsets.before-write", "streaming.offsets.after-write", "streaming.offsets.before-purge", "streaming.offsets.after-purge",
        "streaming.batch.before-process", "streaming.batch.after-process",
        "streaming.commits.before-write", "streaming.commits.after-write", "streaming.commits.before-purge", "streaming.commits.after-purge",
        "streaming.reset.before-delete", "streaming.reset.after-delete",
        "export.file.before-write", "export.file.write", "export.manifest.before-write", "export.files.before-sync",
        "export.publish.before-rename", "export.publish.after-rename", "export.latest.before-write", "export.latest.after-write",
    ];
}
