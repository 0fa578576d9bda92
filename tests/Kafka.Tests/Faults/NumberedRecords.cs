using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace SparkPersonalization.Kafka.Tests.Faults;

/// <summary>Sends records that bear numbers from 0, some hundred a second, and sees to it that the brokers get each once.</summary>
internal sealed class NumberedRecords : IDisposable
{
    private const int EachTime = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ProducerConfig _config;
    private static readonly ManualResetEventSlim Never = new();
    private string? _failure;
    private IProducer<Null, byte[]>? _producer;
    private int _sent;

    internal NumberedRecords(string servers, string topic)
    {
        Topic = topic;
        _config = new ProducerConfig { BootstrapServers = servers, EnableIdempotence = true, Acks = Acks.All, MessageTimeoutMs = 60_000, LingerMs = 1, ReconnectBackoffMaxMs = 1_000 };
    }

    internal string Topic { get; }

    internal void SendFor(TimeSpan time)
    {
        _producer ??= new ProducerBuilder<Null, byte[]>(_config).SetLogHandler((_, _) => { }).Build();
        for (var waited = TimeSpan.Zero; waited < time; waited += Pause)
        {
            for (var i = 0; i < EachTime; i++)
            {
                var value = Encoding.ASCII.GetBytes(_sent++.ToString(CultureInfo.InvariantCulture));
                _producer.Produce(Topic, new Message<Null, byte[]> { Value = value }, report => _failure = report.Error.IsError ? report.Error.Reason : _failure);
            }

            Never.Wait(Pause);
        }
    }

    /// <summary>Waits until the brokers have all, and lets go of them.</summary>
    /// <returns>How many there are.</returns>
    internal int Complete()
    {
        var left = _producer?.Flush(TimeSpan.FromSeconds(60)) ?? 0;
        Dispose();
        Assert.That((left, _failure), Is.EqualTo((0, (string?)null)), "the brokers must take what a test sends");
        return _sent;
    }

    public void Dispose()
    {
        _producer?.Dispose();
        _producer = null;
    }
}
