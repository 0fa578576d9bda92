using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Operators: comparison, logic, arithmetic, bits.</summary>
internal static class OperatorFunctions
{
    /// <summary>The most digits of DuckDB's decimals of 64 bits.</summary>
    internal const int NarrowDigits = 18;

    private const int MostMembers = 128;

    internal static FunctionFamily All { get; } = new()
    {
        { "== =", "({0} = {1})" },
        { "!= <>", "({0} <> {1})" },
        { "<=> equal_null", NullSafeEqual },
        { "<", Compare("<") },
        { "<=", Compare("<=") },
        { ">", Compare(">") },
        { ">=", Compare(">=") },
        { "between", "({0} >= {1} AND {0} <= {2})" },
        { "and", (_, a, _) => Junction(" AND ", a) },
        { "or", (_, a, _) => Junction(" OR ", a) },
        { "not !", "(NOT {0})" },
        { "&", "({0} & {1})" },
        { "|", "({0} | {1})" },
        { "^", "xor({0}, {1})" },
        { "~", "(~{0})" },
        { "+", Plus("+") },
        { "-", Minus },
        { "*", Times },
        { "/", Divide },
        { "div", WholeQuotient },
        { "% mod", Remainder },
        { "pmod", PositiveRemainder },
        { "try_add", (call, a, t) => Tried(Plus("+")(call, a, t), call) },
        { "try_subtract", (call, a, t) => Tried(Plus("-")(call, a, t), call) },
        { "try_multiply", (call, a, t) => Tried(Times(call, a, t), call) },
        { "try_divide", (call, a, t) => Tried(Divide(call, a, t), call) },
        { "try_mod", (call, a, t) => Tried(Remainder(call, a, t), call) },
        { "negative", (call, a, t) => DecimalNegation.Rounds(call.DataType) ? RowCalls.Of(v => DecimalNegation.Negative(v[0]!, (DecimalType)call.DataType))(call, a, t) : ExpressionTranslator.Typed($"(-{a[0]})", call.DataType) },
        { "positive", "{0}" },
    };

    // DuckDB's optimizer compares each member of a junction with each other one: 10,000 take 10 s. It does not look through casts, and so sees
    // groups of them.
    private static string Junction(string sign, string[] members) => members.Length <= MostMembers
        ? $"({string.Join(sign, members)})"
        : Junction(sign, [.. members.Chunk(MostMembers).Select(group => $"CAST(CAST(({string.Join(sign, group)}) AS TINYINT) AS BOOLEAN)")]);

