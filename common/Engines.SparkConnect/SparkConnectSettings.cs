using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>The session's settings, which live on the server.</summary>
/// <param name="client">The session.</param>
internal sealed class SparkConnectSettings(ConnectClient client) : IEngineSettings
{
    /// <summary>What the library's meaning of queries stands on; a session starts with these unless it is told otherwise.</summary>
    internal static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["spark.sql.ansi.enabled"] = "true",
        ["spark.sql.caseSensitive"] = "false",
        ["spark.sql.session.timeZone"] = "UTC",
    };

    // Settings of the other engine, so that a program can give both kinds.
    private const string Embedded = "spark.embedded.";

    public string? Get(string key)
    {
        var answer = client.Config(new ConfigRequest.Types.Operation { GetOption = new() { Keys_ = { key } } });
        return answer.Pairs is [{ HasValue: true } pair, ..] ? pair.Value : null;
    }

    public void Set(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Change(key, new ConfigRequest.Types.Operation { Set = new() { Pairs = { new KeyValue { Key = key, Value = value } } } });
    }

    public void Unset(string key) => Change(key, new ConfigRequest.Types.Operation { Unset = new() { Keys_ = { key } } });

    public bool IsModifiable(string key) =>
        client.Config(new ConfigRequest.Types.Operation { IsModifiable = new() { Keys_ = { key } } }).Pairs is [{ Value: "true" }, ..];

    /// <summary>Sets what a new session needs, and makes sure that the server takes it.</summary>
    /// <exception cref="ArgumentException">The server does not take a setting; the message says which and why.</exception>
    internal void Begin(IReadOnlyDictionary<string, string> given)
    {
        foreach (var (key, value) in Defaults.Where(d => !given.ContainsKey(d.Key)).Concat(given).Where(s => !s.Key.StartsWith(Embedded, StringComparison.Ordinal)))
        {
            if (Get(key) == value)
            {
                continue;
            }

            Set(key, value);
            if (Get(key) is var kept && kept != value)
            {
                throw new ArgumentException($"The Spark Connect server at {client.Connection.Address} keeps {key} at '{kept}', not '{value}'. Ask for the server's settings to be changed.");
            }
        }
    }

    private void Change(string key, ConfigRequest.Types.Operation operation)
    {
        try
        {
            client.Config(operation);
        }
        catch (SparkException e) when (!IsOfTheCall(e))
        {
            throw new ArgumentException($"The Spark Connect server at {client.Connection.Address} does not take the setting {key}: {e.Message}", e);
        }
    }

    private static bool IsOfTheCall(SparkException e) =>
        e.ErrorClass.StartsWith("CONNECT_", StringComparison.Ordinal) || e.ErrorClass.StartsWith("INVALID_HANDLE", StringComparison.Ordinal);
}
