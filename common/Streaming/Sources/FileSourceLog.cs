using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Streaming.Checkpoints;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>
/// The files that a stream has taken, in Spark's form: entry N holds the files taken at the N-th time, every tenth repeats all before
/// it and is named <c>N.compact</c>.
/// </summary>
internal sealed class FileSourceLog
{
    private const int CompactInterval = 10;

    private readonly BatchLog<IReadOnlyList<FileEntry>> _log;
    private readonly SortedDictionary<long, FileEntry[]> _byBatch = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    internal FileSourceLog(SourceContext context)
    {
        _log = new(context.Checkpoint, context.Directory, FileEntry.ToText, FileEntry.Parse, context.Reach, "source-log", NameOf);
        Load();
    }

    /// <summary>The newest entry, or -1.</summary>
    internal long Latest => _byBatch.Count == 0 ? -1 : _byBatch.Keys.Last();

    internal bool HasSeen(string path) => _seen.Contains(path);

    /// <summary>The files of the entries after one and up to another, in the order in which they were taken.</summary>
    internal IEnumerable<FileEntry> Between(long after, long upTo) =>
        _byBatch.Where(p => p.Key > after && p.Key <= upTo).SelectMany(p => p.Value);

    /// <summary>Takes files, durably, as the next entry.</summary>
    internal void Add(IEnumerable<(string Path, long Timestamp)> files)
    {
        var batch = Latest + 1;
        FileEntry[] entries = [.. files.Select(f => new FileEntry(f.Path, f.Timestamp, batch))];
        _log.Add(batch, IsCompact(batch) ? [.. _byBatch.Values.SelectMany(e => e), .. entries] : entries);
        Remember(batch, entries);
        if (IsCompact(batch))
        {
            // The entries since the compact one before stay: they carry the stream if this one turns out to be damaged.
            _log.Purge(batch - CompactInterval);
        }
    }

    private void Load()
    {
        var batches = _log.Batches();
        var expected = 0L;
        for (var i = FirstToRead(batches); i < batches.Count; i++)
        {
            var entries = _log.Read(batches[i], mayBeTorn: i == batches.Count - 1);
            if (entries is null)
            {
                return;
            }

            if (batches[i] != expected && !IsCompact(batches[i]))
            {
                throw Missing(expected);
            }

            foreach (var group in entries.GroupBy(e => e.BatchId).Where(g => !_byBatch.ContainsKey(g.Key)))
            {
                Remember(group.Key, [.. group]);
            }

            expected = batches[i] + 1;
        }
    }

    private int FirstToRead(IReadOnlyList<long> batches)
    {
        for (var i = batches.Count - 1; i > 0; i--)
        {
            if (IsCompact(batches[i]) && _log.Read(batches[i], mayBeTorn: i == batches.Count - 1) is not null)
            {
                return i;
            }
        }

        return 0;
    }

    private void Remember(long batch, FileEntry[] entries)
    {
        _byBatch[batch] = entries;
        _seen.UnionWith(entries.Select(e => e.Path));
    }

    private SparkException Missing(long batch) => new(
        "STREAMING_CHECKPOINT_DAMAGED",
        $"The source log '{_log.Directory}' lacks entry {batch}, so that it is not known which files were read. "
        + "Restore it from a copy, or start a new generation with --reset.");

    private static bool IsCompact(long batch) => (batch + 1) % CompactInterval == 0;

    private static string NameOf(long batch) =>
        batch.ToString(CultureInfo.InvariantCulture) + (IsCompact(batch) ? BatchLog<FileEntry>.CompactSuffix : "");
}
