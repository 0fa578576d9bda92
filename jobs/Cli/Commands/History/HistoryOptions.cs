using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SparkPersonalization.Cli.Commands.History;

/// <summary>How much <c>history</c> tells.</summary>
internal sealed record HistoryOptions
{
    [Description("How many commits at most, the newest first.")]
    [Range(1, int.MaxValue)]
    public int Limit { get; init; } = 20;
}
