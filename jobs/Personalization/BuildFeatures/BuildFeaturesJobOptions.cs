using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;
using SparkPersonalization.Personalization.Lake;

namespace SparkPersonalization.Personalization.BuildFeatures;

/// <summary>The options of the job <c>build-features</c>.</summary>
public sealed record BuildFeaturesJobOptions : IValidatableObject
{
    /// <summary>The shop's time zone (IANA name), in which a checkout's hour and weekday are told; UTC by default.</summary>
    [Description("The shop's time zone (IANA name), in which a checkout's hour and weekday are told.")]
    [Required(AllowEmptyStrings = false)]
    public string Zone { get; init; } = "UTC";

    /// <summary>How the job follows silver.</summary>
    [OptionGroup]
    public LakeOptions Lake { get; init; } = new();

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
            yield return new($"Zone '{Zone}' is not a time zone known here; take an IANA name such as Europe/Berlin.", [nameof(Zone)]);
    }
}
