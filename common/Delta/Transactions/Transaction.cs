using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>
/// An optimistic transaction: reads one version of a table, says what of it was read, and commits actions as the next version. Where
/// other commits came first, it follows them if Delta's rules allow that, or reports the conflict. Use it once, from one thread.
/// </summary>
public sealed partial class Transaction
{
    private readonly DeltaTableLog _log;
    private readonly SnapshotLoader _loader;
    private readonly ReadSet _reads = new();

    internal Transaction(DeltaTableLog log, SnapshotLoader loader, Snapshot? snapshot)
    {
        _log = log;
        _loader = loader;
        Snapshot = snapshot;
    }

    /// <summary>The version that the transaction reads; null where the table is yet to be made.</summary>
    public Snapshot? Snapshot { get; }

    /// <summary>The version that the transaction reads; -1 where the table is yet to be made.</summary>
    public long ReadVersion => Snapshot?.Version ?? -1;

    /// <summary>The files that may hold rows for which a condition is true. They, and the condition, count as read.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>The files.</returns>
    public IReadOnlyList<AddFile> Read(DeltaPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _reads.Predicates.Add(predicate);
        var files = Snapshot?.FilesMatching(predicate).ToArray() ?? [];
        ReadFiles(files);
        return files;
    }

    /// <summary>All files of the table. The whole table counts as read.</summary>
    /// <returns>The files.</returns>
    public IReadOnlyList<AddFile> ReadAll()
    {
        _reads.WholeTable = true;
        return Snapshot?.Files.ToArray() ?? [];
    }

    /// <summary>Says that files were read.</summary>
    /// <param name="files">Files of <see cref="Snapshot"/>.</param>
    public void ReadFiles(IEnumerable<AddFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            _reads.Files.Add(FileKey.Of(file, _log.TablePath));
        }
    }

    /// <summary>How far an application has written. The transaction then conflicts with others of the application.</summary>
    /// <param name="appId">The application's id.</param>
    /// <returns>Its last version, or null where it has not written.</returns>
    public long? ReadTransactionVersion(string appId)
    {
        _reads.Applications.Add(appId);
        return Snapshot?.TransactionVersion(appId);
    }
}
