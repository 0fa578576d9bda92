using System.Collections.Concurrent;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka;

/// <summary>
/// The clients of a session, one for each set of settings. A statement names a client by its number, so that no secret stands in its text. Safe
/// for use by several threads.
/// </summary>
public sealed class KafkaClients : IDisposable
{
    private readonly ConcurrentDictionary<ClientSettings, (int Number, KafkaClient Client)> _clients = [];
    private readonly ConcurrentDictionary<int, KafkaClient> _byNumber = [];
    private readonly Lock _lock = new();

    /// <summary>The client with these settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The client, which belongs to this, and its number.</returns>
    public (int Number, KafkaClient Client) Of(ClientSettings settings)
    {
        lock (_lock)
        {
            return _clients.GetOrAdd(settings, s =>
            {
                var client = new KafkaClient(s);
                _byNumber[_byNumber.Count] = client;
                return (_byNumber.Count - 1, client);
            });
        }
    }

    /// <summary>The client of a number.</summary>
    /// <param name="number">A number that <see cref="Of"/> gave.</param>
    public KafkaClient this[int number] => _byNumber[number];

    /// <summary>Closes all clients.</summary>
    public void Dispose()
    {
        foreach (var client in _byNumber.Values)
        {
            client.Dispose();
        }

        _byNumber.Clear();
        _clients.Clear();
    }
}
