using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Arguments that a function does not take, by the classes of error that Spark has for them.</content>
internal sealed partial class ExpressionBinder
{
    private static readonly HashSet<string> BinaryOperators = new(StringComparer.Ordinal)
    {
        "+", "-", "*", "/", "%", "pmod", "div", "&", "|", "^", "==", "<=>", "<", "<=", ">", ">=", "and", "or",
    };

    // Functions whose arguments must meet in one type.
    private static readonly HashSet<string> OfOneType = new(StringComparer.Ordinal) { "array", "coalesce", "greatest", "if", "in", "least", "nvl", "when" };

    // Functions that compare their arguments or the elements of them.
    private static readonly HashSet<string> Comparing = new(StringComparer.Ordinal)
    {
        "==", "<=>", "<", "<=", ">", ">=", "min", "max", "greatest", "least", "array_max", "array_min", "sort_array", "array_sort",
    };

    /// <summary>Maps have no order, and equal ones may be written in several ways.</summary>
    private static void CheckMaps(FunctionDefinition definition, IReadOnlyList<DataType> types)
    {
        if (!types.Any(HoldsMap))
        {
            return;
        }

        if (definition.Name is "hash" or "xxhash64")
        {
            throw new AnalysisException("DATATYPE_MISMATCH.HASH_MAP_TYPE", $"{definition.Name} does not take maps: give map_entries(...) of them, sorted.");
        }

        if (Comparing.Contains(definition.Name))
        {
            throw new AnalysisException("DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", $"{definition.Name} does not compare maps: compare map_entries(...) of them, sorted.");
        }
    }

    private static bool HoldsMap(DataType type) => type switch
    {
        MapType => true,
        ArrayType array => HoldsMap(array.ElementType),
        StructType fields => fields.Any(f => HoldsMap(f.DataType)),
        _ => false,
    };

    private static AnalysisException WrongTypes(FunctionDefinition definition, IReadOnlyList<BoundExpression> arguments) => new(
        OfOneType.Contains(definition.Name) ? "DATATYPE_MISMATCH.DATA_DIFF_TYPES"
        : definition.Name == "map" ? $"DATATYPE_MISMATCH.CREATE_MAP_{(Meet(arguments.Where((_, i) => i % 2 == 0)) ? "VALUE" : "KEY")}_DIFF_TYPES"
        : !BinaryOperators.Contains(definition.Name) || arguments.Count != 2 ? "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE"
        : arguments[0].DataType == arguments[1].DataType ? "DATATYPE_MISMATCH.BINARY_OP_WRONG_TYPE" : "DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES",
        $"{definition.Name} takes {definition.Takes.Description}, not ({string.Join(", ", arguments.Select(a => a.DataType.Sql))}). Cast the arguments.");

    private static bool Meet(IEnumerable<BoundExpression> values) =>
        values.Aggregate((DataType?)new NullType(), (type, value) => type is null ? null : TypeCoercion.CommonType(type, value.DataType)) is not null;
}
