using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

/// <summary>Tells expressions whose values depend on nothing but the row.</summary>
internal static class Deterministic
{
    internal static bool Is(BoundExpression expression) => expression switch
    {
        BoundUserFunction { Function.IsDeterministic: false } => false,
        BoundCall call when NondeterministicFunctions.Have(call.Function) => false,
        _ => expression.Children.All(Is),
    };
}
