using System.Collections.Immutable;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Sources.Kafka;

/// <summary>
/// Notes in the checkpoint which topics are read, by the ids that the brokers gave them: offsets of one that was deleted and made anew mean
/// other records, which their number alone does not tell. Where nothing is noted, as after the loss of a checkpoint, the topics that there are
/// count as those that were read.
/// </summary>
/// <param name="offsets">Asks the brokers.</param>
/// <param name="context">The checkpoint's place for what the source must remember.</param>
/// <param name="failOnDataLoss">Whether a topic made anew is an error; else its offsets are taken as they are.</param>
internal sealed class KnownTopics(IOffsetReader offsets, SourceContext context, bool failOnDataLoss) : IOffsetReader
{
    private readonly string _path = StoragePath.Combine(context.Directory, "topics");
    private IReadOnlyDictionary<string, string>? _known;

    public double? MeanRecordSize => offsets.MeanRecordSize;

    public IReadOnlyDictionary<string, string> TopicIds => offsets.TopicIds;

    public IReadOnlyList<KafkaPartition> Partitions()
    {
        var partitions = offsets.Partitions();
        Compare();
        return partitions;
    }

    public PartitionOffsets Start()
    {
        var start = offsets.Start();
        Compare();
        return start;
    }

    public PartitionOffsets Latest(IReadOnlyList<KafkaPartition> partitions) => offsets.Latest(partitions);

    public PartitionOffsets Earliest(IReadOnlyList<KafkaPartition> partitions) => offsets.Earliest(partitions);

    private void Compare()
    {
        _known ??= Read();
        var others = offsets.TopicIds.Where(topic => _known.GetValueOrDefault(topic.Key) != topic.Value).ToList();
        if (failOnDataLoss && others.Select(topic => topic.Key).Where(_known.ContainsKey).ToList() is { Count: > 0 } again)
        {
            throw KafkaFailures.DataLoss("TOPIC_MADE_ANEW", $"the topic {string.Join(", ", again)} was deleted and made anew, and the offsets up to which it was read are of the one before.");
        }

        if (others.Count > 0)
        {
            Write(_known.Where(known => !offsets.TopicIds.ContainsKey(known.Key)).Concat(offsets.TopicIds).ToImmutableSortedDictionary(StringComparer.Ordinal));
        }
    }

    private void Write(IReadOnlyDictionary<string, string> topics)
    {
        context.Reach("streaming.topics.before-write");
        context.Checkpoint.Write(_path, JsonSerializer.SerializeToUtf8Bytes(topics));
        _known = topics;
        context.Reach("streaming.topics.after-write");
    }

    private IReadOnlyDictionary<string, string> Read()
    {
        try
        {
            return context.Checkpoint.TryReadAllBytes(_path) is { } bytes
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(bytes) ?? throw new JsonException("it is null")
                : new Dictionary<string, string>();
        }
        catch (JsonException e)
        {
            throw new SparkException(
                "STREAMING_CHECKPOINT_DAMAGED",
                $"The checkpoint file '{_path}' cannot be read: {e.Message}. Restore it from a copy; or delete it, where the topics are those that were read before.",
                e);
        }
    }
}
