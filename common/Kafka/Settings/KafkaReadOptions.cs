using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>
/// The options of Spark's Kafka source: <c>subscribe</c>, <c>subscribePattern</c> or <c>assign</c>; <c>startingOffsets</c>,
/// <c>startingTimestamp</c>, <c>startingOffsetsByTimestamp</c> and their like for the end; <c>failOnDataLoss</c>, <c>includeHeaders</c>,
/// <c>maxOffsetsPerTrigger</c>, <c>minOffsetsPerTrigger</c>, <c>maxTriggerDelay</c>; <c>fetchOffset.numRetries</c>, <c>fetchOffset.retryIntervalMs</c>;
/// <c>kafka.*</c> and <c>groupIdPrefix</c> for the client; and one that Spark has not, <see cref="CommitGroup"/>. How an engine cuts a batch into tasks (<c>minPartitions</c>, <c>maxRecordsPerPartition</c>) is for Spark alone.
/// </summary>
public sealed record KafkaReadOptions
{
    /// <summary>
    /// The option that names a consumer group under which a stream writes to the brokers how far it has come, for tools that show lag. The
    /// group is never read. <c>kafka.group.id</c> names the client to the brokers, as in Spark, and writes nothing.
    /// </summary>
    public const string CommitGroup = "commitGroupId";

    /// <summary>The options that say how a stream goes on; a read of one batch has none of them.</summary>
    public static IReadOnlyList<string> OfStream { get; } = ["maxOffsetsPerTrigger", "minOffsetsPerTrigger", "maxTriggerDelay", CommitGroup];

    /// <summary>What is read.</summary>
    public required TopicSelection Topics { get; init; }

    /// <summary>How the client is set.</summary>
    public required ClientSettings Client { get; init; }

    /// <summary>Where reading begins: for a stream by default after the last record, for a batch at the first one.</summary>
    public required OffsetSpec Start { get; init; }

    /// <summary>Where a batch ends; after the last record by default.</summary>
    public required OffsetSpec End { get; init; }

    /// <summary>Whether it is an error that records are gone before they were read; true by default, else they are skipped.</summary>
    public bool FailOnDataLoss { get; init; } = true;

    /// <summary>Whether records have the column <see cref="KafkaColumns.Headers"/>; false by default.</summary>
    public bool IncludeHeaders { get; init; }

    /// <summary>Whether a time after which a partition has no record means its end; else that is an error, as by default.</summary>
    public bool TakesLatestForMissingTime { get; init; }

    /// <summary>How many offsets a batch takes at most, over all partitions; any number by default.</summary>
    public long? MaxOffsets { get; init; }

    /// <summary>How many new offsets there must be before a batch begins; one by default.</summary>
    public long? MinOffsets { get; init; }

    /// <summary>After how long a batch begins although there are fewer; 15 minutes by default.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The consumer group under which a stream writes how far it has come; null, as by default, for none.</summary>
    public string? Group { get; init; }

    /// <summary>How long a read waits for the next record of a range; 2 minutes by default.</summary>
    public TimeSpan PollTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often partitions and offsets are asked for; Spark's 3 times with a second between where one of its two options is given.</summary>
    public OffsetRetries Retries { get; init; } = OffsetRetries.Default;

    /// <summary>Reads a stream's or a batch's options.</summary>
    /// <param name="options">The reader's options.</param>
    /// <param name="isStreaming">Whether a stream is read.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">An option is missing, or has a value that it cannot have.</exception>
    public static KafkaReadOptions Parse(Options options, bool isStreaming)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (isStreaming && options.Keys.FirstOrDefault(k => k.StartsWith("ending", StringComparison.OrdinalIgnoreCase)) is { } ending)
        {
            throw new ArgumentException($"Option {ending} is not for streams, which have no end. Read a batch (Read().Format(\"kafka\")), or let the trigger be AvailableNow.");
        }

