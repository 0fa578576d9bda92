using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Arrays made, joined and sorted in further ways than by <see cref="CollectionFunctions"/>, and maps through lambdas.</summary>
internal static class ArrayFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("array_insert", TakesBy(3, 3, "(ARRAY, INT, element)", Inserted), GivesArgument(0), NullRule.Always),
        Scalar("array_prepend", TakesBy(2, 2, "(ARRAY, element)", CollectionFunctions.WithElement), GivesArgument(0)),
        Scalar("array_repeat", Takes(Any, Of(Int)), a => new ArrayType(a[0].DataType, a[0].IsNullable)),
        Scalar("array_sort", TakesBy(1, 2, "(ARRAY [, lambda])", a => a[0].DataType is ArrayType ? [.. a.Select(x => x.DataType)] : null), GivesArgument(0)),
        Scalar("arrays_overlap", TakesCommon(2, 2), Gives(Rules.Boolean), NullRule.Always),
        Scalar("arrays_zip", TakesMany(1, Rules.Array), Zipped),
        Scalar("zip_with", TakesBy(3, 3, "(ARRAY, ARRAY, lambda)", AsTheyAre), a => new ArrayType(a[2].DataType, a[2].IsNullable)),
        Scalar("map_entries", Takes(Rules.Map), a => new ArrayType(Entry((MapType)a[0].DataType), false)),
        Scalar("map_from_entries", TakesBy(1, 1, "(ARRAY of STRUCT of 2 fields)", a => a[0].DataType is ArrayType { ElementType: StructType { Count: 2 } } ? [a[0].DataType] : null), FromEntries, NullRule.Always),
        Scalar("map_concat", TakesCommon(0), a => a.Count == 0 ? new MapType(Rules.String, Rules.String, false) : a[0].DataType),
        Scalar("map_filter", TakesBy(2, 2, "(MAP, lambda)", AsTheyAre), GivesArgument(0)),
        Scalar("transform_keys", TakesBy(2, 2, "(MAP, lambda)", AsTheyAre), a => new MapType(a[1].DataType, MapOf(a[0]).ValueType, MapOf(a[0]).ValueContainsNull)),
        Scalar("transform_values", TakesBy(2, 2, "(MAP, lambda)", AsTheyAre), a => new MapType(MapOf(a[0]).KeyType, a[1].DataType, a[1].IsNullable)),
        Scalar("map_zip_with", TakesBy(3, 3, "(MAP, MAP, lambda)", AsTheyAre), a => new MapType(MapOf(a[0]).KeyType, a[2].DataType, a[2].IsNullable)),
        Scalar("nullifzero", Takes(Numeric), GivesArgument(0), NullRule.Always),
        Scalar("zeroifnull", TakesBy(1, 1, "(NUMERIC)", a => TypeCoercion.CommonType(a[0].DataType, Int) is NumericType type ? [type] : null), GivesArgument(0), NullRule.Never),
        Scalar("width_bucket", TakesBy(4, 4, "(number or interval, number or interval, number or interval, BIGINT)", Bucket), Gives(Long), NullRule.Always),
    ];

    internal static MapType MapOf(BoundExpression map) => (MapType)map.DataType;

    private static DataType[] AsTheyAre(IReadOnlyList<BoundExpression> arguments) => [.. arguments.Select(a => a.DataType)];

    private static DataType[]? Inserted(IReadOnlyList<BoundExpression> a) =>
        TypeCoercion.CanCastImplicitly(a[1].DataType, Int) && CollectionFunctions.WithElement([a[0], a[2]]) is [ArrayType array, var element]
            ? [new ArrayType(array.ElementType), Int, element]
            : null;

    private static ArrayType Zipped(IReadOnlyList<BoundExpression> arguments) => new(
        new StructType(arguments.Select((a, i) => new StructField(FieldName(a, i), CollectionFunctions.Element(a)))), false);

    private static string FieldName(BoundExpression argument, int place) => argument switch
    {
        BoundReference column => column.Attribute.Name,
        BoundGetField field => field.Name,
        _ => place.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static StructType Entry(MapType map) => new(
        new StructField("key", map.KeyType, false), new StructField("value", map.ValueType, map.ValueContainsNull));

    private static MapType FromEntries(IReadOnlyList<BoundExpression> arguments)
    {
        var entry = (StructType)CollectionFunctions.Element(arguments[0]);
        return new MapType(entry[0].DataType, entry[1].DataType, entry[1].IsNullable);
    }

    private static DataType[]? Bucket(IReadOnlyList<BoundExpression> a) =>
        a[0].DataType is DayTimeIntervalType or YearMonthIntervalType ? [a[0].DataType, a[1].DataType, a[2].DataType, Long]
        : a.Take(3).All(x => TypeCoercion.CanCastImplicitly(x.DataType, Rules.Double)) && TypeCoercion.CanCastImplicitly(a[3].DataType, Long) ? [Rules.Double, Rules.Double, Rules.Double, Long]
        : null;
}
