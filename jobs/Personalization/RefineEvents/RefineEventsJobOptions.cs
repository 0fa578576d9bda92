using System.ComponentModel;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Lake;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>The options of the job <c>refine-events</c>.</summary>
public sealed record RefineEventsJobOptions
{
    /// <summary>The key of the hashes that stand for e-mail addresses; where none is given, one is made once and kept in the lake.</summary>
    [Description("Key of the hashes that stand for e-mail addresses; give it by environment. Without it one is made and kept in _secrets in the lake.")]
    public string? HashKey { get; init; }

    /// <summary>What silver takes.</summary>
    [OptionGroup]
    public RefineRules Rules { get; init; } = new();

    /// <summary>How bronze is followed.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();
}
