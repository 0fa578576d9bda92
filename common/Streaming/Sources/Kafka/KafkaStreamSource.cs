using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Streaming.Sources.Kafka;

/// <summary>
/// The records of topics. An offset is the next offset of each partition, as Spark's own source writes it in checkpoints. Group offsets of the
/// brokers are never read, and written only where that is asked for: the checkpoint alone tells what is done.
/// </summary>
internal sealed class KafkaStreamSource : IMicroBatchSource
{
    private static readonly string[] Places =
    [
        "maxBytesPerTrigger", "maxFilesPerTrigger",
        "assign", "subscribe", "subscribePattern", "startingOffsets", "startingTimestamp", "startingOffsetsByTimestamp", "startingOffsetsByTimestampStrategy",
    ];

    private readonly DataSource _read;
    private readonly KafkaReadOptions _options;
    private readonly IOffsetReader _offsets;
    private readonly TimeProvider _clock;
    private PartitionOffsets? _end;
    private PartitionOffsets? _latestSeen;
    // Until it is known how large records are, a batch of this many is safe, whatever they are.
    private const long RowsOfUnknownSize = 4096;

    private readonly GroupNote _group;
    private readonly LagHistory _history = new();
    private DateTimeOffset _lastBatch = DateTimeOffset.MinValue;
    private bool _hasPlanned;

    internal KafkaStreamSource(DataSource read, KafkaReadOptions options, IOffsetReader offsets, TimeProvider clock, IGroupOffsets? group = null)
    {
        (_read, _options, _offsets, _clock) = (read, options, offsets, clock);
        _group = new GroupNote(group, clock);
        Limit = new ReadLimit(MaxBytes: SourceOptions.Limit(read.Options, defaultMaxFiles: null).MaxBytes, MaxRows: options.MaxOffsets, MinRows: options.MinOffsets);
    }

    public string Description => $"KafkaV2[{_options.Topics}]";

    public ReadLimit Limit { get; }

    public string? InitialOffset() => _offsets.Start().ToJson();

    public void PrepareForAvailableNow() => _end = _offsets.Latest(_offsets.Partitions());

    public string? LatestOffset(string? start, ReadLimit limit)
    {
        var latest = _end ?? _offsets.Latest(_offsets.Partitions());
        var from = Begin(Parse(start!), latest);
        _latestSeen = latest;
        _history.Note(_clock.GetUtcNow(), latest);
        if (limit.MinRows is { } fewest && _end is null && IsTooSoon(from, latest, fewest))
        {
            return start;
        }

        var end = (MostRows(limit) is { } most ? OffsetLimit.Cut(from, latest, most) : latest).ToJson();
        (_lastBatch, _hasPlanned) = end == start ? (_lastBatch, _hasPlanned) : (_clock.GetUtcNow(), true);
        return end;
    }

    public SourceLag? LagBehind(string? end) => end is null || _latestSeen is null ? null : _history.Behind(Parse(end), _latestSeen);

    public string? ReportLatest(string? end) => _latestSeen?.ToJson() ?? end;

    public SourceBatch GetBatch(string? start, string? end)
    {
        // A batch that a run before this one decided on is not planned again.
        if (_latestSeen is null && _options.FailOnDataLoss)
        {
            _offsets.Partitions();
        }

        var (from, until) = (Parse(start!), Parse(end!));
        OffsetRange[] ranges = [.. until.All.Select(u => new OffsetRange(u.Key, from[u.Key] ?? 0, u.Value)).Where(r => r.Count > 0)];
        return ranges.Length == 0
            ? new SourceBatch(new LocalRelation(KafkaColumns.Schema(_options.IncludeHeaders), []), Rows: 0)
            : new SourceBatch(_read with { IsStreaming = false, Options = OptionsOf(ranges) }, Rows: null) { Size = SizeOf(ranges) };
    }

    public void Commit(string end) => _group.Write(Parse(end));

    public string? Warning => _group.Warning;

    /// <summary>
    /// A read of committed records only, whatever an engine's client would do by itself. Planning and reading have the same settings, so that an
    /// engine's client serves both.
    /// </summary>
    internal static DataSource OfCommitted(DataSource read)
    {
        const string isolation = "kafka.isolation.level";
        return read.Options.ContainsKey(isolation) ? read : read with { Options = read.Options.With(isolation, "read_committed") };
    }

    private Options OptionsOf(OffsetRange[] ranges) => _read.Options.Without([.. Places, .. KafkaReadOptions.OfStream])
        .With("assign", TopicSelection.Assign.Json(ranges.Select(r => r.Partition)))
        .With("startingOffsets", new PartitionOffsets(ranges.Select(r => KeyValuePair.Create(r.Partition, r.From))).ToJson())
        .With("endingOffsets", new PartitionOffsets(ranges.Select(r => KeyValuePair.Create(r.Partition, r.Until))).ToJson());

    /// <summary>Where a batch begins in each partition; new ones at their first record.</summary>
    private PartitionOffsets Begin(PartitionOffsets from, PartitionOffsets latest)
    {
        Check(from, latest);
        var added = latest.Partitions.Where(p => from[p] is null).ToList();
        var earliest = _offsets.Earliest(added);
        return new(latest.All.Select(l => KeyValuePair.Create(l.Key, from[l.Key] ?? earliest[l.Key]!.Value)));
    }

    private void Check(PartitionOffsets from, PartitionOffsets latest)
    {
        if (!_options.FailOnDataLoss)
        {
            return;
        }

        if (from.Partitions.Where(p => latest[p] is null).ToList() is { Count: > 0 } gone)
        {
            throw KafkaFailures.DataLoss("PARTITIONS_DELETED", $"the partitions {string.Join(", ", gone)} are gone.");
        }

        foreach (var (partition, offset) in from.All.Where(f => latest[f.Key] < f.Value))
        {
            throw KafkaFailures.DataLoss("PARTITION_OFFSET_CHANGED", $"{partition} was read up to offset {offset}, but ends at {latest[partition]} now.");
        }
    }

    private BatchSize SizeOf(OffsetRange[] ranges)
    {
        var rows = ranges.Sum(r => r.Count);
        return new BatchSize(Bytes: (long?)(rows * _offsets.MeanRecordSize), Rows: rows);
    }

    // An engine that reads by itself does not tell how large records are: then bytes do not count.
    private long? MostRows(ReadLimit limit)
    {
        if (limit.MaxBytes is not { } bytes)
        {
            return limit.MaxRows;
        }

        long? fitting = _offsets.MeanRecordSize is { } size ? Math.Max(1, (long)(bytes / Math.Max(1, size))) : _hasPlanned ? null : RowsOfUnknownSize;
        return Math.Min(fitting ?? long.MaxValue, limit.MaxRows ?? long.MaxValue);
    }

    private bool IsTooSoon(PartitionOffsets from, PartitionOffsets latest, long fewest) =>
        latest.All.Sum(l => Math.Max(0, l.Value - from[l.Key]!.Value)) < fewest
        && _clock.GetUtcNow() - _lastBatch < _options.MaxDelay;

    private static PartitionOffsets Parse(string offset)
    {
        try
        {
            return PartitionOffsets.Parse(offset, "of the checkpoint");
        }
        catch (ArgumentException e)
        {
            throw ForeignOffset.Error(offset, "topics", e);
        }
    }
}
