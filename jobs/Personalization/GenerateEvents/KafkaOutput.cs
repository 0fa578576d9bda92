using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Brokers;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>Where generated events go.</summary>
public enum EventTarget
{
    /// <summary>Files.</summary>
    Files,

    /// <summary>A topic of Kafka.</summary>
    Kafka,
}

/// <summary>The topic that takes the events, with <c>--to kafka</c>.</summary>
public sealed record KafkaOutput
{
    /// <summary>The topic.</summary>
    [Description("Topic that takes the events, each keyed by its device; with --to kafka.")]
    public string? Topic { get; init; }

    /// <summary>Records a second; as fast as it goes by default.</summary>
    [Description("Records sent a second. Without it as fast as it goes.")]
    [Range(1, 10_000_000)]
    public int? Rate { get; init; }

    /// <summary>How long to send at that rate; gives the number of events.</summary>
    [Description("How long to send at that rate; gives the number of events.")]
    public TimeSpan? Duration { get; init; }

    /// <summary>How to reach the brokers.</summary>
    [OptionGroup]
    public KafkaConnection Connection { get; init; } = new();

    internal IEnumerable<string> Faults(EventTarget target)
    {
        if (target == EventTarget.Files)
            return Topic is null && Rate is null && Duration is null ? [] : ["--topic, --rate and --duration are for --to kafka."];
        var faults = Connection.Missing();
        if (string.IsNullOrWhiteSpace(Topic))
            faults = faults.Prepend("--to kafka needs --topic.");
        return Duration is not null && Rate is null ? faults.Append("--duration needs --rate.") : faults;
    }

    /// <summary>What to generate: as much as the duration takes, and no record that brokers refuse by default.</summary>
    internal GenerateEventsOptions For(GenerateEventsOptions options)
    {
        var sized = Rate is { } rate && Duration is { } duration ? options with { Events = (long)(rate * duration.TotalSeconds) } : options;
        return sized with { OversizedShare = 0 };
    }
}
