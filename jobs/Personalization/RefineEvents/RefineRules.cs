using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>What decides which events silver takes.</summary>
public sealed record RefineRules
{
    /// <summary>An event that is received later than this after it happened is quarantined; 7 days by default.</summary>
    [Description("An event that is received later than this after it happened is quarantined.")]
    public TimeSpan MaxLateness { get; init; } = TimeSpan.FromDays(7);

    /// <summary>An event that claims to happen later than this after it was received is quarantined; 1 hour by default.</summary>
    [Description("An event that claims to happen later than this after it was received is quarantined.")]
    public TimeSpan MaxFuture { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Events with the same id whose times are no further apart than this are copies of one; 7 days by default.</summary>
    [Description("Events with the same id whose times are no further apart than this are copies of one.")]
    public TimeSpan DedupeHorizon { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The most bytes of a record; 1 MiB by default.</summary>
    [Description("The most bytes of a record.")]
    [Range(1_024, 16_777_216)]
    public int MaxRecordBytes { get; init; } = Functions.MaxJsonBytes;

    /// <summary>Parts of user agents, in any case, by which bots are known.</summary>
    [Description("Part of a bot's user agent, in any case.")]
    public IReadOnlyList<string> BotAgents { get; init; } = Rules.Bots.DefaultAgents;

    /// <summary>Whether events from private networks and those marked <c>context.internal</c> are kept out of silver; true by default.</summary>
    [Description("Whether events from private networks and those marked context.internal are kept out of silver.")]
    public bool FilterInternal { get; init; } = true;
}
