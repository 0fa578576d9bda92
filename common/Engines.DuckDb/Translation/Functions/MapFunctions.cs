using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Maps through lambdas, and arrays zipped, filled and sorted.</summary>
internal static class MapFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "transform_keys", (call, a, t) => Entries(call, a, t, body => $"struct_pack(key := {body}, value := {Variable(call, 0)}.value)") },
        { "transform_values", (call, a, t) => Entries(call, a, t, body => $"struct_pack(key := {Variable(call, 0)}.key, value := {body})") },
        { "map_zip_with", MapZipWith },
        { "zip_with", ZipWith },
        { "arrays_zip", ArraysZip },
        { "array_insert", RowCalls.OnNull(a => a[0] is null || a[1] is null ? null : ArrayEdits.Insert((object?[])a[0]!, (int)a[1]!, a[2])) },
        { "width_bucket", RowCalls.Of(ArrayEdits.Bucket) },
    };

    private static string Variable(BoundCall call, int index) => ((BoundLambda)call.Arguments[^1]).Parameters[index].Sql();

    private static string Entries(BoundCall call, string[] arguments, ExpressionTranslator translator, Func<string, string> pack)
    {
        var lambda = (BoundLambda)call.Arguments[1];
        var entry = lambda.Parameters[0];
        var body = translator.Substitute(lambda.Body, [(entry, $"{entry.Sql()}.key"), .. lambda.Parameters.Skip(1).Select(p => (p, $"{entry.Sql()}.value"))]);
        return ExpressionTranslator.Typed($"map_from_entries(list_transform(map_entries({arguments[0]}), lambda {entry.Sql()}: {pack(body)}))", call.DataType);
    }

    private static string MapZipWith(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var lambda = (BoundLambda)call.Arguments[2];
        var key = lambda.Parameters[0].Sql();
        var (first, second) = (arguments[0], arguments[1]);
        var body = translator.Substitute(
            lambda.Body, (lambda.Parameters[1], $"map_extract_value({first}, {key})"), (lambda.Parameters[2], $"map_extract_value({second}, {key})"));
        var union = translator.Resources.AddFunction(ArraySets.Of("union", new ArrayType(((MapType)call.DataType).KeyType, false)));
        return ExpressionTranslator.Typed(
            $"map_from_entries(list_transform({union}(map_keys({first}), map_keys({second})), lambda {key}: struct_pack(key := {key}, value := {body})))", call.DataType);
    }

    // By place, from 1; past its end an array gives null.
    private static string ZipWith(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var lambda = (BoundLambda)call.Arguments[2];
        var place = lambda.Parameters[0].Sql();
        var body = translator.Substitute(
            lambda.Body, (lambda.Parameters[0], $"list_extract({arguments[0]}, {place})"), (lambda.Parameters[1], $"list_extract({arguments[1]}, {place})"));
        return ExpressionTranslator.Typed(
            $"CASE WHEN ({arguments[0]}) IS NOT NULL AND ({arguments[1]}) IS NOT NULL THEN list_transform(range(1, greatest(len({arguments[0]}), len({arguments[1]})) + 1), lambda {place}: {body}) END",
            call.DataType);
    }

    private static string ArraysZip(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var names = (StructType)((ArrayType)call.DataType).ElementType;
        var fields = arguments.Select((a, i) => $"{Execution.Types.DuckDbNames.Quote(names[i].Name)} := list_extract({a}, place)");
        var longest = arguments.Length == 1 ? $"len({arguments[0]})" : $"greatest({string.Join(", ", arguments.Select(a => $"len({a})"))})";
        var present = string.Join(" AND ", arguments.Select(a => $"({a}) IS NOT NULL"));
        return ExpressionTranslator.Typed(
            $"CASE WHEN {present} THEN list_transform(range(1, {longest} + 1), lambda place: struct_pack({string.Join(", ", fields)})) END", call.DataType);
    }
}
