using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>Real Kafka brokers, in processes of their own.</summary>
public sealed class KafkaServer : IDisposable
{
    private const string Ready = "bootstrap ";
    private const int PortsOfBroker = 10;

    // A cold machine unpacks the runtime first.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ManualResetEventSlim _ready = new();
    private readonly int _brokers;

    /// <summary>Starts brokers and waits until they answer.</summary>
    /// <param name="brokers">How many: 1 or 3.</param>
    /// <param name="settings">Further lines of the brokers' settings.</param>
    public KafkaServer(int brokers = 1, params string[] settings)
    {
        _brokers = brokers;
        var start = new ProcessStartInfo(
            ServerRuntime.Program("kafka"), [Data, FreePorts(brokers).ToString(CultureInfo.InvariantCulture), brokers.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8", ["KAFKA_EXTRA"] = string.Join('\n', settings) },
        };
        _process = Process.Start(start) ?? throw new AssertionException("kafka did not start.");
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        WaitUntilReady();
    }

    /// <summary>The brokers' addresses.</summary>
    public string BootstrapServers { get; private set; } = "";

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
        for (var i = 0; i < _brokers && !_process.HasExited; i++)
        {
            Kill(i);
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _directory.Dispose();
        _ready.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.StartsWith(Ready, StringComparison.Ordinal))
        {
            BootstrapServers = line[Ready.Length..];
            _ready.Set();
        }
    }

    private void WaitUntilReady()
    {
        var waited = Stopwatch.StartNew();
        while (!_ready.Wait(TimeSpan.FromMilliseconds(100)))
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
            {
                Dispose();
                throw new AssertionException($"kafka did not start:\n{string.Join('\n', _output)}");
            }
        }
    }

    // Each broker takes its port and the next one.
    private static int FreePorts(int brokers)
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Enumerable.Range(0, brokers).SelectMany(i => new[] { port + (PortsOfBroker * i), port + (PortsOfBroker * i) + 1 }).Where(p => p != port).All(IsFree))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
