using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>Files that come and files that go.</summary>
internal sealed record FileActions(IReadOnlyList<AddFile> Added, IReadOnlyList<RemoveFile> Removed)
{
    internal IEnumerable<DeltaAction> All => [.. Added, .. Removed];
}
