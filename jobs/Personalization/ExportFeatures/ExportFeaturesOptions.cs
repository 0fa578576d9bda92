using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.Personalization.ExportFeatures;

/// <summary>The options of the job <c>export-features</c>.</summary>
public sealed record ExportFeaturesOptions
{
    /// <summary>The directory of all exports; <c>exports</c> in the lake by default.</summary>
    [Description("Directory of all exports. Without it exports in the lake.")]
    public string? Output { get; init; }

    /// <summary>Rows in a file at most; 1,000,000 by default.</summary>
    [Description("Rows in a file at most; further ones go to the next file.")]
    [Range(1L, long.MaxValue)]
    public long MaxRowsPerFile { get; init; } = 1_000_000;

    /// <summary>The table's version to export; the newest by default.</summary>
    [Description("Version of the table to export. Without it the newest.")]
    [Range(0L, long.MaxValue)]
    public long? Version { get; init; }
}
