using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>A kind of parameter: which types it accepts and what they become.</summary>
/// <param name="Coerce">The type that an argument is cast to, or null where it does not fit.</param>
/// <param name="Description">The kind's name in errors.</param>
internal sealed record Parameter(Func<BoundExpression, DataType?> Coerce, string Description);

/// <summary>The words in which the function table is written.</summary>
internal static class Rules
{
    internal static readonly DataType String = new StringType();
    internal static readonly DataType Binary = new BinaryType();
    internal static readonly DataType Boolean = new BooleanType();
    internal static readonly DataType Int = new IntegerType();
    internal static readonly DataType Long = new LongType();
    internal static readonly DataType Double = new DoubleType();
    internal static readonly DataType Date = new DateType();
    internal static readonly DataType Timestamp = new TimestampType();

    internal static readonly Parameter Any = new(a => a.DataType, "ANY");
    internal static readonly Parameter Numeric = new(a => AsNumeric(a.DataType), "NUMERIC");
    internal static readonly Parameter Integral = new(a => a.DataType is IntegralType ? a.DataType : a.DataType is NullType or StringType ? Long : null, "INTEGRAL");
    internal static readonly Parameter Shifted = new(a => a.DataType is ByteType or ShortType ? Int : Integral!.Coerce(a), "INT or BIGINT");
    internal static readonly Parameter WholeNumber = new(a => a.DataType is NumericType or NullType or StringType ? Long : null, "BIGINT");
    internal static readonly Parameter NumericOrInterval = new(a => a.DataType is DayTimeIntervalType or YearMonthIntervalType ? a.DataType : AsNumeric(a.DataType), "NUMERIC or INTERVAL");
    internal static readonly Parameter Array = new(a => a.DataType is ArrayType ? a.DataType : null, "ARRAY");
    internal static readonly Parameter Map = new(a => a.DataType is MapType ? a.DataType : null, "MAP");
    internal static readonly Parameter Struct = new(a => a.DataType is StructType ? a.DataType : null, "STRUCT");
    internal static readonly Parameter StringOrBinary = new(a => a.DataType is BinaryType ? a.DataType : Implicitly(a, String), "STRING or BINARY");
    internal static readonly Parameter DateOrTimestamp = new(a => a.DataType is DateType or TimestampType or TimestampNTZType ? a.DataType : Implicitly(a, Timestamp), "DATE or TIMESTAMP");

    /// <summary>An argument of one type, or one that becomes it without a cast in the query.</summary>
    internal static Parameter Of(DataType type) => new(a => Implicitly(a, type), type.Sql);

    /// <summary>As many arguments as parameters.</summary>
    internal static ArgumentRule Takes(params Parameter[] parameters) => TakesFrom(parameters.Length, parameters);

    /// <summary>As many arguments as parameters, the last ones optional.</summary>
    internal static ArgumentRule TakesFrom(int minimum, params Parameter[] parameters) =>
        new(minimum, parameters.Length, arguments => Each(arguments, i => parameters[i]), Describe(parameters));

    /// <summary>Any number of arguments of one kind.</summary>
    internal static ArgumentRule TakesMany(int minimum, Parameter parameter) =>
        new(minimum, null, arguments => Each(arguments, _ => parameter), $"({parameter.Description}, ...)");

    /// <summary>Any number of arguments, brought to the type that they have in common.</summary>
    internal static ArgumentRule TakesCommon(int minimum, int? maximum = null) =>
        new(minimum, maximum, Common, "(arguments of one type)");

    /// <summary>Arguments of which those from one place on are brought to the type that they have in common.</summary>
    internal static ArgumentRule TakesThenCommon(params Parameter[] first) => new(
        first.Length + 1,
        null,
        arguments => Each([.. arguments.Take(first.Length)], i => first[i]) is { } head && Common([.. arguments.Skip(first.Length)]) is { } tail
            ? [.. head, .. tail]
            : null,
        Describe(first));

    /// <summary>A rule of its own.</summary>
    internal static ArgumentRule TakesBy(int minimum, int? maximum, string description, Func<IReadOnlyList<BoundExpression>, IReadOnlyList<DataType>?> coerce) =>
        new(minimum, maximum, coerce, description);

    /// <summary>Always the same type.</summary>
    internal static ResultRule Gives(DataType type) => _ => type;

    /// <summary>The type of an argument.</summary>
    internal static ResultRule GivesArgument(int index) => arguments => arguments[index].DataType;

    internal static FunctionDefinition Scalar(string name, ArgumentRule takes, ResultRule gives, NullRule nulls = NullRule.AnyArgument, params string[] aliases) =>
        new(name, FunctionKind.Scalar, takes, gives, nulls) { Aliases = aliases };

    internal static FunctionDefinition Aggregate(string name, ArgumentRule takes, ResultRule gives, NullRule nulls = NullRule.Always, params string[] aliases) =>
        new(name, FunctionKind.Aggregate, takes, gives, nulls) { Aliases = aliases };

    internal static FunctionDefinition Window(string name, ArgumentRule takes, ResultRule gives, NullRule nulls = NullRule.Never) =>
        new(name, FunctionKind.Window, takes, gives, nulls);

    internal static FunctionDefinition Generator(string name, ArgumentRule takes, ResultRule gives) =>
        new(name, FunctionKind.Generator, takes, gives, NullRule.Always);

    internal static IReadOnlyList<DataType>? Common(IReadOnlyList<BoundExpression> arguments) =>
        TypeCoercion.CommonType(arguments.Select(a => a.DataType)) is { } common ? [.. arguments.Select(_ => common)] : null;

    private static DataType? Implicitly(BoundExpression argument, DataType type) =>
        TypeCoercion.CanCastImplicitly(argument.DataType, type) ? type : null;

    private static DataType? AsNumeric(DataType type) => type switch
    {
        NumericType => type,
        NullType or StringType => Double,
        _ => null,
    };

    private static DataType[]? Each(IReadOnlyList<BoundExpression> arguments, Func<int, Parameter> parameter)
    {
        var types = new DataType[arguments.Count];
        for (var i = 0; i < types.Length; i++)
        {
            if (parameter(i).Coerce(arguments[i]) is not { } type)
            {
                return null;
            }

            types[i] = type;
        }

        return types;
    }

    private static string Describe(Parameter[] parameters) => $"({string.Join(", ", parameters.Select(p => p.Description))})";
}
