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

    /// <summary>How often a burst begins, of a tenth of that time; none by default.</summary>
    [Description("How often a burst begins, which lasts a tenth of that time.")]
    public TimeSpan? BurstEvery { get; init; }

    /// <summary>How many times the rate a burst has; 5 by default. Between bursts it is lower, so that the rate holds over all.</summary>
    [Description("How many times the rate a burst has; between bursts it is lower, so that the rate holds over all.")]
    [Range(1.0, 1 / Pace.BurstShare)]
    public double BurstFactor { get; init; } = 5;

    /// <summary>How long to send at that rate; gives the number of events.</summary>
    [Description("How long to send at that rate; gives the number of events.")]
    public TimeSpan? Duration { get; init; }

    /// <summary>How to reach the brokers.</summary>
    [OptionGroup]
    public KafkaConnection Connection { get; init; } = new();

    internal IEnumerable<string> Faults(EventTarget target)
    {
        if (target == EventTarget.Files)
            return Topic is null && Rate is null && Duration is null && BurstEvery is null ? [] : ["--topic, --rate, --burst-every and --duration are for --to kafka."];
        var faults = Connection.Missing();
        if (string.IsNullOrWhiteSpace(Topic))
            faults = faults.Prepend("--to kafka needs --topic.");
        if (Rate is null && BurstEvery is not null)
            faults = faults.Append("--burst-every needs --rate.");
        if (BurstEvery <= TimeSpan.Zero)
            faults = faults.Append("--burst-every must be longer than nothing.");
        return Duration is not null && Rate is null ? faults.Append("--duration needs --rate.") : faults;
    }

    /// <summary>When records are sent; null for as fast as it goes.</summary>
    internal Pace? Pace => Rate is { } rate ? new Pace(rate, BurstEvery, BurstFactor) : null;

    /// <summary>What to generate: as much as the duration takes, and no record that brokers refuse by default.</summary>
    internal GenerateEventsOptions For(GenerateEventsOptions options)
    {
        var sized = Rate is { } rate && Duration is { } duration ? options with { Events = (long)(rate * duration.TotalSeconds) } : options;
        return sized with { OversizedShare = 0 };
    }
}
