using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>A commit that took the version which another wanted.</summary>
internal sealed class WinningCommit
{
    internal WinningCommit(long version, IReadOnlyList<DeltaAction> actions)
    {
        Version = version;
        Actions = actions;
        Info = actions.OfType<CommitInfo>().FirstOrDefault();
        Added = [.. actions.OfType<AddFile>()];
        Removed = [.. actions.OfType<RemoveFile>()];
    }

    internal long Version { get; }

    internal IReadOnlyList<DeltaAction> Actions { get; }

    internal CommitInfo? Info { get; }

    internal IReadOnlyList<AddFile> Added { get; }

    internal IReadOnlyList<RemoveFile> Removed { get; }

    /// <summary>Whether it says that it added files without having read any.</summary>
    internal bool IsBlindAppend => Info?.IsBlindAppend ?? false;

    /// <summary>Whether all that it did was to write rows to other files.</summary>
    internal bool IsRearrangement => Removed.Count > 0 && Actions.All(a => a is CommitInfo or FileAction { DataChange: false });

    internal SetTransaction? Transaction(string appId) => Actions.OfType<SetTransaction>().FirstOrDefault(t => t.AppId == appId);

    public override string ToString() => $"version {Version}{(Info?.Operation is { } operation ? $" ({operation})" : "")}";
}
