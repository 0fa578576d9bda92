using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace SparkPersonalization.TestKit;

/// <summary>Real Kafka brokers, in processes of their own.</summary>
public sealed class KafkaServer : IDisposable
{
    private const string Ready = "bootstrap ";
    private const int PortsOfBroker = 10;
    private static readonly TimeSpan MemberLimit = TimeSpan.FromMinutes(1);

    private readonly TemporaryDirectory _directory = new();
    private readonly ServerProcess _process;
    private readonly ConcurrentBag<ServerProcess> _again = [];
    private readonly ConcurrentDictionary<int, bool> _killed = new();
    private readonly int _port;
    private readonly int _brokers;

    /// <summary>Starts brokers and waits until they answer.</summary>
    /// <param name="brokers">How many: 1 or 3.</param>
    /// <param name="settings">Further lines of the brokers' settings.</param>
    public KafkaServer(int brokers = 1, params string[] settings)
        : this(brokers, _ => settings)
    {
    }

    /// <summary>Starts brokers and waits until they answer.</summary>
    /// <param name="brokers">How many: 1 or 3.</param>
    /// <param name="settings">Gives further lines of the brokers' settings by the first broker's port; the two after the next one are free too.</param>
    public KafkaServer(int brokers, Func<int, IEnumerable<string>> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // Each broker takes its port and the next one.
        _brokers = brokers;
        _port = FreePorts.With(Enumerable.Range(0, brokers).SelectMany(i => Enumerable.Range(PortsOfBroker * i, 4)).Skip(1));
        Directory.CreateDirectory(Data);
        File.WriteAllText(_directory[Path.Combine("kafka", "cluster-id")], NewClusterId());
        string[] arguments = [Data, _port.ToString(CultureInfo.InvariantCulture), brokers.ToString(CultureInfo.InvariantCulture)];
        _process = new ServerProcess("kafka", arguments, Ready, _directory.Path, ("KAFKA_EXTRA", string.Join('\n', settings(_port))));
        BootstrapServers = _process.ReadyLine[Ready.Length..];
    }

    /// <summary>The brokers' addresses.</summary>
    public string BootstrapServers { get; }

    private static bool Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Data => _directory["kafka"];

    // As its tools make them: an id that begins with a dash would be an option to them, and the script makes such a one in 64 starts.
    private static string NewClusterId()
    {
        var id = Guid.NewGuid().ToByteArray();
        id[0] &= 0x7F;
        return Base64Url.EncodeToString(id);
    }

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

    /// <summary>Starts the brokers again that were killed, and waits until all are members of the cluster.</summary>
    public void RestartMissing()
    {
        if (_killed.IsEmpty)
        {
            return;
        }

        Parallel.ForEach(_killed.Keys, broker =>
        {
            var place = broker.ToString(CultureInfo.InvariantCulture);
            _again.Add(new ServerProcess("kafka", ["--broker", Data, place], () => Listens(_port + (PortsOfBroker * broker)), _directory.Path));
            _killed.TryRemove(broker, out _);
        });
        WaitForMembers();
    }

    private void WaitForMembers()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = BootstrapServers, ReconnectBackoffMaxMs = 1000 }).SetLogHandler((_, _) => { }).Build();
        for (var waited = Stopwatch.StartNew(); Members(admin) < _brokers;)
        {
            if (waited.Elapsed > MemberLimit)
            {
                throw new TimeoutException($"Only {Members(admin)} of {_brokers} brokers came back within {MemberLimit}.");
            }
        }
    }

    private static int Members(IAdminClient admin)
    {
        try
        {
            return admin.GetMetadata(TimeSpan.FromSeconds(2)).Brokers.Count;
        }
        catch (KafkaException)
        {
            // None answers yet.
            return 0;
        }
    }

    /// <summary>Ends one broker at once, as a crash would.</summary>
    /// <param name="broker">Its place, from 0.</param>
    public void Kill(int broker)
    {
        using var process = Process.GetProcessById(int.Parse(File.ReadAllText(Path.Combine(Data, $"node{broker}", "pid")), CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit();
        _killed[broker] = true;
    }

    public void Dispose()
    {
        foreach (var process in _again)
        {
            process.Dispose();
        }

        _process.Dispose();
        _directory.Dispose();
    }
}