        var read = new KafkaReadOptions
        {
            Topics = TopicSelection.Of(options),
            Client = ClientSettings.Of(options),
            Start = Spec(options, "starting", isStreaming ? new OffsetSpec.Latest() : new OffsetSpec.Earliest()),
            End = Spec(options, "ending", new OffsetSpec.Latest()),
            FailOnDataLoss = options.GetBoolean("failOnDataLoss", true),
            IncludeHeaders = options.GetBoolean("includeHeaders", false),
            TakesLatestForMissingTime = Strategy(options),
            MaxOffsets = Positive(options, "maxOffsetsPerTrigger"),
            MinOffsets = Positive(options, "minOffsetsPerTrigger"),
            Group = options.Get(CommitGroup),
            Retries = RetriesOf(options),
        };
        read = options.Get("maxTriggerDelay") is { } delay ? read with { MaxDelay = Duration("maxTriggerDelay", delay) } : read;
        read = Positive(options, "kafkaConsumer.pollTimeoutMs") is { } timeout ? read with { PollTimeout = TimeSpan.FromMilliseconds(timeout) } : read;
        return Checked(read, isStreaming);
    }

    private static KafkaReadOptions Checked(KafkaReadOptions read, bool isStreaming) => (read, isStreaming) switch
    {
        (_, false) when read.Start is OffsetSpec.Latest => throw new ArgumentException("startingOffsets cannot be latest for a batch: there would be no rows."),
        (_, false) when Has(read.Start, PartitionOffsets.Latest) => throw new ArgumentException("startingOffsets of a batch cannot hold -1 (latest): there would be no rows."),
        (_, false) when read.End is OffsetSpec.Earliest => throw new ArgumentException("endingOffsets cannot be earliest: there would be no rows."),
        (_, false) when Has(read.End, PartitionOffsets.Earliest) => throw new ArgumentException("endingOffsets cannot hold -2 (earliest): there would be no rows."),
        (_, false) when read.Group is not null => throw new ArgumentException($"Option {CommitGroup} is for streams: a batch does not go on from where it ended. Leave it out."),
        _ when string.IsNullOrWhiteSpace(read.Group ?? "group") => throw new ArgumentException($"Option {CommitGroup} is empty: name a consumer group."),
        _ when read.MinOffsets > read.MaxOffsets => throw new ArgumentException($"minOffsetsPerTrigger ({read.MinOffsets}) is greater than maxOffsetsPerTrigger ({read.MaxOffsets})."),
        _ => read,
    };

    private static bool Has(OffsetSpec spec, long number) => spec is OffsetSpec.Specific specific && specific.Offsets.All.Any(o => o.Value == number);

    // Of several, Spark takes the time for all first, then the times by partition, then the offsets.
    private static OffsetSpec Spec(Options options, string which, OffsetSpec byDefault)
    {
        if (options.Get($"{which}Timestamp") is not null)
        {
            return new OffsetSpec.Time(Positive(options, $"{which}Timestamp", orZero: true)!.Value);
        }

        if (options.Get($"{which}OffsetsByTimestamp") is { } times)
        {
            return new OffsetSpec.Times(PartitionOffsets.Parse(times, $"{which}OffsetsByTimestamp"));
        }

        return options.Get($"{which}Offsets")?.Trim() switch
        {
            null => byDefault,
            var text when text.Equals("earliest", StringComparison.OrdinalIgnoreCase) => new OffsetSpec.Earliest(),
            var text when text.Equals("latest", StringComparison.OrdinalIgnoreCase) => new OffsetSpec.Latest(),
            var json => new OffsetSpec.Specific(PartitionOffsets.Parse(json, $"{which}Offsets")),
        };
    }

    private static bool Strategy(Options options) => options.Get("startingOffsetsByTimestampStrategy")?.ToLowerInvariant() switch
    {
        null or "error" => false,
        "latest" => true,
        var text => throw new ArgumentException($"Option startingOffsetsByTimestampStrategy must be error or latest, not '{text}'."),
    };

    private static OffsetRetries RetriesOf(Options options) =>
        (Positive(options, "fetchOffset.numRetries"), Positive(options, "fetchOffset.retryIntervalMs", orZero: true)) is var (tries, pause) && (tries ?? pause) is not null
            ? new OffsetRetries(tries ?? 3, TimeSpan.FromMilliseconds(pause ?? 1000))
            : OffsetRetries.Default;

    private static long? Positive(Options options, string name, bool orZero = false) => options.GetLong(name) switch
    {
        null => null,
        var value when value > 0 || (orZero && value == 0) => value,
        var value => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Option {name} must be greater than 0, not {value}.")),
    };

    // Spark's time strings: a whole number and us, ms, s, m, min, h or d; milliseconds without a unit.
    private static TimeSpan Duration(string name, string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        var unit = trimmed.TrimStart([.. "0123456789"]);
        return long.TryParse(trimmed[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? unit switch
            {
                "us" => TimeSpan.FromMicroseconds(number),
                "" or "ms" => TimeSpan.FromMilliseconds(number),
                "s" => TimeSpan.FromSeconds(number),
                "m" or "min" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                "d" => TimeSpan.FromDays(number),
                _ => throw Wrong(),
            }
            : throw Wrong();

        ArgumentException Wrong() => new($"Option {name} must be a time such as 15m, 30s or 500ms, not '{text}'.");
    }
}
