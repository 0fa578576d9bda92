using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace SparkPersonalization.Kafka.Tests.Faults;

/// <summary>Sends records that bear numbers from 0, some hundred a second, and sees to it that the brokers get each once.</summary>
internal sealed class NumberedRecords : IDisposable
{
    private const int EachTime = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly IProducer<Null, byte[]> _producer;
    private readonly ManualResetEventSlim _never = new();
    private string? _failure;
    private int _sent;

    internal NumberedRecords(string servers, string topic)
    {
        Topic = topic;
        var config = new ProducerConfig { BootstrapServers = servers, EnableIdempotence = true, Acks = Acks.All, MessageTimeoutMs = 120_000, LingerMs = 1 };
        _producer = new ProducerBuilder<Null, byte[]>(config).SetLogHandler((_, _) => { }).Build();
    }

    internal string Topic { get; }

    internal void SendFor(TimeSpan time)
    {
        for (var waited = TimeSpan.Zero; waited < time; waited += Pause)
        {
            for (var i = 0; i < EachTime; i++)
            {
                var value = Encoding.ASCII.GetBytes(_sent++.ToString(CultureInfo.InvariantCulture));
                _producer.Produce(Topic, new Message<Null, byte[]> { Value = value }, report => _failure = report.Error.IsError ? report.Error.Reason : _failure);
            }

            _never.Wait(Pause);
        }
    }

    /// <summary>Waits until the brokers have all.</summary>
    /// <returns>How many there are.</returns>
    internal int Complete()
    {
        _producer.Flush(TimeSpan.FromSeconds(100));
        Assert.That(_failure, Is.Null, "the brokers must take what a test sends");
        return _sent;
    }

    public void Dispose()
    {
        _producer.Dispose();
        _never.Dispose();
    }
}
