using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SparkPersonalization.Kafka.Offsets;

/// <summary>
/// A number for each partition: an offset, or a time. Its JSON is Spark's, <c>{"topic":{"0":23,"1":-2}}</c>, in the order of topics and
/// partitions, so that equal numbers are equal texts. Immutable.
/// </summary>
public sealed class PartitionOffsets : IEquatable<PartitionOffsets>
{
    /// <summary>Stands for the earliest offset that a partition has.</summary>
    public const long Earliest = -2;

    /// <summary>Stands for the offset after a partition's last record.</summary>
    public const long Latest = -1;

    private readonly ImmutableSortedDictionary<KafkaPartition, long> _numbers;

    /// <summary>Takes numbers of partitions.</summary>
    /// <param name="numbers">A number for each partition, each once.</param>
    public PartitionOffsets(IEnumerable<KeyValuePair<KafkaPartition, long>> numbers) => _numbers = numbers.ToImmutableSortedDictionary(KafkaPartition.InOrder);

    /// <summary>None.</summary>
    public static PartitionOffsets None { get; } = new([]);

    /// <summary>The partitions, in order.</summary>
    public IEnumerable<KafkaPartition> Partitions => _numbers.Keys;

    /// <summary>The numbers, in the partitions' order.</summary>
    public IEnumerable<KeyValuePair<KafkaPartition, long>> All => _numbers;

    /// <summary>The number of a partition; null where it has none.</summary>
    /// <param name="partition">The partition.</param>
    public long? this[KafkaPartition partition] => _numbers.TryGetValue(partition, out var number) ? number : null;

    /// <summary>Reads Spark's JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="option">The option that it comes from, for the error.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="ArgumentException">The text is not such JSON.</exception>
    public static PartitionOffsets Parse(string json, string option)
    {
        try
        {
            var topics = JsonSerializer.Deserialize<Dictionary<string, Dictionary<int, long>>>(json)!;
            return new PartitionOffsets(topics.SelectMany(t => t.Value.Select(p => KeyValuePair.Create(new KafkaPartition(t.Key, p.Key), p.Value))));
        }
        catch (Exception e) when (e is JsonException or ArgumentNullException)
        {
            throw new ArgumentException($"Option {option} must be JSON such as {{\"topicA\":{{\"0\":23,\"1\":-1}},\"topicB\":{{\"0\":-2}}}}, not '{json}'.", e);
        }
    }

    /// <summary>Spark's JSON, on one line.</summary>
    /// <returns>The text.</returns>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var topic in _numbers.GroupBy(n => n.Key.Topic))
            {
                json.WriteStartObject(topic.Key);
                foreach (var (partition, number) in topic)
                {
                    json.WriteNumber(partition.Partition.ToString(System.Globalization.CultureInfo.InvariantCulture), number);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <inheritdoc/>
    public bool Equals(PartitionOffsets? other) => other is not null && _numbers.SequenceEqual(other._numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PartitionOffsets);

    /// <inheritdoc/>
    public override int GetHashCode() => _numbers.Aggregate(0, (hash, n) => HashCode.Combine(hash, n.Key, n.Value));

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}

/// <summary>A partition of a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition's number, from 0.</param>
public readonly record struct KafkaPartition(string Topic, int Partition)
{
    /// <summary>Orders partitions by topic, then by number.</summary>
    public static IComparer<KafkaPartition> InOrder { get; } = Comparer<KafkaPartition>.Create((a, b) =>
        string.CompareOrdinal(a.Topic, b.Topic) is var topics and not 0 ? topics : a.Partition.CompareTo(b.Partition));

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Topic}-{Partition}");
}

/// <summary>Records of a partition.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="From">The first offset.</param>
/// <param name="Until">The offset after the last one. Offsets between may be missing: removed by compaction, aborted, or a transaction's mark.</param>
public sealed record OffsetRange(KafkaPartition Partition, long From, long Until)
{
    /// <summary>How many offsets the range has, which is how many records at most.</summary>
    public long Count => Math.Max(0, Until - From);
}
