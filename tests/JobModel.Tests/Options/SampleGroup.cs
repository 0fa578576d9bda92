using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace SparkPersonalization.JobModel.Tests.Options;

public sealed record SampleGroup
{
    [Description("A number in a group.")]
    [Range(0, 5)]
    public int Inner { get; init; } = 1;
}
