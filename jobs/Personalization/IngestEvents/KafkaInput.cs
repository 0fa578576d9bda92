using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Personalization.Brokers;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Where raw events come from.</summary>
public enum EventSource
{
    /// <summary>Files.</summary>
    Files,

    /// <summary>Topics of Kafka.</summary>
    Kafka,
}

/// <summary>The topics that raw events are read from, with source <c>kafka</c>.</summary>
public sealed record KafkaInput
{
    /// <summary>The topic, or several with commas between.</summary>
    [Description("Topic of the raw events, or several with commas between; with source kafka.")]
    public string? Topic { get; init; }

    /// <summary>How to reach it.</summary>
    [OptionGroup]
    public KafkaConnection Connection { get; init; } = new();

    /// <summary>Where the first run begins: <c>earliest</c>, <c>latest</c>, or Spark's JSON of offsets; <c>earliest</c> by default. Later runs go on from the checkpoint.</summary>
    [Description("Where the first run begins: earliest, latest, or offsets such as {\"topic\":{\"0\":23}}. Later runs go on where the last one ended.")]
    [Required(AllowEmptyStrings = false)]
    public string StartingOffsets { get; init; } = "earliest";

    /// <summary>The most records of a batch; 500,000 by default.</summary>
    [Description("The most records of a batch that is read from Kafka.")]
    [Range(1L, long.MaxValue)]
    public long MaxOffsetsPerTrigger { get; init; } = 500_000;

    /// <summary>The consumer group under which the brokers are told how far the job has come, for tools that show lag; it is never read. None by default.</summary>
    [Description("Consumer group under which the brokers are told how far the job has come, for tools that show lag; it is never read.")]
    public string? OffsetsGroup { get; init; }

    /// <summary>Whether records that are gone before they were read, and topics made anew, are passed over; else they are an error, by default.</summary>
    [Description("Goes on where records are gone before they were read, or a topic was deleted and made anew. Without it that is an error.")]
    public bool AllowDataLoss { get; init; }

    // After so long without a record the read counts as failed, and those who watch see that the job waits.
    private const string PollTimeout = "15000";

    /// <summary>What is read, for the checkpoint's fingerprint.</summary>
    internal string Selection => $"kafka {Topic}";

    internal IReadOnlyList<string> Topics => Topic!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal IEnumerable<string> Missing() => string.IsNullOrWhiteSpace(Topic) ? Connection.Missing().Prepend("Source kafka needs --topic.") : Connection.Missing();

    /// <summary>The options of Spark's Kafka source.</summary>
    internal Dictionary<string, string> SourceOptions()
    {
        var options = new Dictionary<string, string>(Connection.Options())
        {
            ["subscribe"] = Topic!,
            ["startingOffsets"] = StartingOffsets,
            ["maxOffsetsPerTrigger"] = MaxOffsetsPerTrigger.ToString(CultureInfo.InvariantCulture),
            ["includeHeaders"] = "true",
            ["failOnDataLoss"] = AllowDataLoss ? "false" : "true",
            ["kafkaConsumer.pollTimeoutMs"] = PollTimeout,
        };
        if (OffsetsGroup is not null)
            options[KafkaReadOptions.CommitGroup] = OffsetsGroup;
        return options;
    }
}
