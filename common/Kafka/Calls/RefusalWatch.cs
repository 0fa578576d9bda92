namespace SparkPersonalization.Kafka.Calls;

/// <summary>
/// Ends a wait that is in vain: the brokers refuse the login, are not those that the client trusts, or answer more than it takes. A broker that
/// ends amid a handshake looks the same for a moment.
/// </summary>
internal sealed class RefusalWatch(KafkaClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private TimeSpan _refused;
    private TimeSpan _down;

    /// <summary>Notes that nothing came for a while.</summary>
    /// <param name="what">What is tried.</param>
    /// <param name="waited">How long nothing came since the last call.</param>
    internal void Check(string what, TimeSpan waited)
    {
        _refused = client.Refusal is null ? TimeSpan.Zero : _refused + waited;
        if (_refused >= Patience && client.Refusal is { } reason)
        {
            throw KafkaFailures.Failed(what, client.Settings.BootstrapServers, reason);
        }
    }

    /// <summary>Notes the same of a question that any broker can answer, which is in vain where all are down.</summary>
    /// <param name="what">What is tried.</param>
    /// <param name="waited">How long nothing came since the last call.</param>
    internal void CheckAll(string what, TimeSpan waited)
    {
        Check(what, waited);
        _down = client.AreAllDown ? _down + waited : TimeSpan.Zero;
        if (_down >= Patience)
        {
            throw KafkaFailures.Unavailable(what, client.Settings.BootstrapServers, client.LastError ?? "all brokers are down");
        }
    }
}
