using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka;

/// <summary>
/// The clients of a session, one for each set of settings. A statement names a client by its number, so that no secret stands in its text. Safe
/// for use by several threads.
/// </summary>
public sealed class KafkaClients : IDisposable
{
    private readonly List<KafkaClient> _clients = [];
    private readonly Lock _lock = new();

    /// <summary>The client with these settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The client, which belongs to this, and its number.</returns>
    public (int Number, KafkaClient Client) Of(ClientSettings settings)
    {
        lock (_lock)
        {
            var number = _clients.FindIndex(client => client.Settings.Equals(settings));
            if (number < 0)
            {
                number = _clients.Count;
                _clients.Add(new KafkaClient(settings));
            }

            return (number, _clients[number]);
        }
    }

    /// <summary>The client of a number.</summary>
    /// <param name="number">A number that <see cref="Of"/> gave.</param>
    public KafkaClient this[int number]
    {
        get
        {
            lock (_lock)
            {
                return _clients[number];
            }
        }
    }

    /// <summary>Closes all clients.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _clients.ForEach(client => client.Dispose());
            _clients.Clear();
        }
    }
}
