using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SparkPersonalization.Personalization.GenerateEvents;

namespace SparkPersonalization.Personalization.Quickstart;

/// <summary>The options of the job <c>quickstart</c>.</summary>
public sealed record QuickstartJobOptions
{
    /// <summary>Records to generate; 100,000 by default.</summary>
    [Description("Records to generate.")]
    [Range(1_000, 20_000_000)]
    public int Events { get; init; } = 100_000;

    /// <summary>What the shop's day is made from: the same seed gives the same bytes; 42 by default.</summary>
    [Description("What the shop's day is made from: the same seed gives the same bytes.")]
    public int Seed { get; init; } = 42;

    internal GenerateEventsJobOptions Generate => new() { Generator = new GenerateEventsOptions { Events = Events, Seed = Seed } };
}
