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

    /// <summary>The argument in 64 bits, as <see cref="DecimalSums"/> says it; null where it is not to be computed so.</summary>
    internal string? Narrow { get; init; }

    private string Distinct => Call.IsDistinct ? "DISTINCT " : "";

    /// <summary>The rows' order, where the aggregate is over grouped rows.</summary>
    internal string InOrder => Order is not null ? $" ORDER BY {Order}" : Over is null && !Call.IsDistinct ? $" ORDER BY {ExpressionTranslator.PlaceColumn}" : "";

    /// <summary>The call of a function of DuckDB.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments with what follows them inside the parentheses.</param>
    /// <param name="filter">A condition on the rows, or null.</param>
    internal string Apply(string function, string arguments, string? filter = null) =>
        $"{function}({Distinct}{arguments}){Filter(filter)}{Over}";

    /// <summary>The sum of the first argument, where it has no more digits than DuckDB's sums.</summary>
    internal string Sum() => NarrowSum is null ? WideSum : $"coalesce({NarrowSum} + {WideSum}, {NarrowSum}, {WideSum})";

    /// <summary>The sum of the values that fit into 64 bits; null where none is computed so.</summary>
    internal string? NarrowSum => Narrow is null ? null : Apply("sum", Narrow);

    /// <summary>The sum of the values that <see cref="NarrowSum"/> leaves.</summary>
    internal string WideSum => Apply("sum", Narrow is null ? Arguments[0] : $"CASE WHEN {Narrow} IS NULL THEN {Arguments[0]} END");

    /// <summary>How many rows have a first argument that is not null.</summary>
    internal string Present() => Apply("count", Narrow is null ? Arguments[0] : $"CASE WHEN {Narrow} IS NOT NULL THEN 1 WHEN {Arguments[0]} IS NOT NULL THEN 1 END");

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
