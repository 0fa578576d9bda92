using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Operators: comparison, logic, arithmetic, bits.</summary>
internal static class OperatorFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "== =", "({0} = {1})" },
        { "!= <>", "({0} <> {1})" },
        { "<=> equal_null", NullSafeEqual },
        { "<", "({0} < {1})" },
        { "<=", "({0} <= {1})" },
        { ">", "({0} > {1})" },
        { ">=", "({0} >= {1})" },
        { "between", "({0} >= {1} AND {0} <= {2})" },
        { "and", (_, a, _) => $"({string.Join(" AND ", a)})" },
        { "or", (_, a, _) => $"({string.Join(" OR ", a)})" },
        { "not !", "(NOT {0})" },
        { "&", "({0} & {1})" },
        { "|", "({0} | {1})" },
        { "^", "xor({0}, {1})" },
        { "~", "(~{0})" },
        { "+", Plus("+") },
        { "-", Minus },
        { "*", Times },
        { "/", Divide },
        { "div", (call, a, t) => IsInterval(call.Arguments[0].DataType) ? RowCalls.Of(IntervalArithmetic.WholeQuotient)(call, a, t) : ExpressionTranslator.Typed($"spark_div({a[0]}, {a[1]})", call.DataType) },
        { "% mod", (call, a, t) => Remainder("remainder", call, a, t) },
        { "pmod", (call, a, t) => Remainder("pmod", call, a, t) },
        { "try_add", (call, a, _) => $"TRY({ExpressionTranslator.Typed($"({a[0]} + {a[1]})", call.DataType)})" },
        { "try_subtract", (call, a, _) => $"TRY({ExpressionTranslator.Typed($"({a[0]} - {a[1]})", call.DataType)})" },
        { "try_multiply", (call, a, t) => $"TRY({Times(call, a, t)})" },
        { "try_divide", (call, a, t) => $"TRY({Divide(call, a, t)})" },
        { "try_mod", (call, a, t) => $"TRY({Remainder("remainder", call, a, t)})" },
        { "negative", (call, a, _) => ExpressionTranslator.Typed($"(-{a[0]})", call.DataType) },
        { "positive", "{0}" },
    };

    // DuckDB 1.5 finds no row in a file's part that has only nulls where a column is distinct from a constant, so that it must not see the comparison. Between columns it does, for joins.
    private static string NullSafeEqual(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.Arguments.Any(IsConstant)
        ? $"coalesce({arguments[0]} = {arguments[1]}, {arguments[0]} IS NULL AND {arguments[1]} IS NULL)"
        : $"({arguments[0]} IS NOT DISTINCT FROM {arguments[1]})";

    private static bool IsConstant(BoundExpression value) => value is not (BoundReference or BoundLambdaVariable) && value.Children.All(IsConstant);

    private static SayCall Plus(string sign) => (call, arguments, translator) =>
        ExpressionTranslator.Typed($"({arguments[0]} {sign} {arguments[1]})", call.DataType);

    private static string Minus(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.Arguments switch
    {
        [_] => ExpressionTranslator.Typed($"(-{arguments[0]})", call.DataType),
        [{ DataType: DateType }, { DataType: DateType }] => $"to_days(CAST({arguments[0]} - {arguments[1]} AS INTEGER))",
        _ => Plus("-")(call, arguments, translator),
    };

    // DuckDB's product of decimals has the scales' sum, which must not be over 38: beyond it C# multiplies and rounds.
    private static string Times(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        IsInterval(call.DataType) ? RowCalls.Of(a => IntervalArithmetic.Times(a, call.DataType))(call, arguments, translator)
        : call.DataType is DecimalType type && Digits(call) > DecimalType.MaxPrecision
            ? Decimal("multiply", call, type, arguments, translator)
            : ExpressionTranslator.Typed($"({arguments[0]} * {arguments[1]})", call.DataType);

    private static string Divide(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        IsInterval(call.DataType) ? RowCalls.Of(a => IntervalArithmetic.Divide(a, call.DataType))(call, arguments, translator)
        : call.DataType is DecimalType type ? Decimal("divide", call, type, arguments, translator)
        : ExpressionTranslator.Typed($"spark_divide({arguments[0]}, {arguments[1]})", call.DataType);

    private static string Remainder(string name, BoundCall call, string[] arguments, ExpressionTranslator translator) => call.DataType is DecimalType type
        ? Decimal(name, call, type, arguments, translator)
        : ExpressionTranslator.Typed($"spark_{name}({arguments[0]}, {arguments[1]})", call.DataType);

    private static string Decimal(string name, BoundCall call, DecimalType result, string[] arguments, ExpressionTranslator translator)
    {
        var function = DecimalFunctions.Of(name, call.Arguments[0].DataType, call.Arguments[1].DataType, result);
        return $"{translator.Resources.AddFunction(function)}({arguments[0]}, {arguments[1]})";
    }

    private static bool IsInterval(DataType type) => type is DayTimeIntervalType or YearMonthIntervalType;

    private static int Digits(BoundCall call) =>
        call.Arguments.Sum(a => a.DataType is DecimalType d ? d.Precision : DecimalType.MaxPrecision);
}
