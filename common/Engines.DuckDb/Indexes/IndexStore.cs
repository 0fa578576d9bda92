using System.Globalization;
using RocksDbSharp;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>
/// Rows by key in a RocksDB of its own, with a Bloom filter that spares the look-up of most keys that are not there. Its stamp changes in
/// the same atomic write as its rows. Nothing is brought to the disk at once: after a crash it is an older state of itself.
/// </summary>
internal sealed class IndexStore : IDisposable
{
    private const int BloomBitsPerKey = 10;
    private const int RowsPerWrite = 10_000;
    private static readonly byte[] StampKey = [0];
    private readonly RocksDb _database;
    private readonly string _directory;

    private IndexStore(RocksDb database, string directory) => (_database, _directory) = (database, directory);

    /// <summary>Opens the store in a directory, or makes an empty one.</summary>
    /// <exception cref="RocksDbException">It is damaged, or another process has it open.</exception>
    internal static IndexStore Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var table = new BlockBasedTableOptions().SetFilterPolicy(BloomFilterPolicy.Create(BloomBitsPerKey, false)).SetWholeKeyFiltering(true);
        var options = new DbOptions().SetCreateIfMissing(true).SetBlockBasedTableFactory(table).SetKeepLogFileNum(1);
        return new IndexStore(RocksDb.Open(options, directory), directory);
    }

    /// <summary>Which rows it has; null where that is not known, so that it has to be made anew.</summary>
    internal IndexStamp? Stamp => IndexStamp.TryParse(_database.Get(StampKey));

    /// <summary>The bytes of the rows of keys, in the order of the keys; null for a key without rows.</summary>
    internal byte[]?[] Find(byte[][] keys) => Array.ConvertAll(_database.MultiGet(keys), pair => (byte[]?)pair.Value);

    /// <summary>Adds rows to those that are there, and sets the stamp, in one write.</summary>
    internal void Add(IEnumerable<(byte[] Key, byte[] Row)> rows, IndexStamp stamp)
    {
        using var batch = new WriteBatch();
        var added = new Dictionary<byte[], byte[]>(ByteComparer.Instance);
        foreach (var (key, row) in rows)
        {
            added[key] = added.TryGetValue(key, out var before) ? [.. before, .. row] : row;
        }

        foreach (var keys in added.Keys.Order(ByteComparer.Instance).Chunk(RowsPerWrite))
        {
            foreach (var (key, before) in keys.Zip(Find(keys)))
            {
                batch.Put(key, before is null ? added[key] : [.. before, .. added[key]]);
            }
        }

        batch.Put(StampKey, stamp.ToBytes());
        CrashPoints.Reach("index.add.before-write");
        _database.Write(batch);
        CrashPoints.Written("index.add.write", NewestLog);
    }

    /// <summary>Fills an empty store with rows in the order of their keys. The stamp comes last: without it the store counts as empty.</summary>
    /// <returns>How many rows there were.</returns>
    internal long Fill(IEnumerable<(byte[] Key, byte[] Row)> rows, Func<long, IndexStamp> stamp)
    {
        var count = 0L;
        var withoutLog = new WriteOptions().DisableWal(1);
        CrashPoints.Reach("index.fill.before-write");
        foreach (var part in ByKey(rows).Chunk(RowsPerWrite))
        {
            using var batch = new WriteBatch();
            foreach (var (key, bytes, number) in part)
            {
                batch.Put(key, bytes);
                count += number;
            }

            _database.Write(batch, withoutLog);
        }

        _database.Flush(new FlushOptions().SetWaitForFlush(true));
        CrashPoints.Reach("index.fill.before-stamp");
        _database.Put(StampKey, stamp(count).ToBytes());
        CrashPoints.Written("index.fill.write", NewestLog);
        return count;
    }

    public void Dispose() => _database.Dispose();

    // RocksDB numbers its logs of writes, and writes to the last.
    private string NewestLog() => Directory.EnumerateFiles(_directory, "*.log").MaxBy(path => long.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture))!;

    private static IEnumerable<(byte[] Key, byte[] Rows, int Count)> ByKey(IEnumerable<(byte[] Key, byte[] Row)> rows)
    {
        byte[]? key = null;
        byte[] bytes = [];
        var count = 0;
        foreach (var next in rows)
        {
            if (key is not null && !key.AsSpan().SequenceEqual(next.Key))
            {
                yield return (key, bytes, count);
                (bytes, count) = ([], 0);
            }

            (key, bytes, count) = (next.Key, count == 0 ? next.Row : [.. bytes, .. next.Row], count + 1);
        }

        if (key is not null)
        {
            yield return (key, bytes, count);
        }
    }
}
