using Confluent.Kafka;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>One real broker for all tests that do not disturb it, and short ways to fill its topics by the vendor's own client.</summary>
[SetUpFixture]
public sealed class Brokers
{
    private static readonly Lazy<KafkaServer> Started = new(() => new KafkaServer(1, "log.retention.check.interval.ms=200", "log.cleaner.backoff.ms=200"));
    private static int _topics;

    internal static string Servers => Server.BootstrapServers;

    private static KafkaServer Server => Started.Value;

    [OneTimeTearDown]
    public void Stop()
    {
        if (Started.IsValueCreated)
        {
            Server.Dispose();
        }
    }

    /// <summary>Makes a topic under a new name.</summary>
    internal static string NewTopic(int partitions, params (string Key, string Value)[] settings)
    {
        var name = $"topic-{Interlocked.Increment(ref _topics)}";
        Server.CreateTopic(name, partitions, settings);
        return name;
    }

    /// <summary>Deletes a partition's records before an offset, as retention does in its time.</summary>
    internal static void DeleteBefore(string topic, int partition, long offset)
    {
        using var admin = Admin();
        admin.DeleteRecordsAsync([new TopicPartitionOffset(topic, partition, offset)]).GetAwaiter().GetResult();
    }

    internal static IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Servers }).Build();

    internal static void Produce(string topic, int partition, params IEnumerable<string> values) =>
        Send(topic, partition, values.Select(v => new Message<byte[]?, byte[]?> { Key = "key of "u8.ToArray().Concat(Bytes(v)).ToArray(), Value = Bytes(v) }));

    internal static void Send(string topic, int partition, params IEnumerable<Message<byte[]?, byte[]?>> records)
    {
        using var producer = Producer(new ProducerConfig());
        var failed = false;
        foreach (var record in records)
        {
            producer.Produce(new TopicPartition(topic, partition), record, report => failed |= report.Error.IsError);
        }

        producer.Flush();
        Assert.That(failed, Is.False, $"{topic}-{partition} must take what a test sends.");
    }

    internal static IProducer<byte[]?, byte[]?> Producer(ProducerConfig config)
    {
        config.BootstrapServers = Servers;
        return new ProducerBuilder<byte[]?, byte[]?>(config).SetKeySerializer(new Same()).SetValueSerializer(new Same()).Build();
    }

    internal static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private sealed class Same : ISerializer<byte[]?>
    {
        public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
    }
}
