using System.Net;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>What makes a connection to brokers safe: TLS with its checks, and secrets only over it.</summary>
internal static class ConnectionSafety
{
    /// <summary>The setting that says which brokers to ask first.</summary>
    internal const string Servers = "bootstrap.servers";

    /// <summary>The setting that says whether there is TLS and a login.</summary>
    internal const string Protocol = "security.protocol";

    /// <summary>The setting by which TLS accepts any certificate.</summary>
    internal const string Verification = "enable.ssl.certificate.verification";

    /// <summary>The setting by which TLS accepts the certificate of another host.</summary>
    internal const string HostCheck = "ssl.endpoint.identification.algorithm";

    /// <summary>The option that lets TLS accept servers that it cannot tell to be the right ones.</summary>
    internal const string AllowUnverified = "allowUnverifiedTls";

    private const string Ciphers = "ssl.cipher.suites";
    private const string TokenEndpoint = "sasl.oauthbearer.token.endpoint.url";

    /// <summary>Gives the settings that are judged the one text of their value: clients read several, and what is judged must be what they get.</summary>
    /// <param name="given">The settings, which are changed.</param>
    /// <exception cref="ArgumentException">A setting has a value that it cannot have.</exception>
    internal static void Unify(SortedDictionary<string, string> given)
    {
        Unify(given, Protocol, "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL", text => text.ToUpperInvariant() is "PLAINTEXT" or "SSL" or "SASL_PLAINTEXT" or "SASL_SSL" ? text.ToUpperInvariant() : null);
        Unify(given, Verification, "true or false", text => text.ToLowerInvariant() switch { "true" or "t" or "1" => "true", "false" or "f" or "0" => "false", _ => null });
        Unify(given, HostCheck, "https or none", text => text.ToLowerInvariant() switch { "https" => "https", "none" or "" => "none", _ => null });
    }

    /// <summary>Refuses settings by which the connection would be less safe than it seems.</summary>
    /// <param name="values">The settings, unified.</param>
    /// <param name="options">The options that they are of.</param>
    /// <exception cref="ArgumentException">It would be.</exception>
    internal static void Check(IReadOnlyDictionary<string, string> values, Options options)
    {
        if (!values.ContainsKey(Protocol) && !AreLocal(values[Servers]))
        {
            throw new ArgumentException(
                $"The brokers {values[Servers]} are not on this machine, and option 'kafka.{Protocol}' is not set. Set it to SSL or SASL_SSL, or to PLAINTEXT or SASL_PLAINTEXT where everything may be sent in the clear.");
        }

        if (IsOpen(values.GetValueOrDefault(TokenEndpoint)))
        {
            throw new ArgumentException($"Option 'kafka.{TokenEndpoint}' must begin with https:// where it is not of this machine: the client's secret would go there in the clear.");
        }

        var isUnverified = values.GetValueOrDefault(Verification) == "false" || values.GetValueOrDefault(HostCheck) == "none" || HasNoCheck(values.GetValueOrDefault(Ciphers));
        if (isUnverified && !options.GetBoolean(AllowUnverified, false))
        {
            throw new ArgumentException(
                $"Options 'kafka.{Verification}', 'kafka.{HostCheck}' and 'kafka.{Ciphers}' would accept any server as the right one. Give its certificate authority in 'kafka.ssl.ca.location', or set option '{AllowUnverified}' to true.");
        }
    }

    /// <summary>Whether all brokers are on this machine.</summary>
    /// <param name="servers">The brokers, as <c>host:port</c> or with a protocol before, with commas between.</param>
    internal static bool AreLocal(string servers) => servers.Split(',').All(server => IsLoopback(server.Trim()));

    /// <summary>Whether an address, with or without a port, is the loopback.</summary>
    internal static bool IsLoopback(string server)
    {
        var host = server.Contains("://", StringComparison.Ordinal) ? server[(server.IndexOf("://", StringComparison.Ordinal) + 3)..] : server;
        var name = host.StartsWith('[') ? host[1..Math.Max(1, host.IndexOf(']'))] : host.Split(':')[0];
        return name == "localhost" || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    private static void Unify(SortedDictionary<string, string> given, string name, string values, Func<string, string?> unify)
    {
        if (given.TryGetValue(name, out var text))
        {
            given[name] = unify(text.Trim()) ?? throw new ArgumentException($"Option 'kafka.{name}' must be {values}, not '{text}'.");
        }
    }

    private static bool IsOpen(string? url) =>
        url is not null && !(Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback));

    // Only at this level of OpenSSL's are there ciphers without a certificate of the server's, or that leave everything in the clear.
    private static bool HasNoCheck(string? ciphers) => ciphers is not null && ciphers.Contains("SECLEVEL=0", StringComparison.OrdinalIgnoreCase);
}
