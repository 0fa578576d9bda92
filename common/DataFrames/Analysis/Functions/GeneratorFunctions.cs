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
        Generator("stack", TakesBy(2, null, "(INT, value, ...)", Stacked), Stack),
        Generator("json_tuple", TakesBy(2, null, "(STRING, STRING, ...)", a => [.. a.Select(_ => Rules.String)]), a => new StructType(a.Skip(1).Select((_, i) => new StructField($"c{i}", Rules.String)))),
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

    /// <summary>The values of one column are brought to one type.</summary>
    private static DataType[]? Stacked(IReadOnlyList<BoundExpression> arguments)
    {
        var width = StackWidth(arguments);
        var types = Enumerable.Range(0, width)
            .Select(i => TypeCoercion.CommonType(arguments.Skip(1).Where((_, place) => place % width == i).Select(a => a.DataType))).ToList();
        return types.Contains(null) ? null : [Int, .. arguments.Skip(1).Select((_, place) => types[place % width]!)];
    }

    private static StructType Stack(IReadOnlyList<BoundExpression> arguments) =>
        new(Enumerable.Range(0, StackWidth(arguments)).Select(i => new StructField($"col{i}", arguments[i + 1].DataType)));

    private static int StackWidth(IReadOnlyList<BoundExpression> arguments) => arguments[0] is BoundLiteral { Value: int rows and > 0 }
        ? (arguments.Count - 2 + rows) / rows
        : throw new AnalysisException("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "The number of rows that stack makes must be a constant above 0.");

    private static StructType Exploded(BoundExpression argument, bool withPosition)
    {
        var columns = argument.DataType is MapType map
            ? new[] { new StructField("key", map.KeyType, false), new StructField("value", map.ValueType, map.ValueContainsNull) }
            : [new StructField("col", ((ArrayType)argument.DataType).ElementType, ((ArrayType)argument.DataType).ContainsNull)];
        return new StructType(withPosition ? columns.Prepend(new StructField("pos", Int, false)) : columns);
    }
}
