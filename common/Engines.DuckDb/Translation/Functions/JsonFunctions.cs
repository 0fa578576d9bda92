using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Json;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of JSON. A schema or limit is part of the function: one in DuckDB for each.</summary>
internal static class JsonFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "from_json_strict", FromJson },
        { "json_verdict", Verdict },
        { "to_json", ToJson },
        { "get_json_object", "spark_get_json_object({0}, {1})" },
    };

    private static string FromJson(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var limit = Constant<int>(call, 2);
        var input = SparkTypes.ToDuckDb(call.Arguments[0].DataType);
        var schema = (StructType)((StructType)call.DataType)["value"].DataType;
        var key = Key(schema.Json);
        var name = string.Create(CultureInfo.InvariantCulture, $"spark_json_{input.Sql.ToLowerInvariant()}_{limit}_{key}");
        var function = KnownFunctions.GetOrAdd(name, () => StrictJsonFunction.Define(name, input, schema, limit));
        return $"{translator.Resources.AddFunction(function)}({arguments[0]})";
    }

    private static string Verdict(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var limit = Constant<int>(call, 1);
        var input = SparkTypes.ToDuckDb(call.Arguments[0].DataType);
        var name = string.Create(CultureInfo.InvariantCulture, $"spark_json_verdict_{input.Sql.ToLowerInvariant()}_{limit}");
        var function = KnownFunctions.GetOrAdd(name, () => StrictJsonFunction.DefineVerdict(name, input, limit));
        return $"{translator.Resources.AddFunction(function)}({arguments[0]})";
    }

    private static string ToJson(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var type = call.Arguments[0].DataType;
        var zone = translator.Settings.TimeZone;
        JsonOutput.Check(type);
        var name = $"spark_to_json_{Key($"{zone} {type.Json}")}";
        var output = new JsonOutput(zone);
        var function = KnownFunctions.GetOrAdd(name, () => RowFunction.Define(name, [type], call.DataType, a => output.Text(a[0]!, type), calledOnNull: false));
        return $"{translator.Resources.AddFunction(function)}({arguments[0]})";
    }

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    private static T Constant<T>(BoundCall call, int index) => call.Arguments[index] is BoundLiteral { Value: T value }
        ? value
        : throw new NotSupportedException($"Argument {index + 1} of {call.Function} must be a constant.");
}
