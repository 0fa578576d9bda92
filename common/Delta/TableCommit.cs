using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta;

/// <summary>One commit of a table.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Timestamp">When it was made: by the commit itself where it carries its time, else by its file's time.</param>
/// <param name="Actions">What it says, in its order.</param>
public sealed record TableCommit(long Version, DateTimeOffset Timestamp, IReadOnlyList<DeltaAction> Actions)
{
    /// <summary>Who made it and how; null where the writer did not say.</summary>
    public CommitInfo? Info => Actions.OfType<CommitInfo>().FirstOrDefault();

    /// <summary>The data files that came.</summary>
    public IEnumerable<AddFile> Added => Actions.OfType<AddFile>();

    /// <summary>The data files that went.</summary>
    public IEnumerable<RemoveFile> Removed => Actions.OfType<RemoveFile>();

    /// <summary>The files with row changes; where there are any, the change feed of the version is exactly these.</summary>
    public IEnumerable<AddCdcFile> ChangeFiles => Actions.OfType<AddCdcFile>();
}
