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

    internal static PlanCase Of(string name, Func<DataFrame, DataFrame> query) => new(name, query);

    internal static PlanCase Ordered(string name, Func<DataFrame, DataFrame> query) => new(name, query) { IsOrdered = true };

    internal static PlanCase Fails(string error, Func<DataFrame, DataFrame> query, string? name = null) => new(name ?? error, query) { Error = error };

    public override string ToString() => Name;
}
