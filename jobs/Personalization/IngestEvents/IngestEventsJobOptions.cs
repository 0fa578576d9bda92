using System.ComponentModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Lake;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>The options of the job <c>ingest-events</c>.</summary>
public sealed record IngestEventsJobOptions
{
    /// <summary>A folder, file or glob of JSON lines, or of the mapping's format; <c>_raw/events</c> in the lake by default.</summary>
    [Description("Folder, file or glob of JSON lines, or of the mapping's format. Without it _raw/events in the lake.")]
    public string? Input { get; init; }

    /// <summary>The mapping in <c>conf/mappings</c> that reads the input; without it the input is of the contract in <c>conf/schemas</c>.</summary>
    [Description("Mapping in conf/mappings that reads the input. Without it the input is of the contract in conf/schemas.")]
    public string? Mapping { get; init; }

    /// <summary>How the input is followed.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();
}
