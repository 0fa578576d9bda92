using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>A whole query that both engines must answer alike.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Query">Makes it of the rows of <see cref="BothEngines.Data"/>.</param>
internal sealed record PlanCase(string Name, Func<DataFrame, DataFrame> Query)
{
    /// <summary>Whether the order of its rows counts.</summary>
    internal bool IsOrdered { get; init; }

    /// <summary>The class of the error that both engines answer with, or null.</summary>
    internal string? Error { get; init; }

    /// <summary>Why the engines differ, or null where they do not.</summary>
    internal string? Reason { get; init; }

    /// <summary>What the text of the difference holds.</summary>
    internal string Difference { get; init; } = "";

    internal static PlanCase Of(string name, Func<DataFrame, DataFrame> query) => new(name, query);

    internal static PlanCase Ordered(string name, Func<DataFrame, DataFrame> query) => new(name, query) { IsOrdered = true };

    internal static PlanCase Fails(string error, Func<DataFrame, DataFrame> query) => new(error, query) { Error = error };

    internal static PlanCase Gap(string name, string reason, string difference, Func<DataFrame, DataFrame> query) =>
        new(name, query) { Reason = reason, Difference = difference };

    public override string ToString() => Name;
}
