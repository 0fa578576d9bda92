using System.Text.Json;
using Confluent.Kafka;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>Sends events at a steady rate, and notes when it gave each to the client.</summary>
internal sealed class PacedSender : IDisposable
{
    private readonly EventTopic _topic;
    private readonly IProducer<Null, byte[]> _producer;
    private readonly int _rate;
    private readonly ManualResetEventSlim _never = new();

    internal PacedSender(EventTopic topic, int rate) => (_topic, _rate, _producer) = (topic, rate, topic.Producer());

    /// <summary>When each event was sent, by its id, in the order of sending.</summary>
    internal OrderedDictionary<string, DateTimeOffset> SentAt { get; } = [];

    internal void Send(IEnumerable<byte[]> lines)
    {
        var time = TimeProvider.System;
        var (began, sent) = (time.GetTimestamp(), 0);
        foreach (var line in lines)
        {
            var early = TimeSpan.FromSeconds((double)sent++ / _rate) - time.GetElapsedTime(began);
            if (early > TimeSpan.FromMilliseconds(1))
                _never.Wait(early);
            SentAt.Add(IdOf(line), time.GetUtcNow());
            _producer.Produce(_topic.Name, new Message<Null, byte[]> { Value = line });
        }
        _producer.Flush(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        _producer.Dispose();
        _never.Dispose();
    }

    private static string IdOf(byte[] line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("messageId").GetString()!;
    }
}
