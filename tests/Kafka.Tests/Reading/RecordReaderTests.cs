using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Reading;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Tests.Server;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Reading;

/// <summary>Ranges of several partitions that one consumer reads together.</summary>
[NeedsServers]
public sealed class RecordReaderTests
{
    private KafkaClient _client = null!;

    [SetUp]
    public void Connect() => _client = new KafkaClient(ClientSettings.Of(Options.None.With("kafka.bootstrap.servers", Brokers.Servers)));

    [TearDown]
    public void Close() => _client.Dispose();

    [Test]
    public void Each_is_read_in_its_order_from_its_beginning_to_its_end([Values(1, 2)] int times)
    {
        var topic = Filled(4, 50);
        OffsetRange[] ranges = [Range(topic, 0, 0, 50), Range(topic, 1, 7, 8), Range(topic, 2, 10, 10), Range(topic, 3, 20, 45)];

        // The second time the consumer is one that has read before.
        var read = Enumerable.Range(0, times).Select(_ => Read(ranges)).Last();

        Assert.That(read.Keys, Is.EquivalentTo(new[] { 0, 1, 3 }));
        Assert.That(read[0], Is.EqualTo(Enumerable.Range(0, 50)));
        Assert.That(read[1], Is.EqualTo(new[] { 7 }));
        Assert.That(read[3], Is.EqualTo(Enumerable.Range(20, 25)));
    }

    [Test]
    public void What_is_gone_of_one_is_passed_over_while_the_others_are_read()
    {
        var topic = Filled(2, 20);
        Brokers.DeleteBefore(topic, 0, 15);
        OffsetRange[] ranges = [Range(topic, 0, 0, 20), Range(topic, 1, 0, 20)];

        var read = Read(ranges, failOnDataLoss: false);

        Assert.That(read[0], Is.EqualTo(Enumerable.Range(15, 5)));
        Assert.That(read[1], Is.EqualTo(Enumerable.Range(0, 20)));
        Assert.That(() => Read(ranges), Throws.TypeOf<SparkException>().With.Message.Contains($"{topic}-0").And.Message.Contains("from offset 0 to 20"));
    }

    [Test]
    public void Nothing_is_read_of_no_ranges() => Assert.That(Read([]), Is.Empty);

    private static string Filled(int partitions, int records)
    {
        var topic = Brokers.NewTopic(partitions);
        for (var partition = 0; partition < partitions; partition++)
        {
            Brokers.Produce(topic, partition, Enumerable.Range(0, records).Select(i => $"{i}"));
        }

        return topic;
    }

    private static OffsetRange Range(string topic, int partition, long from, long until) => new(new KafkaPartition(topic, partition), from, until);

    private Dictionary<int, int[]> Read(IEnumerable<OffsetRange> ranges, bool failOnDataLoss = true)
    {
        using var reader = new RecordReader(_client, ranges, failOnDataLoss, TimeSpan.FromSeconds(30));
        var values = new List<(int Partition, int Value)>();
        while (reader.Next() is { } record)
        {
            values.Add((record.Partition.Value, int.Parse(Encoding.ASCII.GetString(record.Message.Value!), System.Globalization.CultureInfo.InvariantCulture)));
        }

        return values.GroupBy(v => v.Partition).ToDictionary(g => g.Key, g => g.Select(v => v.Value).ToArray());
    }
}
