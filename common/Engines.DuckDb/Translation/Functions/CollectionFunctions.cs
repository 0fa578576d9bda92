using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of arrays, maps and structs.</summary>
internal static class CollectionFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "array", (call, a, _) => ExpressionTranslator.Typed($"[{string.Join(", ", a)}]", call.DataType) },
        { "named_struct struct", NamedStruct },
        { "map create_map", Map },
        { "map_from_arrays", (call, a, _) => ExpressionTranslator.Typed($"map({a[0]}, {a[1]})", call.DataType) },
        { "map_from_entries", (call, a, _) => ExpressionTranslator.Typed($"map_from_entries({a[0]})", call.DataType) },
        { "map_keys", "map_keys({0})" },
        { "map_values", "map_values({0})" },
        { "map_entries", (call, a, _) => ExpressionTranslator.Typed($"map_entries({a[0]})", call.DataType) },
        { "map_contains_key", "map_contains({0}, {1})" },
        { "map_concat", MapConcat },
        { "size cardinality", (call, a, _) => call.Arguments[0].DataType is MapType ? $"CAST(cardinality({a[0]}) AS INTEGER)" : $"CAST(len({a[0]}) AS INTEGER)" },
        { "array_size", "CAST(len({0}) AS INTEGER)" },
        { "get", "CASE WHEN {1} >= 0 THEN list_extract({0}, {1} + 1) END" },
        { "element_at", (call, a, _) => ElementAt(call, a, isTry: false) },
        { "try_element_at", (call, a, _) => ElementAt(call, a, isTry: true) },
        { "getarrayitem", "list_extract({0}, spark_checked_index({1}, len({0})) + 1)" },
        { "getmapvalue", "map_extract_value({0}, {1})" },
        { "array_contains", "CASE WHEN list_contains({0}, {1}) THEN true WHEN ({1}) IS NULL OR list_count({0}) < len({0}) THEN NULL WHEN ({0}) IS NOT NULL THEN false END" },
        { "array_position", "CASE WHEN ({1}) IS NOT NULL AND ({0}) IS NOT NULL THEN CAST(coalesce(list_position({0}, {1}), 0) AS BIGINT) END" },
        { "array_distinct", (call, a, t) => SetOf("distinct", call, a, t) },
        { "array_union", (call, a, t) => SetOf("union", call, a, t) },
        { "array_intersect", (call, a, t) => SetOf("intersect", call, a, t) },
        { "array_except", (call, a, t) => SetOf("except", call, a, t) },
        { "array_join", ArrayJoin },
        { "array_max", (call, a, _) => NestedOrder.Extreme(a[0], (ArrayType)call.Arguments[0].DataType, "max") },
        { "array_min", (call, a, _) => NestedOrder.Extreme(a[0], (ArrayType)call.Arguments[0].DataType, "min") },
        { "array_sort", SortArray },
        { "sort_array", SortArray },
        { "array_append", "CASE WHEN ({0}) IS NOT NULL THEN list_append({0}, {1}) END" },
        { "array_prepend", "CASE WHEN ({0}) IS NOT NULL THEN list_prepend({1}, {0}) END" },
        { "array_compact", "list_filter({0}, lambda e: e IS NOT NULL)" },
        { "array_remove", "CASE WHEN ({1}) IS NOT NULL THEN list_filter({0}, lambda e: (e = {1}) IS NOT TRUE) END" },
        { "array_repeat", "CASE WHEN ({1}) IS NOT NULL THEN list_transform(range(0, greatest({1}, 0)), lambda e: {0}) END" },
        { "arrays_overlap", "CASE WHEN ({0}) IS NULL OR ({1}) IS NULL THEN NULL WHEN len(list_intersect({0}, {1})) > 0 THEN true WHEN (list_count({0}) < len({0}) OR list_count({1}) < len({1})) AND len({0}) > 0 AND len({1}) > 0 THEN NULL ELSE false END" },
        { "slice", "CASE WHEN NOT spark_checked_slice({1}, {2}) THEN NULL WHEN {1} > 0 THEN list_slice({0}, {1}, {1} + {2} - 1) ELSE list_slice({0}, len({0}) + {1} + 1, len({0}) + {1} + {2}) END" },
        { "flatten", "CASE WHEN list_count({0}) = len({0}) THEN flatten({0}) END" },
        { "sequence", Sequence },
        { "transform", Transform },
        { "filter", Filter },
        { "exists any_match", (call, a, _) => Quantified(call, a, "list_bool_or", "OR", "false") },
        { "forall all_match", (call, a, _) => Quantified(call, a, "list_bool_and", "AND", "true") },
        { "aggregate reduce", Aggregate },
        { "map_filter", MapFilter },
    };

    private static string NamedStruct(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var type = (StructType)call.DataType;
        var values = arguments.Length == type.Count ? arguments : [.. arguments.Where((_, i) => i % 2 == 1)];
        return $"struct_pack({string.Join(", ", values.Zip(type, (v, f) => $"{DuckDbNames.Quote(f.Name)} := {v}"))})";
    }

    private static string Map(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var keys = arguments.Where((_, i) => i % 2 == 0);
        var values = arguments.Where((_, i) => i % 2 == 1);
        return ExpressionTranslator.Typed($"map([{string.Join(", ", keys)}], [{string.Join(", ", values)}])", call.DataType);
    }

    // By entries, so that a key on both sides is found.
    private static string MapConcat(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var present = string.Join(" AND ", arguments.Select(a => $"({a}) IS NOT NULL"));
        var entries = arguments.Select(a => $"map_entries({a})").DefaultIfEmpty("[]").Aggregate((left, right) => $"list_concat({left}, {right})");
        return arguments.Length == 0
            ? ExpressionTranslator.Typed("map([], [])", call.DataType)
            : ExpressionTranslator.Typed($"CASE WHEN {present} THEN map_from_entries({entries}) END", call.DataType);
    }

    private static string SetOf(string operation, BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        $"{translator.Resources.AddFunction(ArraySets.Of(operation, (ArrayType)call.DataType))}({string.Join(", ", arguments)})";

    private static string ElementAt(BoundCall call, string[] arguments, bool isTry) => call.Arguments[0].DataType switch
    {
        MapType => $"map_extract_value({arguments[0]}, {arguments[1]})",
        _ when isTry => $"list_extract({arguments[0]}, {arguments[1]})",
        _ => $"list_extract({arguments[0]}, spark_checked_place({arguments[1]}, len({arguments[0]})))",
    };

    private static string ArrayJoin(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var items = arguments.Length > 2
            ? $"list_transform({arguments[0]}, lambda e: coalesce(e, {arguments[2]}))"
            : $"list_filter({arguments[0]}, lambda e: e IS NOT NULL)";
        return $"CASE WHEN ({arguments[0]}) IS NOT NULL THEN coalesce(array_to_string({items}, {arguments[1]}), '') END";
    }

    private static string SortArray(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        if (call.Arguments.Count > 1 && call.Arguments[1] is BoundLambda)
        {
            return ByComparator(call, arguments, translator);
        }

        var descending = call.Arguments.Count > 1 && call.Arguments[1] is BoundLiteral { Value: false };
        var nulls = call.Function == "array_sort" || descending ? "NULLS LAST" : "NULLS FIRST";
        return NestedOrder.Sorted(arguments[0], (ArrayType)call.DataType, descending ? "DESC" : "ASC", nulls);
    }

    // An element's place is the number of those that the comparator puts before it; of equal ones the earlier stays first.
    private static string ByComparator(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var compare = (BoundLambda)call.Arguments[1];
        var (left, right) = (compare.Parameters[0].Sql(), compare.Parameters[1].Sql());
        var body = translator.Substitute(compare.Body, (compare.Parameters[1], $"list_extract({arguments[0]}, {right})"));
        var before = $"len(list_filter({arguments[0]}, lambda {left}, {left}_at: CASE WHEN {left}_at = {right} THEN false ELSE spark_compared({body}) < 0 END))";
        var places = $"list_transform(range(1, len({arguments[0]}) + 1), lambda {right}: struct_pack(before := {before}, place := {right}))";
        return $"list_transform(list_sort({places}), lambda {right}: list_extract({arguments[0]}, {right}.place))";
    }

    private static string Sequence(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        if (((ArrayType)call.DataType).ElementType is not IntegralType)
        {
            return RowCalls.Typed((c, settings) => a => Sequences.Of(a, c.Arguments[0].DataType is TimestampType ? settings.TimeZone : "UTC"), calledOnNull: false)(call, arguments, translator);
        }

        var step = arguments.Length > 2 ? arguments[2] : $"CASE WHEN {arguments[0]} <= {arguments[1]} THEN 1 ELSE -1 END";
        return ExpressionTranslator.Typed($"generate_series(CAST({arguments[0]} AS BIGINT), CAST({arguments[1]} AS BIGINT), spark_checked_step({arguments[0]}, {arguments[1]}, {step}))", call.DataType);
    }

    private static string Transform(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        $"list_transform({arguments[0]}, {FromOne(call, translator) ?? arguments[1]})";

    private static string Filter(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        $"list_filter({arguments[0]}, {FromOne(call, translator) ?? arguments[1]})";

    // Spark counts from 0, DuckDB from 1.
    private static string? FromOne(BoundCall call, ExpressionTranslator translator) => call.Arguments[1] is BoundLambda { Parameters.Count: 2 } lambda
        ? $"(lambda {lambda.Parameters[0].Sql()}, {lambda.Parameters[1].Sql()}: "
            + $"{translator.Substitute(lambda.Body, (lambda.Parameters[1], $"CAST({lambda.Parameters[1].Sql()} - 1 AS INTEGER)"))})"
        : null;

    // DuckDB's aggregates leave nulls out, and are null for no elements; in Spark no elements give the neutral value, and a null decides if nothing else does.
    private static string Quantified(BoundCall call, string[] arguments, string aggregate, string operation, string neutral)
    {
        var answers = $"list_transform({arguments[0]}, {arguments[1]})";
        var known = $"coalesce({aggregate}({answers}), {neutral})";
        return ((BoundLambda)call.Arguments[1]).Body.IsNullable
            ? $"CASE WHEN ({arguments[0]}) IS NOT NULL THEN {known} {operation} CASE WHEN list_count({answers}) = len({answers}) THEN {neutral} END END"
            : $"CASE WHEN ({arguments[0]}) IS NOT NULL THEN {known} END";
    }

    private static string Aggregate(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var (state, element) = (((BoundLambda)call.Arguments[2]).Parameters[0], ((BoundLambda)call.Arguments[2]).Parameters[1]);
        var folded = SparkTypes.ToSql(state.DataType) == SparkTypes.ToSql(element.DataType)
            ? $"list_reduce({arguments[0]}, {arguments[2]}, {arguments[1]})"
            : FoldedAsPairs(call, arguments, translator, state, element);
        return call.Arguments.Count > 3 && call.Arguments[3] is BoundLambda finish
            ? translator.Substitute(finish.Body, (finish.Parameters[0], folded))
            : folded;
    }

    // What DuckDB folds has the elements' type, so that both stand for a pair of the result and an element.
    private static string FoldedAsPairs(BoundCall call, string[] arguments, ExpressionTranslator translator, BoundLambdaVariable state, BoundLambdaVariable element)
    {
        var (stateType, elementType) = (SparkTypes.ToSql(state.DataType), SparkTypes.ToSql(element.DataType));
        var merged = translator.Substitute(((BoundLambda)call.Arguments[2]).Body, (state, $"{state.Sql()}.s"), (element, $"{element.Sql()}.e"));
        var pairs = $"list_transform({arguments[0]}, (lambda {element.Sql()}: {Pair($"CAST(NULL AS {stateType})", element.Sql())}))";
        return $"list_reduce({pairs}, (lambda {state.Sql()}, {element.Sql()}: {Next(merged)}), {Next(arguments[1])}).s";

        string Next(string value) => Pair($"CAST({value} AS {stateType})", $"CAST(NULL AS {elementType})");

        static string Pair(string value, string item) => $"{{'s': {value}, 'e': {item}}}";
    }

    private static string MapFilter(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var lambda = (BoundLambda)call.Arguments[1];
        var (key, value) = (lambda.Parameters[0], lambda.Parameters[1]);
        var body = translator.Substitute(lambda.Body, (key, $"{key.Sql()}.key"), (value, $"{key.Sql()}.value"));
        return ExpressionTranslator.Typed($"map_from_entries(list_filter(map_entries({arguments[0]}), lambda {key.Sql()}: {body}))", call.DataType);
    }
}
