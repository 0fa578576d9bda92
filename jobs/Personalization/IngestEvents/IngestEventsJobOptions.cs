using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Lake;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>The options of the job <c>ingest-events</c>.</summary>
public sealed record IngestEventsJobOptions : IValidatableObject
{
    /// <summary>Where the events come from; files by default.</summary>
    [Description("Where the events come from.")]
    public EventSource Source { get; init; }

    /// <summary>A folder, file or glob of JSON lines, or of the mapping's format; <c>_raw/events</c> in the lake by default.</summary>
    [Description("Folder, file or glob of JSON lines, or of the mapping's format. Without it _raw/events in the lake.")]
    public string? Input { get; init; }

    /// <summary>The mapping in <c>conf/mappings</c> that reads the input; without it the input is of the contract in <c>conf/schemas</c>.</summary>
    [Description("Mapping in conf/mappings that reads the input. Without it the input is of the contract in conf/schemas.")]
    public string? Mapping { get; init; }

    /// <summary>The topics, with source <c>kafka</c>.</summary>
    [OptionGroup]
    public KafkaInput Kafka { get; init; } = new();

    /// <summary>How the input is followed.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Faults(Source, Input, Kafka).Select(fault => new ValidationResult(fault));

    internal static IEnumerable<string> Faults(EventSource source, string? input, KafkaInput kafka) => source switch
    {
        EventSource.Kafka when input is not null => kafka.Missing().Append("--input is for files, and source is kafka: give one of them."),
        EventSource.Kafka => kafka.Missing(),
        _ => kafka.Topic is null ? [] : ["--topic is for source kafka: give --source kafka, or leave it out."],
    };
}
