using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of JSON. A schema or limit is part of the function: one in DuckDB for each.</summary>
internal static class JsonFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "from_json_strict", FromJson },
        { "json_verdict", Verdict },
        { "to_json", ToJson },
        { "from_json", (call, a, t) => OfOptions(call, [a[0]], t, 2, options => v => new JsonReading(call.DataType, options).Read((string)v[0]!)) },
        { "schema_of_json", (call, _, t) => LiteralSql.Text(new JsonSchemaInference(Options(call, 1, t)).OfText(Constant<string>(call, 0)).Sql) },
        { "from_csv", (call, a, t) => OfOptions(call, [a[0]], t, 2, options => v => new CsvRecords(options).Read((string)v[0]!, (StructType)call.DataType)) },
        { "to_csv", (call, a, t) => OfOptions(call, [a[0]], t, 1, options => v => new CsvRecords(options).Write((Row)v[0]!, (StructType)call.Arguments[0].DataType)) },
        { "schema_of_csv", (call, _, t) => LiteralSql.Text(new CsvRecords(Options(call, 1, t)).Schema(Constant<string>(call, 0)).Sql) },
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
        var options = Options(call, 1, translator);
        JsonOutput.Check(type);
        var name = $"spark_to_json_{Key($"{type.Json} {options.Key}")}";
        var output = new JsonOutput(options);
        var function = KnownFunctions.GetOrAdd(name, () => RowFunction.Define(name, [type], call.DataType, a => output.Text(a[0]!, type), calledOnNull: false));
        return $"{translator.Resources.AddFunction(function)}({arguments[0]})";
    }

    private static string OfOptions(
        BoundCall call, string[] arguments, ExpressionTranslator translator, int place, Func<TextOptions, Func<object?[], object?>> make)
    {
        var options = Options(call, place, translator);
        var input = call.Arguments[0].DataType;
        var name = $"spark_{call.Function}_{Key($"{translator.Settings.TimeZone} {input.Json} {call.DataType.Json} {options.Key}")}";
        var function = KnownFunctions.GetOrAdd(name, () => RowFunction.Define(name, [input], call.DataType, make(options), calledOnNull: false));
        return $"{translator.Resources.AddFunction(function)}({arguments[0]})";
    }

    private static TextOptions Options(BoundCall call, int place, ExpressionTranslator translator)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (call.Arguments.Count > place)
        {
            var pairs = call.Arguments[place] is BoundCall { Function: "map" } map && map.Arguments.All(a => a is BoundLiteral { Value: string })
                ? map.Arguments.Select(a => (string)((BoundLiteral)a).Value!).Chunk(2)
                : throw new NotSupportedException($"The options of {call.Function} must be a map of constant texts.");
            foreach (var pair in pairs)
            {
                values[pair[0]] = pair[1];
            }
        }

        return new TextOptions(values, translator.Settings.TimeZone);
    }

    private static string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];

    private static T Constant<T>(BoundCall call, int index) => call.Arguments[index] is BoundLiteral { Value: T value }
        ? value
        : throw new NotSupportedException($"Argument {index + 1} of {call.Function} must be a constant.");
}
