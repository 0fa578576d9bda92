using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>How many rows of a file an action changed.</summary>
/// <param name="Action">The action.</param>
/// <param name="File">The file; null for rows that were in none.</param>
/// <param name="Rows">How many rows of the table.</param>
internal sealed record ActionCount(RowAction Action, AddFile? File, long Rows);

/// <summary>A file of which rows were listed as deleted.</summary>
/// <param name="Before">The action that takes it away as it was.</param>
/// <param name="After">The file with its new deletion vector.</param>
internal sealed record MarkedFile(RemoveFile Before, AddFile After);

/// <summary>What changes of rows came to.</summary>
/// <param name="Removed">The files that go.</param>
/// <param name="Added">The files that come.</param>
/// <param name="Marked">The files that stay, some of their rows deleted.</param>
/// <param name="Changes">The files of the change data feed.</param>
/// <param name="Counts">The rows changed.</param>
/// <param name="RowsWritten">The rows of the files that come, those among them that stayed as they were.</param>
internal sealed record RowChangeResult(
    IReadOnlyList<RemoveFile> Removed,
    IReadOnlyList<AddFile> Added,
    IReadOnlyList<MarkedFile> Marked,
    IReadOnlyList<AddCdcFile> Changes,
    IReadOnlyList<ActionCount> Counts,
    long RowsWritten)
{
    internal static RowChangeResult Nothing { get; } = new([], [], [], [], [], 0);

    internal bool IsEmpty => Counts.Count == 0;

    /// <summary>All files as they were and are no more.</summary>
    internal IEnumerable<RemoveFile> Before => Removed.Concat(Marked.Select(m => m.Before));

    /// <summary>All files as they are now.</summary>
    internal IEnumerable<AddFile> After => Marked.Select(m => m.After).Concat(Added);

    internal IEnumerable<DeltaAction> Actions => [.. Before, .. After, .. Changes];

    internal int VectorsAdded => Marked.Count(m => m.Before.DeletionVector is null);

    internal int VectorsUpdated => Marked.Count - VectorsAdded;

    internal int VectorsRemoved => Removed.Count(f => f.DeletionVector is not null);

    /// <summary>Rows that were written again as they were.</summary>
    internal long Copied => RowsWritten - Sum(ChangeKind.Insert) - Sum(ChangeKind.Update);

    internal long Sum(ChangeKind kind, ClauseOrigin? origin = null) =>
        Counts.Where(c => c.Action.Kind == kind && (origin is null || c.Action.Origin == origin)).Sum(c => c.Rows);
}
