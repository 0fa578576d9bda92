using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Arithmetic, comparison and logic.</summary>
internal static class OperatorFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Arithmetic("+"),
        Arithmetic("-"),
        Arithmetic("*"),
        Scalar("/", TakesBy(2, 2, "(NUMERIC, NUMERIC)", Division), a => Result("/", a)),
        Arithmetic("%", "mod"),
        Arithmetic("pmod"),
        Scalar("div", TakesBy(2, 2, "(INTEGRAL, INTEGRAL)", a => a.All(x => x.DataType is IntegralType or NullType or StringType) ? [Long, Long] : IntervalPair(a)), Gives(Long)),
        Scalar("negative", Takes(NumericOrInterval), GivesArgument(0)),
        Scalar("positive", Takes(NumericOrInterval), GivesArgument(0)),
        Comparison("==", NullRule.AnyArgument, "="),
        Comparison("<=>", NullRule.Never),
        Comparison("<", NullRule.AnyArgument),
        Comparison("<=", NullRule.AnyArgument),
        Comparison(">", NullRule.AnyArgument),
        Comparison(">=", NullRule.AnyArgument),
        Scalar("and", TakesMany(2, Of(Rules.Boolean)), Gives(Rules.Boolean)),
        Scalar("or", TakesMany(2, Of(Rules.Boolean)), Gives(Rules.Boolean)),
        Scalar("not", Takes(Of(Rules.Boolean)), Gives(Rules.Boolean), NullRule.AnyArgument, "!"),
        Scalar("in", TakesBy(1, null, "(values of one type)", Compared), Gives(Rules.Boolean)),
        Scalar("&", TakesBy(2, 2, "(INTEGRAL, INTEGRAL)", Bits), GivesArgument(0)),
        Scalar("|", TakesBy(2, 2, "(INTEGRAL, INTEGRAL)", Bits), GivesArgument(0)),
        Scalar("^", TakesBy(2, 2, "(INTEGRAL, INTEGRAL)", Bits), GivesArgument(0)),
        Scalar("~", Takes(Integral), GivesArgument(0)),
    ];

    internal static FunctionDefinition Find(string name) => All.First(d => d.Name == name);

    private static FunctionDefinition Arithmetic(string sign, params string[] aliases) =>
        Scalar(sign, TakesBy(2, 2, "(NUMERIC, NUMERIC)", a => Operands(sign, a)), a => Result(sign, a), NullRule.AnyArgument, aliases);

    private static IReadOnlyList<DataType>? Compared(IReadOnlyList<BoundExpression> arguments)
    {
        var common = arguments.Skip(1).Aggregate((DataType?)arguments[0].DataType, (type, a) => type is null ? null : TypeCoercion.ComparableType(type, a.DataType));
        return common is null ? null : [.. arguments.Select(_ => common)];
    }

    private static FunctionDefinition Comparison(string sign, NullRule nulls, params string[] aliases) =>
        Scalar(sign, TakesBy(2, 2, "(values of one type)", Compared), Gives(Rules.Boolean), nulls, aliases);

    /// <summary>Decimal operands keep their own scales: the result's type follows from both.</summary>
    private static IReadOnlyList<DataType>? Operands(string sign, IReadOnlyList<BoundExpression> arguments) =>
        (arguments[0].DataType, arguments[1].DataType) switch
        {
            (DecimalType, DecimalType) => [.. arguments.Select(a => a.DataType)],
            (DecimalType d, IntegralType) => [d, DecimalOf(arguments[1])],
            (IntegralType, DecimalType d) => [DecimalOf(arguments[0]), d],
            (DayTimeIntervalType or YearMonthIntervalType, NumericType) when sign is "*" or "/" => [.. arguments.Select(a => a.DataType)],
            (NumericType, DayTimeIntervalType or YearMonthIntervalType) when sign == "*" => [.. arguments.Select(a => a.DataType)],
            (var left, var right) when sign is "+" or "-" && OnTime(sign, left, right) is { } types => types,
            _ => Numbers(arguments),
        };

    private static IReadOnlyList<DataType>? Division(IReadOnlyList<BoundExpression> arguments) =>
        Operands("/", arguments) switch
        {
            null => null,
            var types when types.All(t => t is DecimalType) => types,
            [DayTimeIntervalType or YearMonthIntervalType, _] types => types,
            var types when types.All(t => t is NumericType or NullType) => [Rules.Double, Rules.Double],
            _ => null,
        };

    private static IReadOnlyList<DataType>? Numbers(IReadOnlyList<BoundExpression> arguments) => Common(arguments) switch
    {
        [NumericType, ..] types => types,
        [NullType, ..] => [Rules.Double, Rules.Double],
        [StringType, ..] => [Rules.Double, Rules.Double],
        _ => null,
    };

    private static DataType[]? OnTime(string sign, DataType left, DataType right) => (left, right) switch
    {
        (DateType, IntegerType or ShortType or ByteType) => [left, Int],
        (TimestampType or TimestampNTZType or DateType, DayTimeIntervalType or YearMonthIntervalType) => [left, right],
        (DayTimeIntervalType or YearMonthIntervalType, TimestampType or TimestampNTZType or DateType) when sign == "+" => [left, right],
        (TimestampType, TimestampType) or (DateType, DateType) when sign == "-" => [left, right],
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) when TypeCoercion.CommonType(left, right) is { } common => [common, common],
        _ => null,
    };

    private static DataType Result(string sign, IReadOnlyList<BoundExpression> arguments) => (arguments[0].DataType, arguments[1].DataType) switch
    {
        (DecimalType a, DecimalType b) => DecimalArithmetic.Result(sign, a, b),
        (DateType, IntegerType) => Rules.Date,
        (DateType, DateType) => new DayTimeIntervalType(0, 0),
        (TimestampType, TimestampType) => new DayTimeIntervalType(),
        (DateType, DayTimeIntervalType { EndField: 0 }) or (DayTimeIntervalType { EndField: 0 }, DateType) => Rules.Date,
        (DayTimeIntervalType, NumericType) or (NumericType, DayTimeIntervalType) => new DayTimeIntervalType(),
        (YearMonthIntervalType, NumericType) or (NumericType, YearMonthIntervalType) => new YearMonthIntervalType(),
        (DateType, DayTimeIntervalType) or (DayTimeIntervalType, DateType) => Rules.Timestamp,
        (DayTimeIntervalType or YearMonthIntervalType, TimestampType or TimestampNTZType or DateType) => arguments[1].DataType,
        (var left, _) => left,
    };

    private static IReadOnlyList<DataType>? IntervalPair(IReadOnlyList<BoundExpression> arguments) =>
        Common(arguments) is [DayTimeIntervalType or YearMonthIntervalType, _] types ? types : null;

    private static IReadOnlyList<DataType>? Bits(IReadOnlyList<BoundExpression> arguments) =>
        Common(arguments) is [IntegralType, ..] types ? types : null;

    /// <summary>A whole number beside a decimal: a literal needs only the digits it has.</summary>
    private static DecimalType DecimalOf(BoundExpression argument) => argument switch
    {
        BoundLiteral { Value: sbyte or short or int or long } literal => DecimalLiterals.TypeOf(Convert.ToInt64(literal.Value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => TypeCoercion.AsDecimal((NumericType)argument.DataType),
    };
}
