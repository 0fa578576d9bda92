using System.Globalization;
using System.Text;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>
/// A directory of numbered entries, written once each: Spark's <c>HDFSMetadataLog</c>. The last entry may be damaged by a death in the
/// middle of its write and then counts as not written; a damaged one before it is an error.
/// </summary>
/// <typeparam name="T">What an entry says.</typeparam>
internal sealed class BatchLog<T>
    where T : class
{
    /// <summary>Ends the names of entries that repeat all before them.</summary>
    internal const string CompactSuffix = ".compact";

    private readonly IStorage _storage;
    private readonly Func<T, string> _format;
    private readonly Func<string, T> _parse;
    private readonly CrashPoint _reach;
    private readonly string _point;
    private readonly Func<long, string> _nameOf;
    private long? _unsure;

    internal BatchLog(
        IStorage storage,
        string directory,
        Func<T, string> format,
        Func<string, T> parse,
        CrashPoint reach,
        string point,
        Func<long, string>? nameOf = null)
    {
        _storage = storage;
        Directory = directory;
        _format = format;
        _parse = parse;
        _reach = reach;
        _point = $"streaming.{point}";
        _nameOf = nameOf ?? (batch => batch.ToString(CultureInfo.InvariantCulture));
    }

    internal string Directory { get; }

    /// <summary>The batches that have entries, ascending.</summary>
    internal IReadOnlyList<long> Batches() =>
        [.. _storage.List(Directory).Where(e => !e.IsDirectory).Select(e => Number(e.Name)).OfType<long>().Order()];

    /// <summary>The newest whole entry.</summary>
    internal (long Batch, T Entry)? Latest()
    {
        var batches = Batches();
        for (var i = batches.Count - 1; i >= 0; i--)
        {
            if (Read(batches[i], mayBeTorn: i == batches.Count - 1) is { } entry)
            {
                return (batches[i], entry);
            }
        }

        return null;
    }

    /// <summary>A batch's entry, or null where it has none.</summary>
    /// <exception cref="SparkException">The entry is damaged.</exception>
    internal T? Find(long batch) => Read(batch, mayBeTorn: false);

    /// <summary>Writes a batch's entry, in place of a torn one, or of one whose write by this log failed: that may be there all the same.</summary>
    /// <exception cref="SparkException">The batch has an entry: another process works on this checkpoint.</exception>
    internal void Add(long batch, T entry)
    {
        var path = PathOf(batch);
        var bytes = Encoding.UTF8.GetBytes(_format(entry));
        _reach($"{_point}.before-write");
        var isAgain = _unsure == batch;
        _unsure = batch;
        if (!_storage.TryCreate(path, bytes))
        {
            if (!isAgain && Read(batch, mayBeTorn: true) is not null)
            {
                _unsure = null;
                throw new SparkException(
                    "CONCURRENT_STREAM_LOG_UPDATE",
                    $"Concurrent update to the log. Batch {batch} has an entry already at '{path}'. Does another process use this checkpoint?");
            }

            _storage.Write(path, bytes);
        }

        _unsure = null;
        _reach($"{_point}.after-write");
    }

    /// <summary>Deletes the entries of batches before one.</summary>
    internal void Purge(long before)
    {
        foreach (var batch in Batches().TakeWhile(b => b < before))
        {
            _reach($"{_point}.before-purge");
            _storage.Delete(PathOf(batch));
            _reach($"{_point}.after-purge");
        }
    }

    private string PathOf(long batch) => StoragePath.Combine(Directory, _nameOf(batch));

    /// <summary>A batch's entry, or null where it has none or, if that may be, a torn one.</summary>
    internal T? Read(long batch, bool mayBeTorn)
    {
        if (_storage.TryReadAllBytes(PathOf(batch)) is not { } bytes)
        {
            return null;
        }

        try
        {
            return _parse(Encoding.UTF8.GetString(bytes));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return mayBeTorn ? null : throw Damaged(PathOf(batch), e);
        }
    }

    private static long? Number(string name) =>
        long.TryParse(name.EndsWith(CompactSuffix, StringComparison.Ordinal) ? name[..^CompactSuffix.Length] : name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static SparkException Damaged(string path, Exception e) => new(
        "STREAMING_CHECKPOINT_DAMAGED",
        $"The checkpoint file '{path}' cannot be read: {e.Message}. Restore it from a copy, or start a new generation with --reset.",
        e);
}
