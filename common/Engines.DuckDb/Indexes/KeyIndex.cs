using RocksDbSharp;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>
/// The index of some columns of one table by one of them: a cache that is stamped with the table version it reflects. Where it is behind, it
/// is brought up from the log and, where rows were changed, from the table's change data feed; where it is missing or doubtful, it is made anew.
/// Where it cannot be used the answer is null, and the caller asks the table itself.
/// </summary>
/// <param name="directory">Where it lies.</param>
internal sealed class KeyIndex(string directory) : IDisposable
{
    // An index that is made anew for every change of rows, where the table keeps no feed of them, would cost more than it saves.
    private const long VersionsBetweenRebuilds = 10;

    // To make one takes about as long as so many joins, some ten microseconds a row. Who asks a large table now and then need not wait for it.
    private const int LookupsWorthAnIndex = 20;
    private const long RowsMadeAtOnce = 1_000_000;

    private readonly Lock _gate = new();
    private IndexStore? _store;
    private int _missed;

    /// <summary>The rows of some keys as a version of the table has them.</summary>
    /// <param name="table">Reads the table.</param>
    /// <param name="keys">The keys, each once.</param>
    /// <returns>The rows, the key first; null where the index cannot tell.</returns>
    internal List<object?[]>? Find(IndexedTable table, IReadOnlyCollection<object> keys)
    {
        lock (_gate)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                try
                {
                    return BringUp(table) ? Rows(table, keys) : null;
                }
                catch (Exception e) when (e is RocksDbException or IOException or UnauthorizedAccessException or EndOfStreamException or FormatException or SparkException)
                {
                    // The index is only a cache: whatever is wrong with it, the table has the answer. It is made anew once, then left. It may be so far
                    // behind that files it would be brought up from are gone.
                    if (!TryDiscard())
                    {
                        return null;
                    }
                }
            }

            return null;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _store?.Dispose();
            _store = null;
        }
    }

    private bool BringUp(IndexedTable table)
    {
        var wanted = table.Snapshot;
        _store ??= IndexStore.Open(directory);
        if (_store.Stamp is not { } stamp || stamp.TableId != wanted.Metadata.Id || table.CommitMark(stamp.Version) != stamp.Commit)
        {
            return Rebuild(table);
        }

        if (wanted.Version < stamp.Base)
        {
            return false;
        }

        return wanted.Version <= stamp.Version || Advance(table, stamp);
    }

    private bool Advance(IndexedTable table, IndexStamp stamp)
    {
        foreach (var (version, commit) in table.CommitsAfter(stamp.Version))
        {
            if (commit is null || Follow(table, commit, stamp with { Version = version, Commit = table.CommitMark(version) }) is not { } next)
            {
                return table.Snapshot.Version - stamp.Base >= VersionsBetweenRebuilds && Rebuild(table);
            }

            stamp = next;
        }

        return true;
    }

    /// <summary>Brings the index up by a commit.</summary>
    /// <returns>Its stamp since then; null where the commit cannot be followed.</returns>
    private IndexStamp? Follow(IndexedTable table, TableCommit commit, IndexStamp stamp)
    {
        if (commit.Actions.Any(a => a is Metadata or Protocol))
        {
            return null;
        }

        // What came and went without a change of rows, as in an optimization, changes no answer.
        if (commit.ChangeFiles.Any() || commit.Removed.Any(f => f.DataChange))
        {
            // What it knew of older versions goes with the rows.
            var since = stamp with { Base = stamp.Version };
            return table.KeepsChanges && _store!.TryChange(table.RowsChanged(commit), since) ? since : null;
        }

        _store!.Add(table.RowsAdded(commit), stamp);
        return stamp;
    }

    private bool Rebuild(IndexedTable table)
    {
        if (table.ApproximateRows() > RowsMadeAtOnce && ++_missed < LookupsWorthAnIndex)
        {
            return false;
        }

        var version = table.Snapshot.Version;
        var mark = table.CommitMark(version);
        if (mark.Length == 0 || !TryDiscard())
        {
            return false;
        }

        _store = IndexStore.Open(directory);
        _store.Fill(table.RowsInOrder(), new IndexStamp(table.Snapshot.Metadata.Id, version, version, mark));
        return true;
    }

    private List<object?[]> Rows(IndexedTable table, IReadOnlyCollection<object> keys)
    {
        object[] wanted = [.. keys];
        return [.. _store!.Find(Array.ConvertAll(wanted, KeyCodec.Encode), table.Snapshot.Version).Select(found => table.Codec.Decode(wanted[found.Key], found.Row))];
    }

    private bool TryDiscard()
    {
        var isOurs = _store is not null;
        _store?.Dispose();
        _store = null;
        try
        {
            return IndexDirectory.TryRemove(directory, isOurs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It cannot be removed, so it cannot be made anew: the table answers.
            return false;
        }
    }
}
