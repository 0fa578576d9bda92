using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Streaming.Tests.Simulation;

/// <summary>
/// A topic whose records are numbers. It grows whenever it is asked, has more partitions at times, and a broker that answers may not know the
/// newest records yet, though never fewer than were told before.
/// </summary>
internal sealed class SimulatedKafka(Fate fate) : IOffsetReader
{
    internal const string Topic = "numbers";

    private readonly List<List<int>> _partitions = [[]];
    private readonly Dictionary<KafkaPartition, long> _told = [];
    private int _numbers;

    public double? MeanRecordSize => null;

    public IReadOnlyDictionary<string, string> TopicIds { get; } = new Dictionary<string, string> { [Topic] = "one" };

    /// <summary>All records so far, in the order of each partition.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Records => _partitions;

    /// <summary>Is done whenever the end is asked for.</summary>
    internal Action Asked { get; set; } = () => { };

    public IReadOnlyList<KafkaPartition> Partitions()
    {
        Asked();
        MayFail("reading the topics");
        if (_partitions.Count < 4 && fate.Happens(0.02))
        {
            _partitions.Add([]);
        }

        return [.. Enumerable.Range(0, _partitions.Count).Select(i => new KafkaPartition(Topic, i))];
    }

    public PartitionOffsets Start() => Earliest(Partitions());

    public PartitionOffsets Earliest(IReadOnlyList<KafkaPartition> partitions) => new(partitions.Select(p => KeyValuePair.Create(p, 0L)));

    public PartitionOffsets Latest(IReadOnlyList<KafkaPartition> partitions)
    {
        MayFail("reading offsets");
        Grow();
        foreach (var partition in partitions)
        {
            var (known, there) = (_told.GetValueOrDefault(partition), _partitions[partition.Partition].Count);
            _told[partition] = fate.Happens(0.2) ? known + fate.Next((int)(there - known) + 1) : there;
        }

        return new(partitions.Select(p => KeyValuePair.Create(p, _told[p])));
    }

    internal IEnumerable<int> Read(PartitionOffsets from, PartitionOffsets until) =>
        until.All.SelectMany(u => _partitions[u.Key.Partition].Skip((int)from[u.Key]!.Value).Take((int)(u.Value - from[u.Key]!.Value)));

    private void Grow()
    {
        for (var left = fate.IsCalm ? 0 : fate.Next(20); left > 0; left--)
        {
            _partitions[fate.Next(_partitions.Count)].Add(_numbers++);
        }
    }

    private void MayFail(string what)
    {
        if (fate.Happens(0.03))
        {
            throw KafkaFailures.Unavailable(what, "simulated:9092", "all brokers are down");
        }
    }
}
