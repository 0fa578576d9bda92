using System.ComponentModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.ExportFeatures;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Sessionize;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>The options of the job <c>pipeline</c>: those of its stages.</summary>
public sealed record PipelineJobOptions
{
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

    /// <summary>What silver takes.</summary>
    [OptionGroup]
    public RefineRules Refine { get; init; } = new();

    /// <summary>Where sessions begin; the zone is also that of a checkout's hour and weekday.</summary>
    [OptionGroup]
    public SessionRules Sessions { get; init; } = new();

    /// <summary>How each stage follows its input; with a reset all stages start anew.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();

    internal IngestEventsJobOptions IngestEvents => new() { Input = Input, Mapping = Mapping, Lake = Lake };

    internal RefineEventsJobOptions RefineEvents => new() { HashKey = HashKey, Rules = Refine, Lake = Lake };

    internal SessionizeJobOptions Sessionize => new() { Rules = Sessions, Lake = Lake };

    internal BuildFeaturesJobOptions BuildFeatures => new() { Zone = Sessions.Zone, Lake = Lake };

    internal ExportFeaturesOptions ExportFeatures => new() { Output = Output };
}
