using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.Personalization.Pipeline;

/// <summary>How often the tables are looked after while the stages keep going.</summary>
public sealed record LiveMaintenance : IValidatableObject
{
    /// <summary>How often small files are looked for; 15 seconds by default, as each batch of a stage leaves some for each day of its events.</summary>
    [Description("How often the tables' small files are made larger ones while the stages keep going.")]
    public TimeSpan MaintenanceInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often expired files and commits are deleted; 6 hours by default.</summary>
    [Description("How often expired files and commits are deleted while the stages keep going.")]
    public TimeSpan CleanUpInterval { get; init; } = TimeSpan.FromHours(6);

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaintenanceInterval <= TimeSpan.Zero || CleanUpInterval <= TimeSpan.Zero)
            yield return new("--maintenance-interval and --clean-up-interval must be greater than zero.");
    }
}
