namespace SparkPersonalization.Kafka.Calls;

/// <summary>
/// Ends a wait that is in vain: the brokers refuse the login, or are not those that the client trusts. A broker that ends amid a handshake
/// looks the same for a moment.
/// </summary>
internal sealed class RefusalWatch(KafkaClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private TimeSpan _waited;

    /// <summary>Notes that nothing came for a while.</summary>
    /// <param name="what">What is tried.</param>
    /// <param name="waited">How long nothing came since the last call.</param>
    internal void Check(string what, TimeSpan waited)
    {
        _waited = client.Refusal is null ? TimeSpan.Zero : _waited + waited;
        if (_waited >= Patience && client.Refusal is { } reason)
        {
            throw KafkaFailures.Failed(what, client.Settings.BootstrapServers, reason);
        }
    }
}
