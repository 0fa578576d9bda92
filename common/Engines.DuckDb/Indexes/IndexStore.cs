using System.Globalization;
using RocksDbSharp;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>
/// Rows by key in a RocksDB of its own. Rows are only added, each under its key and the version that brought it, so that nothing is read to
/// write. A key that has rows is there by itself, too: a Bloom filter spares the look-up of most that have none. The stamp changes in the same
/// atomic write as the rows. Nothing is brought to the disk at once: after a crash it is an older state of itself.
/// </summary>
internal sealed class IndexStore : IDisposable
{
    private const int BloomBitsPerKey = 10;
    private const int RowsPerWrite = 10_000;
    private const int KeysPerLookup = 4096;

    // A process has several stores open, each with two of these at most.
    private const ulong WriteBuffer = 16 << 20;

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
        var options = new DbOptions().SetCreateIfMissing(true).SetBlockBasedTableFactory(table).SetKeepLogFileNum(1).SetWriteBufferSize(WriteBuffer);
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
            foreach (var row in Rows(rows, RowKey.Prefix(keys[place]), version))
            {
                yield return (place, row);
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

        batch.Put(StampKey, stamp.ToBytes());
        CrashPoints.Reach("index.add.before-write");
        _database.Write(batch);
        CrashPoints.Written("index.add.write", NewestLog);
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

    private static void Put(WriteBatch batch, byte[] key, byte[] row, long version, int number)
    {
        batch.Put(key, NoBytes);
        batch.Put(RowKey.Of(key, version, number), row);
    }

    private static IEnumerable<byte[]> Rows(Iterator rows, byte[] prefix, long version)
    {
        for (rows.Seek(prefix); rows.Valid() && RowKey.Version(rows.GetKeySpan(), prefix) is { } since && since <= version; rows.Next())
        {
            yield return rows.Value();
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
