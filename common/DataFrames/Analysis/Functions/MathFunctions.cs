using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Numbers.</summary>
internal static class MathFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("abs", Takes(NumericOrInterval), GivesArgument(0)),
        Scalar("sign", TakesBy(1, 1, "(NUMERIC or INTERVAL)", a => NumericOrInterval.Coerce(a[0]) is { } type ? [type is NumericType ? Rules.Double : type] : null), Gives(Rules.Double), NullRule.AnyArgument, "signum"),
        Scalar("ceil", TakesFrom(1, Numeric, Of(Int)), Ceiling, NullRule.AnyArgument, "ceiling"),
        Scalar("floor", TakesFrom(1, Numeric, Of(Int)), Ceiling),
        Scalar("round", TakesFrom(1, Numeric, Of(Int)), Rounded),
        Scalar("bround", TakesFrom(1, Numeric, Of(Int)), Rounded),
        .. Doubles("sqrt", "exp", "expm1", "ln", "log10", "log2", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "cbrt", "degrees", "radians", "rint", "acosh", "asinh", "atanh", "cot", "csc", "sec"),
        Scalar("factorial", Takes(Of(Int)), Gives(Long), NullRule.Always),
        Scalar("pow", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double), NullRule.AnyArgument, "power"),
        Scalar("log", TakesFrom(1, Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double), NullRule.Always),
        Scalar("atan2", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double)),
        Scalar("hypot", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double)),
        Scalar("shiftleft", Takes(Shifted, Of(Int)), GivesArgument(0), NullRule.AnyArgument, "<<"),
        Scalar("shiftright", Takes(Shifted, Of(Int)), GivesArgument(0), NullRule.AnyArgument, ">>"),
        Scalar("pi", Takes(), Gives(Rules.Double)),
        Scalar("e", Takes(), Gives(Rules.Double)),
    ];

    private static IEnumerable<FunctionDefinition> Doubles(params string[] names) =>
        names.Select(name => Scalar(name, Takes(Of(Rules.Double)), Gives(Rules.Double), name is "ln" or "log10" or "log2" or "log1p" ? NullRule.Always : NullRule.AnyArgument));

    private static DataType Whole(DataType type) => type is DecimalType d
        ? DecimalArithmetic.Bounded(d.Precision - d.Scale + (d.Scale > 0 ? 1 : 0), 0)
        : Long;

    /// <summary>With a number of digits the result is a decimal, whatever the number was.</summary>
    private static DataType Ceiling(IReadOnlyList<BoundExpression> arguments) => arguments.Count == 1
        ? Whole(arguments[0].DataType)
        : Rounded([new BoundLiteral(null, TypeCoercion.AsDecimal((NumericType)arguments[0].DataType)), arguments[1]]);

    /// <summary>A decimal keeps the digits asked for, and one more before the point for the carry.</summary>
    private static DataType Rounded(IReadOnlyList<BoundExpression> arguments)
    {
        if (arguments[0].DataType is not DecimalType d)
        {
            return arguments[0].DataType;
        }

        var digits = arguments.Count < 2 ? 0
            : arguments[1] is BoundLiteral { Value: int n } ? n
            : throw new AnalysisException("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "The scale that round takes must be a constant.");
        var whole = d.Precision - d.Scale + 1;
        return digits < 0
            ? DecimalArithmetic.Bounded(Math.Max(whole, -digits + 1), 0)
            : DecimalArithmetic.Bounded(whole + Math.Min(d.Scale, digits), Math.Min(d.Scale, digits));
    }
}
