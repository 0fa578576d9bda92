namespace SparkPersonalization.Cli.Tests.Faults;

internal static partial class CrashChains
{
    private static readonly string[] Export =
    [
        "export.file.before-write", "storage.directory.before-rename", "storage.directory.after-rename", "storage.directory.before-delete", "storage.directory.after-delete",
        "export.file.before-write:2", "export.file.write:1:torn", "export.manifest.before-write", "storage.create.before-write", Torn, "storage.create.before-link",
        "storage.create.after-link", "storage.create.after-sync", "export.files.before-sync", "export.publish.before-rename", "export.publish.after-rename",
    ];

    private static readonly string[] Latest =
    [
        "export.latest.before-write", "storage.replace.before-write", "storage.replace.write:1:torn", "storage.replace.before-rename", "export.latest.after-write",
    ];

    private static IEnumerable<CrashChain> OfExports() =>
    [
        new("export-features", "before it is published", [.. Export, "storage.replace.after-sync"]),
        new("export-features", "as it is published", "storage.directory.before-rename", "export.publish.before-rename", "storage.replace.after-rename"),
        new("export-features", "before it is the latest", ["storage.directory.after-rename", .. Latest]),
    ];
}
