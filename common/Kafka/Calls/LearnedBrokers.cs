using System.Text.Json;

namespace SparkPersonalization.Kafka.Calls;

/// <summary>
/// The brokers that a new client is sent to by the first that answers it. It tells them by its statistics, before it has connected to any of
/// them: a question of its own may go to one of these, and wait for a machine that is not there.
/// </summary>
internal sealed class LearnedBrokers
{
    private readonly TaskCompletionSource<IReadOnlyList<string>> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often a client is to tell its statistics, in milliseconds.</summary>
    internal const int IntervalMs = 50;

    /// <summary>The brokers as they name themselves, <c>host:port</c>, when they are known.</summary>
    internal Task<IReadOnlyList<string>> Found => _found.Task;

    /// <summary>Takes a client's statistics (librdkafka's STATISTICS.md): brokers that only the settings name have no number yet.</summary>
    internal void Read(string statistics)
    {
        using var json = JsonDocument.Parse(statistics);
        var names = json.RootElement.GetProperty("brokers").EnumerateObject()
            .Where(broker => broker.Value.GetProperty("nodeid").GetInt32() >= 0)
            .Select(broker => broker.Value.GetProperty("nodename").GetString()!)
            .ToList();
        if (names.Count > 0)
        {
            _found.TrySetResult(names);
        }
    }
}
