using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;
using DescriptionAttribute = System.ComponentModel.DescriptionAttribute;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace SparkPersonalization.JobModel.Tests.Options;

/// <summary>An option of each type.</summary>
public sealed record SampleOptions : IValidatableObject
{
    [Description("A text.")]
    [Required]
    public string Text { get; init; } = "text";

    [Description("A switch.")]
    public bool Flag { get; init; }

    [Description("A whole number.")]
    [Range(1, 10)]
    public int Count { get; init; } = 3;

    [Description("A large whole number.")]
    public long? Total { get; init; }

    [Description("A share.")]
    [Range(0.0, 1.0)]
    public double Rate { get; init; } = 0.5;

    [Description("An amount.")]
    public decimal Price { get; init; }

    [Description("A day.")]
    public DateOnly Day { get; init; } = new(2025, 3, 3);

    [Description("A duration.")]
    public TimeSpan MaxLateness { get; init; } = TimeSpan.FromDays(7);

    [Description("A size.")]
    public ByteSize MaxSize { get; init; } = new(1 << 20);

    [Description("A choice.")]
    public SampleMode OutputMode { get; init; }

    [Description("Several texts.")]
    public IReadOnlyList<string> Names { get; init; } = ["a", "b"];

    [Description("Several durations.")]
    public IReadOnlyList<TimeSpan> Windows { get; init; } = [];

    [OptionGroup]
    public SampleGroup Group { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Total < Count)
            yield return new ValidationResult("The total is less than the count.", [nameof(Total), nameof(Count)]);
    }
}
