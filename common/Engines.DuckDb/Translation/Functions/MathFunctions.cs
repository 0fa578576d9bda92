using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Mathematical functions.</summary>
internal static class MathFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "abs", (call, a, t) => DecimalNegation.Rounds(call.DataType) ? RowCalls.Of(v => DecimalNegation.Absolute(v[0]!, (DecimalType)call.DataType))(call, a, t) : call.DataType is NumericType ? ExpressionTranslator.Typed($"abs({a[0]})", call.DataType) : RowCalls.Of(v => IntervalArithmetic.Absolute(v, call.DataType))(call, a, t) },
        { "sqrt", "spark_sqrt({0})" },
        { "cbrt", "spark_cbrt({0})" },
        { "exp", "spark_exp({0})" },
        { "expm1", "spark_expm1({0})" },
        { "ln", "spark_ln({0})" },
        { "log", (_, a, _) => a.Length == 1 ? $"spark_ln({a[0]})" : $"spark_log({a[0]}, {a[1]})" },
        { "log10", "spark_log10({0})" },
        { "log2", "spark_log2({0})" },
        { "log1p", "spark_log1p({0})" },
        { "pow power", "spark_pow({0}, {1})" },
        { "sin", "spark_sin({0})" },
        { "cos", "spark_cos({0})" },
        { "tan", "spark_tan({0})" },
        { "asin", "spark_asin({0})" },
        { "acos", "spark_acos({0})" },
        { "atan", "spark_atan({0})" },
        { "atan2", "spark_atan2({0}, {1})" },
        { "asinh", "spark_asinh({0})" },
        { "acosh", "spark_acosh({0})" },
        { "atanh", "spark_atanh({0})" },
        { "cot", "spark_cot({0})" },
        { "csc", "spark_csc({0})" },
        { "sec", "spark_sec({0})" },
        { "sinh", "spark_sinh({0})" },
        { "cosh", "spark_cosh({0})" },
        { "tanh", "tanh({0})" },
        { "hypot", "spark_hypot({0}, {1})" },
        { "degrees", "degrees({0})" },
        { "radians", "radians({0})" },
        { "pi", "pi()" },
        { "e", "exp(CAST(1 AS DOUBLE))" },
        { "rint", "spark_rint({0})" },
        { "signum sign", (call, a, t) => call.Arguments[0].DataType is DoubleType ? $"spark_signum({a[0]})" : RowCalls.Of(IntervalArithmetic.Sign)(call, a, t) },
        { "ceil ceiling", (call, a, t) => Edge("ceil", call, a, t) },
        { "floor", (call, a, t) => Edge("floor", call, a, t) },
        { "round", (call, a, _) => Round("round", call, a) },
        { "bround", (call, a, _) => Round("bround", call, a) },
        { "shiftleft <<", (call, a, _) => ExpressionTranslator.Typed($"spark_shift_left({a[0]}, {a[1]})", call.DataType) },
        { "shiftright >>", (call, a, _) => ExpressionTranslator.Typed($"spark_shift_right({a[0]}, {a[1]})", call.DataType) },
        { "factorial", (call, a, _) => ExpressionTranslator.Typed($"CASE WHEN {a[0]} BETWEEN 0 AND 20 THEN factorial(CAST({a[0]} AS INTEGER)) END", call.DataType) },
    };

    // To digits before or after the point: scaled, cut and scaled back.
    private static string Edge(string function, BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        if (arguments.Length == 1)
        {
            return call.Arguments[0].DataType is DoubleType
                ? $"spark_saturate({function}({arguments[0]}))"
                : ExpressionTranslator.Typed($"{function}({arguments[0]})", call.DataType);
        }

        var digits = (int)((BoundLiteral)call.Arguments[1]).Value!;
        var factor = $"1{new string('0', Math.Abs(digits))}";
        var exact = call.Arguments[0].DataType is FractionalType
            ? CastSql.Of(translator, arguments[0], call.Arguments[0].DataType, new DecimalType(30, RealScale), isTry: false)
            : arguments[0];
        return digits >= 0
            ? ExpressionTranslator.Typed($"CAST({function}(CAST({exact} AS DECIMAL(38,{Math.Max(digits, Scale(call))})) * {factor}) AS DECIMAL(38,{digits})) / {factor}", call.DataType)
            : ExpressionTranslator.Typed($"{function}({arguments[0]} / {factor}) * {factor}", call.DataType);
    }

    // The digits that Spark gives a real number after the point where it makes a decimal of it.
    private const int RealScale = 15;

    private static int Scale(BoundCall call) => call.Arguments[0].DataType switch { DecimalType d => d.Scale, FractionalType => RealScale, _ => 0 };

    private static string Round(string function, BoundCall call, string[] arguments)
    {
        var digits = arguments.Length > 1 ? arguments[1] : "0";
        var value = call.Arguments[0].DataType;
        return value switch
        {
            DecimalType when function == "bround" => ExpressionTranslator.Typed($"round_even({arguments[0]}, {digits})", call.DataType),
            DecimalType => ExpressionTranslator.Typed($"round({arguments[0]}, {digits})", call.DataType),
            _ => ExpressionTranslator.Typed($"spark_{function}({arguments[0]}, {digits})", call.DataType),
        };
    }
}
