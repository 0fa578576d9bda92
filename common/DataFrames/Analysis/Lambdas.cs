using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>The types of the variables that array functions give to their lambdas.</summary>
internal static class Lambdas
{
    internal static BoundLambdaVariable Variable(string name, DataType type, bool isNullable) =>
        new(ColumnIds.Next(), name, type, isNullable);

    /// <summary>The variables of the lambda that is the argument at a place, from the arguments before it.</summary>
    internal static ValueList<BoundLambdaVariable> VariablesFor(string function, IReadOnlyList<BoundExpression> before, LambdaFunction lambda)
    {
        var types = Types(function, before, lambda.Arguments.Count);
        return types.Count >= lambda.Arguments.Count
            ? [.. lambda.Arguments.Select((a, i) => Variable(a.Name, types[i].Type, types[i].IsNullable))]
            : throw new AnalysisException(
                "INVALID_LAMBDA_FUNCTION_CALL.NUM_ARGS_MISMATCH", $"{function} gives its lambda {types.Count} values at most, not {lambda.Arguments.Count}.");
    }

    private static IReadOnlyList<(DataType Type, bool IsNullable)> Types(string function, IReadOnlyList<BoundExpression> before, int count)
    {
        if (before is [{ DataType: MapType map }, ..])
        {
            return function == "map_zip_with" && before is [_, { DataType: MapType other }]
                ? [(map.KeyType, false), (map.ValueType, true), (other.ValueType, true)]
                : [(map.KeyType, false), (map.ValueType, map.ValueContainsNull)];
        }

        if (before.Count == 0 || before[0].DataType is not ArrayType array)
        {
            throw new AnalysisException("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", $"{function} with a lambda takes an ARRAY as its first argument.");
        }

        var element = (array.ElementType, array.ContainsNull);
        return (function, before.Count) switch
        {
            ("aggregate" or "reduce", 2) => [(before[1].DataType, true), element],
            ("aggregate" or "reduce", _) => [(before[2].DataType, true)],
            ("zip_with", 2) when before[1].DataType is ArrayType second => [(array.ElementType, true), (second.ElementType, true)],
            ("array_sort", _) => [element, element],
            _ => count == 1 ? [element] : [element, (new IntegerType(), false)],
        };
    }
}
