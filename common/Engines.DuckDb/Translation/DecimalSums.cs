using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Translation.Functions;
using SparkPersonalization.Engines.DuckDb.Translation.Skipping;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>
/// Sums and averages of what arithmetic makes of decimals of 64 bits. Spark's types leave room for every product, 128 bits for most, where the
/// values need 64: those that fit are computed and summed in 64 bits, which takes a third of the time, and only the others in 128.
/// </summary>
internal static class DecimalSums
{
    private const int Digits = OperatorFunctions.NarrowDigits;

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "sum", "try_sum", "avg", "mean", "try_avg" };

    /// <summary>The argument in 64 bits, in SQL, null in rows where it does not fit; null where that gains nothing or cannot be.</summary>
    /// <param name="call">An aggregate.</param>
    /// <param name="translator">Says the rest.</param>
    internal static string? Narrow(BoundAggregateCall call, ExpressionTranslator translator) =>
        Functions.Contains(call.Function) && !call.IsDistinct && IsArithmetic(call.Arguments[0]) ? Say(call.Arguments[0], translator) : null;

    /// <summary>An aggregation whose sums are of arithmetic, where it stood in the projection under it.</summary>
    internal static BoundAggregate SeenThrough(BoundAggregate aggregate)
    {
        if (aggregate.Input is not BoundProject project)
            return aggregate;
        var arithmetic = project.Columns.Where(c => IsArithmetic(c.Expression)).ToDictionary(c => c.Output.Id, c => c.Expression);
        if (arithmetic.Count == 0)
            return aggregate;
        ValueList<BoundNamed> calls = [.. aggregate.Aggregates.Select(a => a with { Expression = SeenThrough(a.Expression, arithmetic) })];
        var passed = project.Columns.Select(c => c.Output.Id).ToHashSet();
        var needed = calls.SelectMany(c => BoundTree.References(c.Expression)).Where(a => passed.Add(a.Id)).Select(BoundNamed.Pass);
        return aggregate with { Aggregates = calls, Input = project with { Columns = [.. project.Columns, .. needed] } };
    }

    private static BoundExpression SeenThrough(BoundExpression aggregate, Dictionary<long, BoundExpression> columns) =>
        aggregate is BoundAggregateCall call && Functions.Contains(call.Function) && !call.IsDistinct && call.Arguments[0].DataType is DecimalType
            ? call with { Arguments = [Replaced(call.Arguments[0], columns)] }
            : aggregate;

    private static BoundExpression Replaced(BoundExpression value, Dictionary<long, BoundExpression> columns) => value switch
    {
        BoundReference reference => columns.GetValueOrDefault(reference.Attribute.Id, value),
        BoundCast cast => cast with { Child = Replaced(cast.Child, columns) },
        BoundCall call => call with { Arguments = [.. call.Arguments.Select(a => Replaced(a, columns))] },
        _ => value,
    };

    /// <summary>Whether an expression can be computed in 64 bits for most values, while its type asks for 128.</summary>
    private static bool IsArithmetic(BoundExpression value) => IsChosen(value) && Deterministic.Is(value);

    private static bool IsChosen(BoundExpression value) => value switch
    {
        BoundCall call when IsChoice(call) => Values(call).All(v => IsChosen(v) || IsZero(v)) && Values(call).Any(IsChosen),
        BoundCast cast => Widened(cast) is { } child && IsChosen(child),
        BoundCall => value.DataType is DecimalType { Precision: > Digits } && Fits(value) && Leaf(value) is not null,
        _ => false,
    };

    private static bool Fits(BoundExpression value) => value switch
    {
        { DataType: not DecimalType { Scale: < Digits } } => false,
        { DataType: DecimalType { Precision: <= Digits } } => IsPlain(value),
        BoundCast cast => Widened(cast) is { } child && Fits(child),
        BoundCall call => IsOperation(call) && call.Arguments.All(Fits),
        _ => false,
    };

    /// <summary>A part of 64 bits that is null only where the whole is, and no constant.</summary>
    private static BoundExpression? Leaf(BoundExpression value) => value switch
    {
        { DataType: DecimalType { Precision: <= Digits } } => BoundTree.References(value).Count > 0 ? value : null,
        _ => value.Children.Select(Leaf).FirstOrDefault(leaf => leaf is not null),
    };

    // TRY takes no query and no function of C#.
    private static bool IsPlain(BoundExpression value) => value is BoundReference or BoundLiteral or BoundCast or BoundCall && value.Children.All(IsPlain);

    // DuckDB's result has the scale that Spark's has, so that nothing is rounded.
    private static bool IsOperation(BoundCall call)
    {
        if (call.Arguments is not [{ DataType: DecimalType left }, { DataType: DecimalType right }])
            return false;
        var scale = ((DecimalType)call.DataType).Scale;
        return call.Function switch
        {
            "+" or "-" => scale == Math.Max(left.Scale, right.Scale),
            "*" => scale == left.Scale + right.Scale,
            _ => false,
        };
    }

    private static bool IsChoice(BoundCall call) => call.Function is "when" or "case";

    private static IEnumerable<BoundExpression> Values(BoundCall choice) => choice.Arguments.Where((_, i) => IsValue(choice, i));

    private static bool IsValue(BoundCall choice, int place) => place % 2 == 1 || place == choice.Arguments.Count - 1;

    // More digits before the point: the value is the same.
    private static BoundExpression? Widened(BoundCast cast) =>
        cast is { Child.DataType: DecimalType from, DataType: DecimalType to } && from.Scale == to.Scale && from.Precision <= to.Precision ? cast.Child : null;

    // The 0 of CASE WHEN ... ELSE 0 END.
    private static bool IsZero(BoundExpression value) =>
        value is BoundCast { Child: BoundLiteral { DataType: IntegerType or LongType, Value: 0 or 0L } } or BoundLiteral { Value: null or 0m };

    private static string Say(BoundExpression value, ExpressionTranslator translator) => value switch
    {
        BoundCall call when IsChoice(call) => ConditionalFunctions.Choose(
            [.. call.Arguments.Select((a, i) => IsValue(call, i) ? Say(a, translator) : translator.Sql(a))]),
        _ when IsZero(value) => $"CAST({translator.Sql(value)} AS DECIMAL({Digits},{((DecimalType)value.DataType).Scale}))",
        BoundCast cast when Widened(cast) is { } child => Say(child, translator),

        // DuckDB 1.5 computes what two of these have in common before, and outside of TRY, but for what stands in a CASE.
        _ => $"TRY(CASE WHEN {translator.Sql(Leaf(value)!)} IS NOT NULL THEN {Computed(value, translator)} END)",
    };

    private static string Computed(BoundExpression value, ExpressionTranslator translator) => value switch
    {
        { DataType: DecimalType { Precision: <= Digits } } => translator.Sql(value),
        BoundCast cast => Computed(cast.Child, translator),
        _ => $"({Computed(value.Children[0], translator)} {((BoundCall)value).Function} {Computed(value.Children[1], translator)})",
    };
}
