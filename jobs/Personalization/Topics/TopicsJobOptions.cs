using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Brokers;

namespace SparkPersonalization.Personalization.Topics;

/// <summary>The options of the job <c>topics</c>.</summary>
public sealed record TopicsJobOptions : IValidatableObject
{
    /// <summary>The topics, with commas between; all of <c>conf/kafka</c> by default.</summary>
    [Description("Topics, with commas between. Without it all that conf/kafka defines.")]
    public string? Topic { get; init; }

    /// <summary>Whether topics that are not there are made; false by default.</summary>
    [Description("Makes the topics that are not there.")]
    public bool Create { get; init; }

    /// <summary>How many brokers hold each partition, instead of what the definitions say.</summary>
    [Description("How many brokers hold each partition, instead of what the definitions say; 1 for a broker on a laptop.")]
    [Range(1, short.MaxValue)]
    public int? Replicas { get; init; }

    /// <summary>How to reach the brokers.</summary>
    [OptionGroup]
    public KafkaConnection Connection { get; init; } = new();

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Connection.Missing().Select(fault => new ValidationResult(fault));
}
