using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>An aggregate call on its way to SQL.</summary>
/// <param name="Call">The call.</param>
/// <param name="Arguments">Its arguments in SQL.</param>
/// <param name="Over">The window with a space before it, or null over grouped rows.</param>
/// <param name="Resources">Takes what it uses.</param>
internal sealed record AggregateSyntax(BoundAggregateCall Call, IReadOnlyList<string> Arguments, string? Over, QueryResources Resources)
{
    /// <summary>The rows seen, in SQL, or null for all.</summary>
    internal string? Condition { get; init; }

    /// <summary>What the aggregate's own order says, in SQL, or null where it has none.</summary>
    internal string? Order { get; init; }

    private string Distinct => Call.IsDistinct ? "DISTINCT " : "";

    /// <summary>The rows' order, where the aggregate is over grouped rows.</summary>
    internal string InOrder => Order is not null ? $" ORDER BY {Order}" : Over is null && !Call.IsDistinct ? $" ORDER BY {ExpressionTranslator.PlaceColumn}" : "";

    /// <summary>The call of a function of DuckDB.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments with what follows them inside the parentheses.</param>
    /// <param name="filter">A condition on the rows, or null.</param>
    internal string Apply(string function, string arguments, string? filter = null) =>
        $"{function}({Distinct}{arguments}){Filter(filter)}{Over}";

    private string Filter(string? filter) => (filter, Condition) switch
    {
        (null, null) => "",
        (_, null) => $" FILTER ({filter})",
        (null, _) => $" FILTER ({Condition})",
        _ => $" FILTER (({filter}) AND ({Condition}))",
    };

    /// <summary>The same, cast to the type that the plan says.</summary>
    internal string Typed(string function, string arguments, string? filter = null) =>
        ExpressionTranslator.Typed(Apply(function, arguments, filter), Call.DataType);
}
