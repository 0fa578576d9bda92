using System.Collections.Immutable;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>Adds actions, oldest first, to a state.</summary>
internal sealed class Replay(TableState start, string tablePath)
{
    private readonly ImmutableDictionary<string, SetTransaction>.Builder _transactions = start.Transactions.ToBuilder();
    private readonly ImmutableDictionary<string, DomainMetadata>.Builder _domains = start.Domains.ToBuilder();
    private readonly Dictionary<FileKey, FileAction> _files = [];
    private Protocol? _protocol = start.Protocol;
    private Metadata? _metadata = start.Metadata;

    /// <summary>The commit time that the last commit carries, if it carries one.</summary>
    internal long? InCommitTimestamp { get; private set; }

    internal void Expect(int files) => _files.EnsureCapacity(files);

    /// <summary>Begins a commit: what it does not say about itself is unknown.</summary>
    internal void BeginCommit() => InCommitTimestamp = null;

    internal void Add(DeltaAction action)
    {
        switch (action)
        {
            case AddFile or RemoveFile:
                var file = (FileAction)action;
                _files[FileKey.Of(file, tablePath)] = file;
                break;
            case Metadata metadata:
                _metadata = metadata;
                break;
            case Protocol protocol:
                _protocol = protocol;
                break;
            case SetTransaction transaction:
                _transactions[transaction.AppId] = transaction;
                break;
            case DomainMetadata { Removed: true } gone:
                _domains.Remove(gone.Domain);
                break;
            case DomainMetadata domain:
                _domains[domain.Domain] = domain;
                break;
            case CommitInfo info:
                InCommitTimestamp = info.InCommitTimestamp;
                break;
        }
    }

    /// <summary>The state after all actions. Tombstones that the table no longer has to keep at this time may be forgotten.</summary>
    internal TableState Finish(DateTimeOffset now)
    {
        var retention = _metadata is null ? TimeSpan.Zero : new TableProperties(_metadata.Configuration).DeletedFileRetention;
        var files = start.Files.With(_files, (now - retention).ToUnixTimeMilliseconds());
        return new(_protocol, _metadata, _transactions.ToImmutable(), _domains.ToImmutable(), files);
    }
}
