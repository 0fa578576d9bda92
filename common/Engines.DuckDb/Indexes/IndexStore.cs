using System.Globalization;
using RocksDbSharp;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>
/// Rows by key in a RocksDB of its own, each under its key and the version that brought it, so that nothing is read to add one. A key that has
/// rows is there by itself, too: a Bloom filter spares the look-up of most that have none. The stamp changes in the same atomic write as the
/// rows. Nothing is brought to the disk at once: after a crash it is an older state of itself.
/// </summary>
internal sealed class IndexStore : IDisposable
{
    /// <summary>The most rows of a change, which is in memory as a whole.</summary>
    internal const int MostChanged = 200_000;

    private const int BloomBitsPerKey = 10;
    private const int RowsPerWrite = 10_000;
    private const int KeysPerLookup = 4096;

    // A process has several stores open, each with two of these at most.
    private const ulong WriteBuffer = 16 << 20;

    // Each merge of new files into the sorted ones writes much of these again. A look-up asks each new file's Bloom filter, which is cheap.
    private const int NewFiles = 16;

    private static readonly byte[] StampKey = [0];
    private static readonly byte[] NoBytes = [];
    private readonly RocksDb _database;
    private readonly string _directory;

    private IndexStore(RocksDb database, string directory) => (_database, _directory) = (database, directory);

    /// <summary>Opens the store in a directory, or makes an empty one.</summary>
    /// <exception cref="RocksDbException">It is damaged, or another process has it open.</exception>
    internal static IndexStore Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var table = new BlockBasedTableOptions().SetFilterPolicy(BloomFilterPolicy.Create(BloomBitsPerKey, false)).SetWholeKeyFiltering(true);
        var options = new DbOptions().SetCreateIfMissing(true).SetBlockBasedTableFactory(table).SetKeepLogFileNum(1).SetWriteBufferSize(WriteBuffer)
            .SetLevel0FileNumCompactionTrigger(NewFiles).SetLevel0SlowdownWritesTrigger(2 * NewFiles).SetLevel0StopWritesTrigger(3 * NewFiles);
        return new IndexStore(RocksDb.Open(options, directory), directory);
    }

    /// <summary>Which rows it has; null where that is not known, so that it has to be made anew.</summary>
    internal IndexStamp? Stamp => IndexStamp.TryParse(_database.Get(StampKey));

    /// <summary>The rows of keys as a version of the table has them.</summary>
    /// <param name="keys">The keys' bytes, each once.</param>
    /// <param name="version">The version.</param>
    /// <returns>Each row's bytes, with the place of its key.</returns>
    internal IEnumerable<(int Key, byte[] Row)> Find(byte[][] keys, long version)
    {
        using var rows = _database.NewIterator();
        foreach (var place in Present(keys))
        {
            foreach (var since in Versions(rows, keys[place]))
            {
                if (since > version)
                {
                    break;
                }

                yield return (place, rows.Value());
            }
        }
    }

    /// <summary>Adds the rows that a version brought to those that are there, and sets the stamp, in one write.</summary>
    internal void Add(IEnumerable<(byte[] Key, byte[] Row)> rows, IndexStamp stamp)
    {
        using var batch = new WriteBatch();
        var number = 0;
        foreach (var (key, row) in rows)
        {
            Put(batch, key, row, stamp.Version, number++);
        }

        Write(batch, stamp);
    }

    /// <summary>Takes the rows away that a version took away, adds those that it brought, and sets the stamp, in one write.</summary>
    /// <returns>False where there are more than <see cref="MostChanged"/>: nothing is written then.</returns>
    /// <exception cref="FormatException">A row that the version took away is not there.</exception>
    internal bool TryChange(IEnumerable<(byte[] Key, byte[] Row, bool IsGone)> rows, IndexStamp stamp)
    {
        using var batch = new WriteBatch();
        using var present = _database.NewIterator();
        var gone = new HashSet<byte[]>(ByteComparer.Instance);
        var number = 0;
        foreach (var (key, row, isGone) in rows)
        {
            if (++number > MostChanged)
            {
                return false;
            }

            if (isGone)
            {
                var place = Places(present, key, row).FirstOrDefault(place => !gone.Contains(place))
                    ?? throw new FormatException("The index lacks a row that the table had.");
                gone.Add(place);
                batch.Delete(place);
            }
            else
            {
                Put(batch, key, row, stamp.Version, number);
            }
        }

        Write(batch, stamp);
        return true;
    }

    /// <summary>Fills an empty store with the rows of a version, best in the order of their keys. The stamp comes last: without it the store counts as empty.</summary>
    internal void Fill(IEnumerable<(byte[] Key, byte[] Row)> rows, IndexStamp stamp)
    {
        var count = 0;
        var withoutLog = new WriteOptions().DisableWal(1);
        CrashPoints.Reach("index.fill.before-write");
        foreach (var part in rows.Chunk(RowsPerWrite))
        {
            using var batch = new WriteBatch();
            foreach (var (key, row) in part)
            {
                Put(batch, key, row, stamp.Version, count++);
            }

            _database.Write(batch, withoutLog);
        }

        _database.Flush(new FlushOptions().SetWaitForFlush(true));
        CrashPoints.Reach("index.fill.before-stamp");
        _database.Put(StampKey, stamp.ToBytes());
        CrashPoints.Written("index.fill.write", NewestLog);
    }

    public void Dispose() => _database.Dispose();

    private void Write(WriteBatch batch, IndexStamp stamp)
    {
        batch.Put(StampKey, stamp.ToBytes());
        CrashPoints.Reach("index.add.before-write");
        _database.Write(batch);
        CrashPoints.Written("index.add.write", NewestLog);
    }

    /// <summary>Under what rows of a key stand that are like one.</summary>
    private static IEnumerable<byte[]> Places(Iterator rows, byte[] key, byte[] row) =>
        Versions(rows, key).Where(_ => rows.GetValueSpan().SequenceEqual(row)).Select(_ => rows.Key());

    private static void Put(WriteBatch batch, byte[] key, byte[] row, long version, int number)
    {
        batch.Put(key, NoBytes);
        batch.Put(RowKey.Of(key, version, number), row);
    }

    /// <summary>The versions that brought a key's rows, the oldest first. The iterator stands on the row of the one that was given last.</summary>
    private static IEnumerable<long> Versions(Iterator rows, byte[] key)
    {
        var prefix = RowKey.Prefix(key);
        for (rows.Seek(prefix); rows.Valid() && RowKey.Version(rows.GetKeySpan(), prefix) is { } since; rows.Next())
        {
            yield return since;
        }

        if (!rows.Valid())
        {
            // At the end of all rows, or at damage, which an iterator does not tell by itself.
            Native.Instance.rocksdb_iter_get_error(rows.Handle);
        }
    }

    // In the keys' order, which costs less than any other.
    private IEnumerable<int> Present(byte[][] keys)
    {
        foreach (var places in Enumerable.Range(0, keys.Length).OrderBy(place => keys[place], ByteComparer.Instance).Chunk(KeysPerLookup))
        {
            foreach (var (place, found) in places.Zip(_database.MultiGet(Array.ConvertAll(places, place => keys[place]))))
            {
                if (found.Value is not null)
                {
                    yield return place;
                }
            }
        }
    }

    // RocksDB numbers its logs of writes, and writes to the last.
    private string NewestLog() => Directory.EnumerateFiles(_directory, "*.log").MaxBy(path => long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture))!;
}
