using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.MaintainTables;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Sessionize;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>The options of the job <c>pipeline</c>: those of its stages.</summary>
public sealed record PipelineJobOptions : IValidatableObject
{
    private static readonly TimeSpan DefaultTrigger = TimeSpan.FromSeconds(1);

    /// <inheritdoc cref="IngestEventsJobOptions.Source"/>
    [Description("Where the events come from.")]
    public EventSource Source { get; init; }

    /// <inheritdoc cref="IngestEventsJobOptions.Input"/>
    [Description("Folder, file or glob of JSON lines, or of the mapping's format. Without it _raw/events in the lake.")]
    public string? Input { get; init; }

    /// <inheritdoc cref="IngestEventsJobOptions.Mapping"/>
    [Description("Mapping in conf/mappings that reads the input. Without it the input is of the contract in conf/schemas.")]
    public string? Mapping { get; init; }

    /// <inheritdoc cref="RefineEventsJobOptions.HashKey"/>
    [Description("Key of the hashes that stand for e-mail addresses; give it by environment. Without it one is made and kept in _secrets in the lake.")]
    public string? HashKey { get; init; }

    /// <inheritdoc cref="ExportFeaturesOptions.Output"/>
    [Description("Directory of all exports. Without it exports in the lake.")]
    public string? Output { get; init; }

    /// <summary>Whether the stages keep going, each taking up what the one before has published; false by default.</summary>
    [Description("Keeps going until it is stopped: each stage takes up what the one before has published.")]
    public bool Continuous { get; init; }

    /// <summary>How often features are exported while the stages keep going; 1 minute by default.</summary>
    [Description("How often features are exported while the stages keep going.")]
    public TimeSpan ExportInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc cref="IngestEventsJobOptions.Kafka"/>
    [OptionGroup]
    public KafkaInput Kafka { get; init; } = new();

    /// <summary>What silver takes.</summary>
    [OptionGroup]
    public RefineRules Refine { get; init; } = new();

    /// <summary>Where sessions begin; the zone is also that of a checkout's hour and weekday.</summary>
    [OptionGroup]
    public SessionRules Sessions { get; init; } = new();

    /// <summary>How often the tables are looked after while the stages keep going.</summary>
    [OptionGroup]
    public LiveMaintenance LiveMaintenance { get; init; } = new();

    /// <summary>How the tables are looked after while the stages keep going.</summary>
    [OptionGroup]
    public MaintenanceRules Maintenance { get; init; } = new();

    /// <summary>How each stage follows its input; with a reset all stages start anew.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in IngestEventsJobOptions.Faults(Source, Input, Kafka))
            yield return new(fault);
        if (Lake.Trigger is not null && !Continuous)
            yield return new("--trigger is for stages that keep going: give --continuous too, or leave it out.");
        if (ExportInterval <= TimeSpan.Zero)
            yield return new("--export-interval must be greater than zero.");
    }

    /// <summary>The same for stages that keep going.</summary>
    internal PipelineJobOptions Following => this with { Lake = Lake with { Trigger = Lake.Trigger ?? DefaultTrigger } };

    internal IngestEventsJobOptions IngestEvents => new() { Source = Source, Kafka = Kafka, Input = Input, Mapping = Mapping, Lake = Lake };

    internal RefineEventsJobOptions RefineEvents => new() { HashKey = HashKey, Rules = Refine, Lake = Lake };

    internal SessionizeJobOptions Sessionize => new() { Rules = Sessions, Lake = Lake };

    internal BuildFeaturesJobOptions BuildFeatures => new() { Zone = Sessions.Zone, Lake = Lake };

    internal ExportFeaturesOptions ExportFeatures => new() { Output = Output };
}
