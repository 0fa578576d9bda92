using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Lake;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>The options of the job <c>sessionize</c>: where sessions begin, and how the job follows its input.</summary>
public sealed record SessionizeJobOptions
{
    /// <summary>Where sessions begin.</summary>
    [OptionGroup]
    public SessionRules Rules { get; init; } = new();

    /// <summary>How the job follows <c>silver/events</c>.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();
}
