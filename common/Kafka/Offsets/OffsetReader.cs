using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Topics;
using Place = Confluent.Kafka.Admin.OffsetSpec;

namespace SparkPersonalization.Kafka.Offsets;

/// <summary>Asks the brokers which partitions there are, and where they begin and end. In a read of committed records, the end is that of the last finished transaction.</summary>
/// <param name="client">The client.</param>
/// <param name="options">What is read.</param>
/// <param name="stop">Ends waits for the brokers.</param>
public sealed class OffsetReader(KafkaClient client, KafkaReadOptions options, CancellationToken stop = default) : IOffsetReader
{
    private readonly TopicReader _topics = new(client, stop, options.Retries);
    private readonly BrokerCall _call = new(client, stop, retries: options.Retries);

    /// <inheritdoc/>
    public double? MeanRecordSize => client.Sizes.Mean;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> TopicIds { get; private set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyList<KafkaPartition> Partitions()
    {
        var known = _topics.Find(options.Topics);
        TopicIds = known.Where(TopicReader.HasId).ToDictionary(t => t.Name, t => t.TopicId.ToString(), StringComparer.Ordinal);
        KafkaPartition[] found = [.. known.SelectMany(TopicReader.Partitions).Where(options.Topics.Takes).Order(KafkaPartition.InOrder)];
        var missing = options.Topics switch
        {
            TopicSelection.Subscribe topics => topics.Topics.Where(t => !found.Any(p => p.Topic == t)),
            TopicSelection.Assign assign => assign.Partitions.Except(found).Select(p => p.ToString()),
            _ => [],
        };
        return missing.ToList() is { Count: > 0 } names
            ? throw new SparkException("KAFKA_TOPIC_NOT_FOUND", $"Kafka at {client.Settings.BootstrapServers} has no {string.Join(", ", names)}. Create the topic, or name another.")
            : found;
    }

    /// <inheritdoc/>
    public PartitionOffsets Start() => Resolve(options.Start, "starting", options.TakesLatestForMissingTime);

    /// <summary>The offsets that the options' end means now.</summary>
    /// <returns>An offset for each partition that there is.</returns>
    public PartitionOffsets End() => Resolve(options.End, "ending", takesLatest: true);

    /// <summary>What a batch reads: what is planned already, or what the options mean now.</summary>
    /// <returns>The ranges that have offsets.</returns>
    public IReadOnlyList<OffsetRange> Ranges()
    {
        var (from, until) = Planned() ?? (Start(), End());
        return [.. until.All.Select(u => new OffsetRange(u.Key, from[u.Key] ?? u.Value, u.Value)).Where(r => r.Count > 0)];
    }

    // A stream's batch says for each partition what to read, and the brokers need not be asked.
    private (PartitionOffsets From, PartitionOffsets Until)? Planned() =>
        (options.Topics, options.Start, options.End) is (TopicSelection.Assign topics, OffsetSpec.Specific { Offsets: var from }, OffsetSpec.Specific { Offsets: var until })
        && topics.Partitions.SequenceEqual(from.Partitions) && topics.Partitions.SequenceEqual(until.Partitions)
        && from.All.Concat(until.All).All(o => o.Value >= 0)
            ? (from, until)
            : null;

    /// <inheritdoc/>
    public PartitionOffsets Latest(IReadOnlyList<KafkaPartition> partitions) => List(partitions, _ => Place.Latest());

    /// <inheritdoc/>
    public PartitionOffsets Earliest(IReadOnlyList<KafkaPartition> partitions) => List(partitions, _ => Place.Earliest());

    private PartitionOffsets Resolve(OffsetSpec spec, string which, bool takesLatest)
    {
        var partitions = Partitions();
        return spec switch
        {
            OffsetSpec.Earliest => Earliest(partitions),
            OffsetSpec.Latest => Latest(partitions),
            OffsetSpec.Time time => AtTimes(partitions, new(partitions.Select(p => KeyValuePair.Create(p, time.Milliseconds))), which, takesLatest),
            OffsetSpec.Times times => AtTimes(partitions, Matching(times.Milliseconds, partitions, $"{which}OffsetsByTimestamp"), which, takesLatest),
            OffsetSpec.Specific specific => Named(partitions, Matching(specific.Offsets, partitions, $"{which}Offsets")),
            _ => throw new InvalidOperationException($"{spec.GetType().Name} has no offsets."),
        };
    }

    private static PartitionOffsets Matching(PartitionOffsets given, IReadOnlyList<KafkaPartition> partitions, string option) =>
        given.Partitions.SequenceEqual(partitions)
            ? given
            : throw new ArgumentException($"Option {option} must have a value for each partition, and for no other. It has {given}; the partitions are {string.Join(", ", partitions)}. Use -1 for latest, -2 for earliest.");

    private PartitionOffsets Named(IReadOnlyList<KafkaPartition> partitions, PartitionOffsets given)
    {
        var (earliest, latest) = (given.All.Any(o => o.Value == PartitionOffsets.Earliest) ? Earliest(partitions) : given, given.All.Any(o => o.Value == PartitionOffsets.Latest) ? Latest(partitions) : given);
        return new(given.All.Select(o => KeyValuePair.Create(o.Key, (o.Value switch
        {
            PartitionOffsets.Earliest => earliest[o.Key],
            PartitionOffsets.Latest => latest[o.Key],
            _ => o.Value,
        })!.Value)));
    }

    private PartitionOffsets AtTimes(IReadOnlyList<KafkaPartition> partitions, PartitionOffsets times, string which, bool takesLatest)
    {
        var found = List(partitions, p => Place.ForTimestamp(times[p]!.Value));
        var without = found.All.Where(o => o.Value < 0).Select(o => o.Key).ToList();
        if (without.Count == 0)
        {
            return found;
        }

        if (!takesLatest)
        {
            throw new ArgumentException(
                $"No record of {string.Join(", ", without)} is as late as the {which} time asks for. Choose an earlier one, or set startingOffsetsByTimestampStrategy to latest.");
        }

        var latest = Latest(without);
        return new(found.All.Select(o => KeyValuePair.Create(o.Key, latest[o.Key] ?? o.Value)));
    }

    private PartitionOffsets List(IReadOnlyList<KafkaPartition> partitions, Func<KafkaPartition, Place> place)
    {
        if (partitions.Count == 0)
        {
            return PartitionOffsets.None;
        }

        var asked = partitions.Select(p => new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(p.Topic, p.Partition), OffsetSpec = place(p) });
        var listing = new ListOffsetsOptions { RequestTimeout = BrokerCall.Timeout, IsolationLevel = client.Isolation };
        return _call.Ask("reading offsets", async admin => Whole(await admin.ListOffsetsAsync(asked, listing).ConfigureAwait(false)));
    }

    // Brokers that go while they answer leave out partitions, in which case the client tells no number, and not always an error.
    private static PartitionOffsets Whole(ListOffsetsResult answer)
    {
        var offsets = answer.ResultInfos.Select(r => r.TopicPartitionOffsetError).ToList();
        foreach (var missing in offsets.Where(o => o.Error.IsError || o.Offset == Offset.Unset))
        {
            throw new KafkaException(missing.Error.IsError ? missing.Error : new Error(ErrorCode.LeaderNotAvailable, $"{missing.Topic} [{missing.Partition.Value}]: no offset came"));
        }

        return new(offsets.Select(o => KeyValuePair.Create(new KafkaPartition(o.Topic, o.Partition.Value), o.Offset.Value)));
    }
}
