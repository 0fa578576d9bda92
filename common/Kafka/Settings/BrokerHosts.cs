using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>
/// Where the brokers are that a client is sent to. Those of the settings are only asked first: they answer with the hosts that each broker
/// gives itself (<c>advertised.listeners</c>), and records go there.
/// </summary>
internal static class BrokerHosts
{
    private static readonly ConcurrentDictionary<string, bool> Local = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether records may go in the clear only because the settings name brokers of this machine.</summary>
    internal static bool MustBeHere(ClientSettings settings) => !settings.Values.ContainsKey(ConnectionSafety.Protocol);

    /// <summary>Refuses brokers on other machines.</summary>
    /// <param name="settings">The client's settings.</param>
    /// <param name="brokers">The brokers, as they name themselves, <c>host:port</c>.</param>
    /// <exception cref="SparkException">A broker is on another machine.</exception>
    internal static void Check(ClientSettings settings, IEnumerable<string> brokers)
    {
        if (brokers.FirstOrDefault(broker => !IsThisMachine(broker)) is { } other)
        {
            throw new SparkException(
                "KAFKA_CLIENT_ERROR",
                $"Kafka at {settings.BootstrapServers} sends its clients to {other}, which is not on this machine, and option 'kafka.{ConnectionSafety.Protocol}' is not set. "
                + "Set it to SSL or SASL_SSL, or to PLAINTEXT or SASL_PLAINTEXT where everything may be sent in the clear; or give the broker an address of this machine in its advertised.listeners.");
        }
    }

    // A host is asked for once: an answer stays good for as long as this machine keeps its addresses.
    private static bool IsThisMachine(string broker) => ConnectionSafety.IsLoopback(broker) || Local.GetOrAdd(broker[..broker.LastIndexOf(':')].Trim('[', ']'), Resolves);

    private static bool Resolves(string host)
    {
        try
        {
            var own = NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().UnicastAddresses).Select(a => a.Address).ToHashSet();
            return Dns.GetHostAddresses(host) is { Length: > 0 } addresses && addresses.All(address => IPAddress.IsLoopback(address) || own.Contains(address));
        }
        catch (SocketException)
        {
            // Nobody knows the host here, so it is not this one.
            return false;
        }
    }
}
