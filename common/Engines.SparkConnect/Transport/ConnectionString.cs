using System.Collections.ObjectModel;
using System.Globalization;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Where a Spark Connect server is and how to speak to it, as in <c>sc://host:port/;token=abc;use_ssl=true</c>.</summary>
internal sealed record ConnectionString
{
    internal const int DefaultPort = 15002;
    internal const int DefaultMessageSize = 128 * 1024 * 1024;

    private const string Form = "Write it as sc://host:port/;key=value;key=value.";

    /// <summary>The server's name or address.</summary>
    internal required string Host { get; init; }

    /// <summary>The server's port.</summary>
    internal int Port { get; init; } = DefaultPort;

    /// <summary>Whether the connection is encrypted, with the system's roots.</summary>
    internal bool UseTls { get; init; }

    /// <summary>What proves who calls, or null.</summary>
    internal string? Token { get; init; }

    /// <summary>Who the session belongs to, or null for the user of this process.</summary>
    internal string? UserId { get; init; }

    /// <summary>How the program calls itself in the server's log, or null.</summary>
    internal string? UserAgent { get; init; }

    /// <summary>The session to join, or null for a new one.</summary>
    internal string? SessionId { get; init; }

    /// <summary>The largest message taken.</summary>
    internal int MaxMessageSize { get; init; } = DefaultMessageSize;

    /// <summary>Other keys, which are sent with each request.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether the server is on this machine.</summary>
    internal bool IsLocal => IsLoopback(Host);

    /// <summary>The address for messages and for the channel.</summary>
    internal string Address => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ArgumentException">It is not one; the message says what is wrong with it.</exception>
    internal static ConnectionString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var split = text.IndexOf(';', StringComparison.Ordinal);
        var address = split < 0 ? text : text[..split];
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "sc" || uri.Host.Length == 0)
        {
            throw Fault(text, "has no scheme sc:// and host");
        }

        if (uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
        {
            throw Fault(text, "has more than host and port before the first ';'");
        }

        return Read(text, uri, new ConnectionStringKeys(text, split < 0 ? "" : text[(split + 1)..]));
    }

    internal static ArgumentException Fault(string text, string what) => new($"The connection string '{WithoutToken(text)}' {what}. {Form}");

    private static ConnectionString Read(string text, Uri uri, ConnectionStringKeys keys)
    {
        var token = keys.Take("token");
        var host = uri.Host.Trim('[', ']');
        return new ConnectionString
        {
            Host = host,
            Port = uri.Port switch { -1 => DefaultPort, 0 => throw Fault(text, "has the port 0"), var port => port },
            Token = token,
            UseTls = keys.TakeBoolean("use_ssl") ?? (token is not null && !IsLoopback(host)),
            UserId = keys.Take("user_id"),
            UserAgent = keys.Take("user_agent"),
            SessionId = keys.TakeGuid("session_id"),
            MaxMessageSize = keys.TakeSize("grpc_max_message_size") ?? DefaultMessageSize,
            Headers = keys.Rest,
        };
    }

    // A token over an open line is for tests on one machine only, where Spark's own client allows it too.
    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "::1";

    // The text goes into messages and logs.
    private static string WithoutToken(string text)
    {
        const string Key = ";token=";
        var start = text.IndexOf(Key, StringComparison.Ordinal);
        if (start < 0)
        {
            return text;
        }

        var end = text.IndexOf(';', start + 1);
        return $"{text[..(start + Key.Length)]}***{(end < 0 ? "" : text[end..])}";
    }
}
