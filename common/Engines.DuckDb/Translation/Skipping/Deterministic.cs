using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

/// <summary>Tells expressions whose values depend on nothing but the row.</summary>
internal static class Deterministic
{
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "rand", "randn", "random", "uuid", "uniform", "randstr", "shuffle", "monotonically_increasing_id", "spark_partition_id",
    };

    internal static bool Is(BoundExpression expression) => expression switch
    {
        BoundUserFunction { Function.IsDeterministic: false } => false,
        BoundCall call when Others.Contains(call.Function) => false,
        _ => expression.Children.All(Is),
    };
}
