using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>The options of the job <c>generate-events</c>: what to generate, and where to write it.</summary>
public sealed record GenerateEventsJobOptions : IValidatableObject
{
    /// <summary>Where the events go; files by default.</summary>
    [Description("Where the events go. Brokers refuse records over 1 MiB by default, so that a topic gets none.")]
    public EventTarget To { get; init; }

    /// <summary>The directory of <c>events/</c> and <c>truth.json</c>; <c>_raw</c> in the lake by default. It must be new or empty.</summary>
    [Description("Directory for events/*.jsonl, where files are made, and for truth.json; new or empty. Without it _raw in the lake.")]
    public string? Output { get; init; }

    /// <summary>The topic, where events go to Kafka.</summary>
    [OptionGroup]
    public KafkaOutput Kafka { get; init; } = new();

    /// <summary>What to generate.</summary>
    [OptionGroup]
    public GenerateEventsOptions Generator { get; init; } = new();

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Kafka.Faults(To).Select(fault => new ValidationResult(fault));
}
