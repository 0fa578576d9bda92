using System.ComponentModel;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Personalization.Brokers;

/// <summary>How a job reaches Kafka.</summary>
public sealed record KafkaConnection
{
    /// <summary>The brokers to ask first, as <c>host:port,host:port</c>.</summary>
    [Description("Kafka's brokers to ask first, as host:port,host:port.")]
    public string? BootstrapServers { get; init; }

    /// <summary>A file of client settings, such as <c>security.protocol=SASL_SSL</c>; secrets belong there.</summary>
    [Description("File of the Kafka client's settings, such as security.protocol=SASL_SSL in a line; passwords belong there.")]
    public string? KafkaProperties { get; init; }

    internal IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(BootstrapServers))
            yield return "Kafka needs --bootstrap-servers, such as localhost:9092.";
        if (KafkaProperties is not null && !File.Exists(KafkaProperties))
            yield return $"--kafka-properties: there is no file '{Path.GetFullPath(KafkaProperties)}'.";
    }

    /// <summary>The options of Spark's Kafka source and sink that say how to reach the brokers.</summary>
    internal Dictionary<string, string> Options()
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // Of two equal keys in a file the last wins, as in Kafka's own tools.
        foreach (var (key, value) in OfFile())
            options[key] = value;
        options["kafka.bootstrap.servers"] = BootstrapServers!;
        return options;
    }

    /// <summary>The client's settings.</summary>
    internal ClientSettings Settings() => ClientSettings.Of(Options().Aggregate(DataFrames.Plans.Options.None, (options, option) => options.With(option.Key, option.Value)));

    private IEnumerable<KeyValuePair<string, string>> OfFile() => KafkaProperties is null
        ? []
        : ClientProperties.Read(KafkaProperties).Select(setting => KeyValuePair.Create($"kafka.{setting.Key}", setting.Value));
}
