using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>How many rows of a file an action changed.</summary>
/// <param name="Action">The action.</param>
/// <param name="File">The file; null for rows that were in none.</param>
/// <param name="Rows">How many rows of the table.</param>
internal sealed record ActionCount(RowAction Action, AddFile? File, long Rows);

/// <summary>What changes of rows came to.</summary>
/// <param name="Removed">The files that go.</param>
/// <param name="Added">The files that come.</param>
/// <param name="Changes">The files of the change data feed.</param>
/// <param name="Counts">The rows changed.</param>
/// <param name="RowsWritten">The rows of the files that come, those among them that stayed as they were.</param>
internal sealed record RowChangeResult(
    IReadOnlyList<RemoveFile> Removed,
    IReadOnlyList<AddFile> Added,
    IReadOnlyList<AddCdcFile> Changes,
    IReadOnlyList<ActionCount> Counts,
    long RowsWritten)
{
    internal static RowChangeResult Nothing { get; } = new([], [], [], [], 0);

    internal bool IsEmpty => Counts.Count == 0;

    internal IEnumerable<DeltaAction> Actions => [.. Removed, .. Added, .. Changes];

    /// <summary>Rows that were written again as they were.</summary>
    internal long Copied => RowsWritten - Sum(ChangeKind.Insert) - Sum(ChangeKind.Update);

    internal long Sum(ChangeKind kind, ClauseOrigin? origin = null) =>
        Counts.Where(c => c.Action.Kind == kind && (origin is null || c.Action.Origin == origin)).Sum(c => c.Rows);
}
