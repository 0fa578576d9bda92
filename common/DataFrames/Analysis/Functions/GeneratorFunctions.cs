using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Several rows from one. The result type is the struct of the columns that they make, with Spark's default names.</summary>
internal static class GeneratorFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        .. Both("explode", a => Exploded(a[0], withPosition: false)),
        .. Both("posexplode", a => Exploded(a[0], withPosition: true)),
        .. Both("inline", a => ((ArrayType)a[0].DataType).ElementType),
    ];

    private static IEnumerable<FunctionDefinition> Both(string name, ResultRule gives) =>
        new[] { name, name + "_outer" }.Select(n => Generator(n, TakesBy(1, 1, "(ARRAY or MAP)", a => Collection(name, a[0])), gives));

    private static DataType[]? Collection(string name, BoundExpression argument) => argument.DataType switch
    {
        ArrayType { ElementType: StructType } => [argument.DataType],
        ArrayType or MapType when name != "inline" => [argument.DataType],
        _ => null,
    };

    private static StructType Exploded(BoundExpression argument, bool withPosition)
    {
        var columns = argument.DataType is MapType map
            ? new[] { new StructField("key", map.KeyType, false), new StructField("value", map.ValueType, map.ValueContainsNull) }
            : [new StructField("col", ((ArrayType)argument.DataType).ElementType, ((ArrayType)argument.DataType).ContainsNull)];
        return new StructType(withPosition ? columns.Prepend(new StructField("pos", Int, false)) : columns);
    }
}
