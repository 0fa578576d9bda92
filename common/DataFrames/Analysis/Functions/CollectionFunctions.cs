using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Arrays and maps. Functions that take a lambda have it as a last argument, already bound (<see cref="Lambdas"/>).</summary>
internal static class CollectionFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("array", TakesCommon(0), a => new ArrayType(a.Count == 0 ? new NullType() : a[0].DataType, a.Any(x => x.IsNullable)), NullRule.Never),
        Scalar("map", TakesBy(0, null, "(key, value, ...)", Pairs), a => a.Count == 0 ? new MapType(new NullType(), new NullType(), false) : new MapType(a[0].DataType, a[1].DataType), NullRule.Never),
        Scalar("size", TakesBy(1, 1, "(ARRAY or MAP)", a => a[0].DataType is ArrayType or MapType ? [a[0].DataType] : a[0].DataType is NullType ? [new ArrayType(new NullType())] : null), Gives(Int), NullRule.AnyArgument, "cardinality", "array_size"),
        Scalar("array_contains", TakesBy(2, 2, "(ARRAY, element)", WithElement), Gives(Rules.Boolean), NullRule.Always),
        Scalar("array_position", TakesBy(2, 2, "(ARRAY, element)", WithElement), Gives(Long)),
        Scalar("array_remove", TakesBy(2, 2, "(ARRAY, element)", WithElement), GivesArgument(0)),
        Scalar("array_append", TakesBy(2, 2, "(ARRAY, element)", WithElement), GivesArgument(0)),
        Scalar("array_distinct", Takes(Rules.Array), GivesArgument(0)),
        Scalar("array_compact", Takes(Rules.Array), GivesArgument(0)),
        Scalar("array_max", Takes(Rules.Array), a => Element(a[0]), NullRule.Always),
        Scalar("array_min", Takes(Rules.Array), a => Element(a[0]), NullRule.Always),
        Scalar("array_join", TakesFrom(2, Of(new ArrayType(Rules.String)), Of(Rules.String), Of(Rules.String)), Gives(Rules.String)),
        Scalar("array_union", TakesCommon(2, 2), GivesArgument(0)),
        Scalar("array_intersect", TakesCommon(2, 2), GivesArgument(0)),
        Scalar("array_except", TakesCommon(2, 2), GivesArgument(0)),
        Scalar("sort_array", TakesFrom(1, Rules.Array, Of(Rules.Boolean)), GivesArgument(0)),
        Scalar("slice", Takes(Rules.Array, Of(Int), Of(Int)), GivesArgument(0)),
        Scalar("flatten", TakesBy(1, 1, "(ARRAY of ARRAY)", a => a[0].DataType is ArrayType { ElementType: ArrayType } ? [a[0].DataType] : null), a => Element(a[0]), NullRule.Always),
        Scalar("element_at", TakesBy(2, 2, "(ARRAY, INT) or (MAP, key)", Position), a => Extracted(a[0]), NullRule.Always),
        Scalar("try_element_at", TakesBy(2, 2, "(ARRAY, INT) or (MAP, key)", Position), a => Extracted(a[0]), NullRule.Always),
        Scalar("get", TakesBy(2, 2, "(ARRAY, INT)", Position), a => Extracted(a[0]), NullRule.Always),
        Scalar("getarrayitem", TakesBy(2, 2, "(ARRAY, INT)", Position), a => Extracted(a[0]), NullRule.Always),
        Scalar("getmapvalue", TakesBy(2, 2, "(MAP, key)", Position), a => Extracted(a[0]), NullRule.Always),
        Scalar("sequence", TakesBy(2, 3, "(start, end [, step])", Stepped), a => new ArrayType(a[0].DataType, false)),
        Scalar("map_keys", Takes(Rules.Map), a => new ArrayType(((MapType)a[0].DataType).KeyType, false)),
        Scalar("map_values", Takes(Rules.Map), a => new ArrayType(((MapType)a[0].DataType).ValueType, ((MapType)a[0].DataType).ValueContainsNull)),
        Scalar("map_from_arrays", Takes(Rules.Array, Rules.Array), a => new MapType(Element(a[0]), Element(a[1]))),
        Scalar("map_contains_key", TakesBy(2, 2, "(MAP, key)", Position), Gives(Rules.Boolean)),
        Scalar("transform", TakesBy(2, 2, "(ARRAY, lambda)", AsTheyAre), a => new ArrayType(a[1].DataType, a[1].IsNullable)),
        Scalar("filter", TakesBy(2, 2, "(ARRAY, lambda)", AsTheyAre), GivesArgument(0)),
        Scalar("exists", TakesBy(2, 2, "(ARRAY, lambda)", AsTheyAre), Gives(Rules.Boolean), NullRule.Always),
        Scalar("forall", TakesBy(2, 2, "(ARRAY, lambda)", AsTheyAre), Gives(Rules.Boolean), NullRule.Always),
        Scalar("aggregate", TakesBy(3, 4, "(ARRAY, start, lambda [, lambda])", AsTheyAre), a => a[^1].DataType, NullRule.Always, "reduce"),
    ];

    internal static DataType Element(BoundExpression array) => ((ArrayType)array.DataType).ElementType;

    private static DataType Extracted(BoundExpression collection) => collection.DataType switch
    {
        ArrayType array => array.ElementType,
        MapType map => map.ValueType,
        var other => throw new InvalidOperationException($"Not a collection: {other.SimpleString}"),
    };

    // Dates and times go by intervals; by a day where no step is given.
    private static IReadOnlyList<DataType>? Stepped(IReadOnlyList<BoundExpression> arguments) =>
        TypeCoercion.CommonType(arguments[0].DataType, arguments[1].DataType) is DateType or TimestampType or TimestampNTZType
            ? arguments is [_, _, { DataType: not (DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType or NullType) }] ? null
            : [.. Common([arguments[0], arguments[1]])!, .. arguments.Skip(2).Select(a => a.DataType)]
            : Common(arguments) is [IntegralType or NullType, ..] types ? types : null;

    private static DataType[] AsTheyAre(IReadOnlyList<BoundExpression> arguments) => [.. arguments.Select(a => a.DataType)];

    private static DataType[]? Position(IReadOnlyList<BoundExpression> arguments) => arguments[0].DataType switch
    {
        ArrayType when TypeCoercion.CanCastImplicitly(arguments[1].DataType, Int) || arguments[1].DataType is LongType => [arguments[0].DataType, Int],
        MapType map when TypeCoercion.CanCastImplicitly(arguments[1].DataType, map.KeyType) => [map, map.KeyType],
        _ => null,
    };

    internal static DataType[]? WithElement(IReadOnlyList<BoundExpression> arguments) =>
        arguments[0].DataType is NullType
            ? throw new AnalysisException("DATATYPE_MISMATCH.NULL_TYPE", "A null without a type is no array: cast it, for example to ARRAY<INT>.")
            : arguments[0].DataType is ArrayType array && TypeCoercion.CommonType(array.ElementType, arguments[1].DataType) is { } element
            ? [new ArrayType(element, array.ContainsNull || arguments[1].IsNullable), element]
            : null;

    private static DataType[]? Pairs(IReadOnlyList<BoundExpression> arguments)
    {
        var key = TypeCoercion.CommonType(arguments.Where((_, i) => i % 2 == 0).Select(a => a.DataType));
        var value = TypeCoercion.CommonType(arguments.Where((_, i) => i % 2 == 1).Select(a => a.DataType));
        return arguments.Count % 2 != 0 || key is null || value is null ? null : [.. arguments.Select((_, i) => i % 2 == 0 ? key : value)];
    }
}
