using System.ComponentModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>The options of the job <c>maintain-tables</c>.</summary>
public sealed record MaintainTablesJobOptions
{
    /// <summary>The only table to look after; all of the lake by default.</summary>
    [Description("The only table to look after, such as silver/events. Without it all of the lake.")]
    public string? Table { get; init; }

    /// <summary>When files are rewritten and deleted, and how much of that is done.</summary>
    [OptionGroup]
    public MaintenanceRules Rules { get; init; } = new();
}
