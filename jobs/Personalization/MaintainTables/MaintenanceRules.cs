using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>When files are rewritten and deleted, and how much of that one round does.</summary>
public sealed record MaintenanceRules : IValidatableObject
{
    private static readonly TimeSpan ShortestRetention = TimeSpan.FromHours(1);

    /// <summary>About how large the files get that are made of smaller ones; 128 MiB by default.</summary>
    [Description("About how large the files get that are made of smaller ones.")]
    public ByteSize CompactFileSize { get; init; } = new(128 << 20);

    /// <summary>How many files of like size a partition must have before they are made one; 16 by default.</summary>
    [Description("How many files of like size a partition must have before they are made one.")]
    [Range(2, int.MaxValue)]
    public int CompactMinFiles { get; init; } = 16;

    /// <summary>About how many bytes a round rewrites, one partition at least; 512 MiB by default.</summary>
    [Description("About how many bytes of files a round of upkeep rewrites, one partition at least.")]
    public ByteSize CompactMaxBytes { get; init; } = new(512 << 20);

    /// <summary>After how long a round begins nothing new; 30 seconds by default.</summary>
    [Description("After how long a round of upkeep begins nothing new.")]
    public TimeSpan MaintenanceTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most files that a round deletes of a table; 10,000 by default.</summary>
    [Description("The most files that a round of upkeep deletes of a table.")]
    [Range(1, int.MaxValue)]
    public int VacuumMaxFiles { get; init; } = 10_000;

    /// <summary>How long files stay that have left a table; by default what the table says, 7 days where it says nothing.</summary>
    [Description("How long files stay that have left a table. Without it what the table says, else 7 days.")]
    public TimeSpan? FileRetention { get; init; }

    /// <summary>How long commits stay in a table's log; by default what the table says, 30 days where it says nothing.</summary>
    [Description("How long commits stay in a table's log. Without it what the table says, else 30 days. A job that has stopped for longer must start anew.")]
    public TimeSpan? LogRetention { get; init; }

    /// <summary>The faults that no option has by itself.</summary>
    /// <param name="validationContext">Not used.</param>
    /// <returns>A result for each fault.</returns>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (CompactFileSize.Bytes == 0)
            yield return new("--compact-file-size must be greater than zero.");
        if (MaintenanceTime <= TimeSpan.Zero)
            yield return new("--maintenance-time must be greater than zero.");
        if (FileRetention < ShortestRetention || LogRetention < ShortestRetention)
            yield return new("--file-retention and --log-retention must be an hour at least: what is written just now must not be deleted.");
    }
}
