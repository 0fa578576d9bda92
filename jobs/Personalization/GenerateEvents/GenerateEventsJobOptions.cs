using System.ComponentModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>The options of the job <c>generate-events</c>: what to generate, and where to write it.</summary>
public sealed record GenerateEventsJobOptions
{
    /// <summary>The directory of <c>events/</c> and <c>truth.json</c>; <c>_raw</c> in the lake by default. It must be new or empty.</summary>
    [Description("Directory, new or empty, for events/*.jsonl and truth.json. Without it _raw in the lake.")]
    public string? Output { get; init; }

    /// <summary>What to generate.</summary>
    [OptionGroup]
    public GenerateEventsOptions Generator { get; init; } = new();
}
