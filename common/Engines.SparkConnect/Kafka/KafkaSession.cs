using System.Collections.Immutable;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.SparkConnect.Transport;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Engines.SparkConnect.Kafka;

/// <summary>
/// What a session says to Spark of Kafka: options in the terms of Spark's client, whose secrets are kept out of errors and out of what the
/// server shows of the session's statements. Safe for use by several threads.
/// </summary>
/// <param name="connection">Where the server is.</param>
/// <param name="shown">What the server shows.</param>
internal sealed class KafkaSession(ConnectionString connection, ShownStatements shown)
{
    private const string AllowOpenLine = "allowSecretsInTheClear";

    private static readonly string[] Topics = ["subscribe", "subscribePattern", "assign", "topic"];

    private readonly Lock _lock = new();
    private volatile Known? _known;

    /// <summary>The options of a read as Spark takes them.</summary>
    /// <exception cref="ArgumentException">An option is missing or cannot be, or a secret would go over an open line.</exception>
    internal Options OfRead(DataSource read) => Learn(read.Options, JavaClientOptions.OfRead(read.Options, read.IsStreaming));

    /// <summary>The options of a write as Spark takes them.</summary>
    /// <inheritdoc cref="OfRead"/>
    internal Options OfWrite(Options options) => Learn(options, JavaClientOptions.Of(options));

    /// <summary>Does what may fail by Kafka.</summary>
    internal T Run<T>(Func<T> body)
    {
        try
        {
            return body();
        }
        catch (SparkException e) when (_known is not null)
        {
            throw KafkaFaults.Of(e, _known.Place, _known.Secrets);
        }
    }

    /// <summary>Rows whose reading may fail by Kafka.</summary>
    internal IEnumerable<T> Run<T>(IEnumerable<T> rows)
    {
        using var each = Run(rows.GetEnumerator);
        while (Run(each.MoveNext))
        {
            yield return each.Current;
        }
    }

    /// <summary>A text of the server's without the secrets that it may repeat.</summary>
    internal string Shown(string text) => _known?.Secrets.Without(text) ?? text;

    private Options Learn(Options given, Options java)
    {
        var secrets = SecretTexts.Of(given).With(SecretTexts.Of(java));
        var options = java.Without(AllowOpenLine);
        if (secrets.IsEmpty)
        {
            Add(options, secrets);
            return options;
        }

        if (connection is { UseTls: false, IsLocal: false } && !given.GetBoolean(AllowOpenLine, false))
        {
            throw new ArgumentException(
                $"The options 'kafka.*' hold a password or key, which would go to the Spark Connect server at {connection.Address} over an open line. "
                + $"Add ;use_ssl=true to the connection string, or set option '{AllowOpenLine}' to true.");
        }

        shown.Hide();
        Add(options, secrets);
        return options;
    }

    private void Add(Options options, SecretTexts secrets)
    {
        var topics = string.Join(", ", Topics.Select(options.Get).Where(text => text is not null));
        lock (_lock)
        {
            var before = _known ?? new Known([], [], secrets);
            _known = new Known(before.Servers.Add(options["kafka.bootstrap.servers"]), before.Topics.Add(topics), before.Secrets.With(secrets));
        }
    }

    /// <summary>What the session's reads and writes were of.</summary>
    private sealed record Known(ImmutableSortedSet<string> Servers, ImmutableSortedSet<string> Topics, SecretTexts Secrets)
    {
        internal string Place => $"{string.Join(" or ", Servers)} ({string.Join(", ", Topics)})";
    }
}