    // DuckDB 1.5 finds no row in a file's part that has only nulls where a column is distinct from a constant, so that it must not see the comparison. Between columns it does, for joins.
    private static string NullSafeEqual(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.Arguments.Any(IsConstant)
        ? $"coalesce({arguments[0]} = {arguments[1]}, {arguments[0]} IS NULL AND {arguments[1]} IS NULL)"
        : $"({arguments[0]} IS NOT DISTINCT FROM {arguments[1]})";

    private static SayCall Compare(string sign) => (call, a, _) =>
        $"({NestedOrder.Key(a[0], call.Arguments[0].DataType)} {sign} {NestedOrder.Key(a[1], call.Arguments[1].DataType)})";

    private static bool IsConstant(BoundExpression value) => value is not (BoundReference or BoundLambdaVariable) && value.Children.All(IsConstant);

    // Of a null alone TRY gives a type of its own.
    private static string Tried(string sql, BoundCall call) => ExpressionTranslator.Typed($"TRY({sql})", call.DataType);

    private static SayCall Plus(string sign) => (call, arguments, translator) => call.DataType is DecimalType type && SumDigits(call) > DecimalType.MaxPrecision
        ? Decimal(sign == "+" ? "add" : "subtract", call, type, arguments, translator)
        : ExpressionTranslator.Typed($"({Widened(call, arguments[0], SumDigits)} {sign} {arguments[1]})", call.DataType);

    // Of two decimals of 18 digits at most DuckDB's result has 18 too and overflows beyond: one side is made wider where the result may need more.
    private static string Widened(BoundCall call, string left, Func<BoundCall, int> digits) =>
        call.DataType is DecimalType && call.Arguments.All(a => a.DataType is DecimalType { Precision: <= NarrowDigits }) && digits(call) > NarrowDigits
            ? $"CAST({left} AS DECIMAL({NarrowDigits + 1},{((DecimalType)call.Arguments[0].DataType).Scale}))"
            : left;

    /// <summary>How many digits a sum may have before it is rounded to the result's type.</summary>
    private static int SumDigits(BoundCall call) => call.Arguments.All(a => a.DataType is DecimalType)
        ? call.Arguments.Max(a => ((DecimalType)a.DataType).Precision - ((DecimalType)a.DataType).Scale) + call.Arguments.Max(a => ((DecimalType)a.DataType).Scale) + 1
        : 0;

    private static string Minus(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.Arguments switch
    {
        [_] => ExpressionTranslator.Typed($"(-{arguments[0]})", call.DataType),
        [{ DataType: DateType }, { DataType: DateType }] => $"to_days(CAST({arguments[0]} - {arguments[1]} AS INTEGER))",
        _ => Plus("-")(call, arguments, translator),
    };

    // DuckDB's product of decimals has the scales' sum; where the result's scale is less, C# multiplies and rounds.
    private static string Times(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        IsInterval(call.DataType) ? RowCalls.Of(a => IntervalArithmetic.Times(a, call.DataType))(call, arguments, translator)
        : call.DataType is DecimalType type && !(call.Arguments.All(a => a.DataType is DecimalType) && type.Scale == call.Arguments.Sum(a => ((DecimalType)a.DataType).Scale))
            ? Decimal("multiply", call, type, arguments, translator)
            : ExpressionTranslator.Typed($"({Widened(call, arguments[0], Digits)} * {arguments[1]})", call.DataType);

    private static string Divide(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        IsInterval(call.DataType) ? RowCalls.Of(a => IntervalArithmetic.Divide(a, call.DataType))(call, arguments, translator)
        : call.DataType is DecimalType type ? Decimal("divide", call, type, arguments, translator)
        : Checked("/", "spark_divide", Constant(call.Arguments[1]) is not (null or 0), call, arguments);

    private static string WholeQuotient(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        IsInterval(call.Arguments[0].DataType) ? RowCalls.Of(IntervalArithmetic.WholeQuotient)(call, arguments, translator)
        : Checked("//", "spark_div", IsWholeDivisor(call.Arguments[1]), call, arguments);

    private static string Remainder(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.DataType is DecimalType type
        ? Decimal("remainder", call, type, arguments, translator)
        : Checked("%", "spark_remainder", IsWholeDivisor(call.Arguments[1]), call, arguments);

    private static string PositiveRemainder(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.DataType is DecimalType type
        ? Decimal("pmod", call, type, arguments, translator)
        : ExpressionTranslator.Typed($"spark_pmod({arguments[0]}, {arguments[1]})", call.DataType);

    /// <summary>DuckDB's operator where it cannot fail, else the function that fails as Spark does.</summary>
    private static string Checked(string sign, string function, bool isSafe, BoundCall call, string[] arguments) =>
        ExpressionTranslator.Typed(isSafe ? $"({arguments[0]} {sign} {arguments[1]})" : $"{function}({arguments[0]}, {arguments[1]})", call.DataType);

    // The least number overflows where it is divided by -1.
    private static bool IsWholeDivisor(BoundExpression value) => value.DataType is not (DoubleType or FloatType) && Constant(value) is not (null or 0 or -1);

    /// <summary>The number that an expression is for every row, where that is plain to see.</summary>
    private static double? Constant(BoundExpression value) => value switch
    {
        BoundLiteral { Value: sbyte or short or int or long or float or double or decimal } literal => Convert.ToDouble(literal.Value, CultureInfo.InvariantCulture),
        BoundCast { DataType: DoubleType } cast => Constant(cast.Child),
        BoundCast { DataType: LongType, Child.DataType: ByteType or ShortType or IntegerType } cast => Constant(cast.Child),
        _ => null,
    };

    private static string Decimal(string name, BoundCall call, DecimalType result, string[] arguments, ExpressionTranslator translator)
    {
        var function = DecimalFunctions.Of(name, call.Arguments[0].DataType, call.Arguments[1].DataType, result);
        return $"{translator.Resources.AddFunction(function)}({arguments[0]}, {arguments[1]})";
    }

    private static bool IsInterval(DataType type) => type is DayTimeIntervalType or YearMonthIntervalType;

    private static int Digits(BoundCall call) =>
        call.Arguments.Sum(a => a.DataType is DecimalType d ? d.Precision : DecimalType.MaxPrecision);
}
