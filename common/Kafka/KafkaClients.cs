using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka;

/// <summary>
/// The clients of a session, one for each set of settings. A statement names a client by its number, so that no secret stands in its text. Safe
/// for use by several threads.
/// </summary>
public sealed class KafkaClients : IDisposable
{
    private readonly List<KafkaClient> _clients = [];
    private readonly List<CancellationToken> _stops = [];
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

    /// <summary>A number for what ends a statement's waits, as a token cannot stand in its text.</summary>
    /// <param name="stop">What ends the waits.</param>
    /// <returns>The number.</returns>
    public int NumberOf(CancellationToken stop)
    {
        lock (_lock)
        {
            var number = _stops.IndexOf(stop);
            if (number < 0)
            {
                number = _stops.Count;
                _stops.Add(stop);
            }

            return number;
        }
    }

    /// <summary>What ends a statement's waits.</summary>
    /// <param name="number">A number that <see cref="NumberOf"/> gave.</param>
    /// <returns>What ends them.</returns>
    public CancellationToken StopOf(int number)
    {
        lock (_lock)
        {
            return _stops[number];
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
