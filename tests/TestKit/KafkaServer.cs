using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace SparkPersonalization.TestKit;

/// <summary>Real Kafka brokers, in processes of their own.</summary>
public sealed class KafkaServer : IDisposable
{
    private const string Ready = "bootstrap ";
    private const int PortsOfBroker = 10;

    private readonly TemporaryDirectory _directory = new();
    private readonly ServerProcess _process;

    /// <summary>Starts brokers and waits until they answer.</summary>
    /// <param name="brokers">How many: 1 or 3.</param>
    /// <param name="settings">Further lines of the brokers' settings.</param>
    public KafkaServer(int brokers = 1, params string[] settings)
    {
        // Each broker takes its port and the next one.
        var port = FreePorts.With(Enumerable.Range(0, brokers).SelectMany(i => new[] { PortsOfBroker * i, (PortsOfBroker * i) + 1 }).Skip(1));
        string[] arguments = [Data, port.ToString(CultureInfo.InvariantCulture), brokers.ToString(CultureInfo.InvariantCulture)];
        _process = new ServerProcess("kafka", arguments, Ready, _directory.Path, ("KAFKA_EXTRA", string.Join('\n', settings)));
        BootstrapServers = _process.ReadyLine[Ready.Length..];
    }

    /// <summary>The brokers' addresses.</summary>
    public string BootstrapServers { get; }

    private string Data => _directory["kafka"];

    /// <summary>Makes a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partitions">How many partitions it has.</param>
    /// <param name="settings">The topic's own settings.</param>
    public void CreateTopic(string topic, int partitions, params (string Key, string Value)[] settings)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = BootstrapServers }).Build();
        var definition = new TopicSpecification { Name = topic, NumPartitions = partitions, Configs = settings.ToDictionary(s => s.Key, s => s.Value) };
        admin.CreateTopicsAsync([definition]).GetAwaiter().GetResult();
    }

    /// <summary>Ends one broker at once, as a crash would.</summary>
    /// <param name="broker">Its place, from 0.</param>
    public void Kill(int broker)
    {
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(Data, $"node{broker}", "pid")), CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        _process.Dispose();
        _directory.Dispose();
    }
}
