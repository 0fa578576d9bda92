using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>
/// New files below a path or glob, each taken once. Whether a file is new goes by its path alone, so that one that comes late with an
/// old time is taken too, and one that is overwritten is not taken again. An offset is the number of an entry in the source's log.
/// </summary>
internal sealed class FileStreamSource : IMicroBatchSource
{
    private static readonly string[] OwnOptions = ["maxFilesPerTrigger", "maxBytesPerTrigger", "latestFirst", MissingFiles.Option];

    private static readonly StructType TextSchema = new(new StructField("value", new StringType()));

    private readonly DataSource _read;
    private readonly IStorage _storage;
    private readonly string _root;
    private readonly FileListing _listing;
    private readonly FileSourceLog _log;
    private readonly bool _latestFirst;
    private List<StorageEntry>? _available;

    internal FileStreamSource(DataSource read, SourceContext context)
    {
        _read = read;
        _storage = context.Storage;
        _root = read.Paths is [var path]
            ? FileListing.IsGlob(path) ? path : context.Storage.Canonical(path)
            : throw new ArgumentException($"A stream of files reads one path or glob, not {read.Paths.Count}. Use a glob or a union of streams.");
        _listing = new FileListing(context.Storage, read.Options.GetBoolean("recursiveFileLookup", false));
        _log = new FileSourceLog(context);
        _latestFirst = read.Options.GetBoolean("latestFirst", false);
        Limit = SourceOptions.Limit(read.Options, defaultMaxFiles: null);
        if (!FileListing.IsGlob(_root) && !context.Storage.Exists(_root))
        {
            throw new AnalysisException("PATH_NOT_FOUND", $"Path does not exist: {_root}. Create the directory that the stream is to watch, or check the path.");
        }
    }

    public string Description => $"FileStreamSource[{_root}]";

    public ReadLimit Limit { get; }

    public string? InitialOffset() => null;

    public void PrepareForAvailableNow() => _available = NewFiles();

    public string? LatestOffset(string? start, ReadLimit limit)
    {
        var from = Parse(start);
        if (_log.Latest < from)
        {
            throw new SparkException(
                "STREAMING_CHECKPOINT_DAMAGED",
                $"The progress of {Description} is at entry {from} but its log ends at {_log.Latest}, so that files already read would be read again. "
                + "Restore the checkpoint from a copy, or start a new generation with --reset.");
        }

        // Files that a run took and did not get to are a batch before any other.
        if (_log.Latest == from)
        {
            Take(limit);
        }

        return _log.Latest == from ? start : Format(_log.Latest);
    }

    public string? ReportLatest(string? end) => end;

    public SourceBatch GetBatch(string? start, string? end)
    {
        var entries = Present([.. _log.Between(Parse(start), Parse(end)).Select(e => e.Path)]);
        var files = entries.Select(e => e.Path).ToValueList();
        if (files.Count == 0)
        {
            return new SourceBatch(new LocalRelation(_read.Schema ?? TextSchema, []), Rows: 0);
        }

        // These are names of files: signs of globs in them mean nothing.
        var options = _read.Options.Without(OwnOptions).With("__globPaths__", "false");
        if (!FileListing.IsGlob(_root) && options.Get("basePath") is null && files.Any(f => f != _root))
        {
            options = options.With("basePath", _root);
        }

        return new SourceBatch(new DataSource(_read.Format, _read.Schema, options, files), Rows: null)
        {
            Size = new BatchSize(entries.Count, entries.Sum(e => e.Length)),
        };
    }

    public void Commit(string end)
    {
        // The log must go on knowing every file, and clears what it repeats by itself.
    }

    /// <summary>The files of a batch, all of which must be there still.</summary>
    private IReadOnlyList<(string Path, long Length)> Present(IReadOnlyList<string> files)
    {
        var found = files.Select(file => (Path: file, Entry: _storage.Find(file))).ToList();
        var missing = found.Where(f => f.Entry is null).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return missing.Count == 0 || _read.Options.GetBoolean(MissingFiles.Option, false)
            ? [.. found.Where(f => f.Entry is not null).Select(f => (f.Path, f.Entry!.Length))]
            : throw MissingFiles.Error(files, missing);
    }

    private void Take(ReadLimit limit)
    {
        var files = _available ?? NewFiles();
        var count = limit.Count(files.Select(f => f.Length));
        if (count > 0)
        {
            _log.Add(files.Take(count).Select(f => (f.Path, f.LastModified.ToUnixTimeMilliseconds())));
            _available?.RemoveRange(0, count);
        }
    }

    private List<StorageEntry> NewFiles()
    {
        var files = _listing.Files(_root).Where(f => !_log.HasSeen(f.Path)).OrderBy(f => f.LastModified).ThenBy(f => f.Path, StringComparer.Ordinal);
        return [.. _latestFirst ? files.Reverse() : files];
    }

    private static string Format(long entry) => string.Create(CultureInfo.InvariantCulture, $$"""{"logOffset":{{entry}}}""");

    private static long Parse(string? offset)
    {
        if (offset is null)
        {
            return -1;
        }

        try
        {
            using var json = JsonDocument.Parse(offset);
            return json.RootElement.GetProperty("logOffset").GetInt64();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw ForeignOffset.Error(offset, "files", e);
        }
    }
}
