using SparkPersonalization.Export.Manifests;

namespace SparkPersonalization.Export;

/// <summary>How an export ended.</summary>
public enum ExportOutcome
{
    /// <summary>It is there now.</summary>
    Published,

    /// <summary>The same export was there already, whole, and was left as it is.</summary>
    Unchanged,

    /// <summary>A check failed, and nothing was published.</summary>
    Refused,
}

/// <summary>What came of an export.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Folder">The folder of the version, which is not there where the export was refused.</param>
/// <param name="Manifest">What the export holds, or would hold; its checks tell why one was refused.</param>
public sealed record ExportResult(ExportOutcome Outcome, string Folder, ExportManifest Manifest);
