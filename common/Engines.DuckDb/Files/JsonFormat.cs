using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// JSON, an object on each line. A line that is no object, or has values that do not fit the schema, is malformed: option <c>mode</c> says
/// whether it stays with nulls (PERMISSIVE, the default; the line itself is then in the column <c>columnNameOfCorruptRecord</c>, by default
/// <c>_corrupt_record</c>, where the schema has it), is left out (DROPMALFORMED) or is an error (FAILFAST).
/// </summary>
internal sealed class JsonFormat(Options options) : IFileFormat
{
    private readonly string _mode = ParseMode.Of(options);
    private readonly string _corrupt = options.Get("columnNameOfCorruptRecord") ?? "_corrupt_record";

    public string Name => "json";

    public StructType InferSchema(IReadOnlyList<string> paths)
    {
        if (options.GetBoolean("multiLine", false))
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", "The embedded engine reads JSON an object a line: the option multiLine is not supported.");
        }

        return JsonSchemaInference.Infer(paths, _corrupt, options.GetBoolean("primitivesAsString", false));
    }

    public string ScanSql(
        IReadOnlyList<string> paths, StructType schema, IReadOnlyList<StructField> columns, string timeZone, QueryResources resources)
    {
        var fields = schema.Where(f => f.Name != _corrupt).ToArray();
        var lines = $"SELECT line, filename FROM ({LineScan.Sql(paths)}) WHERE NOT spark_is_blank(line)";
        if (fields.Length == 0)
        {
            var record = columns.Select(c => $"spark_line(line) AS {DuckDbNames.Quote(c.Name)}, ");
            return $"SELECT {string.Concat(record)}filename FROM ({lines})";
        }

        var parsed = $"SELECT line, filename, {Reader(new StructType(fields), resources)}(line) AS r FROM ({lines})";
        const string Malformed = "(r.error IS NOT NULL OR len(r.mismatches) > 0)";
        var names = columns.Select(c => c.Name == _corrupt
            ? $"CASE WHEN {Malformed} THEN spark_line(line) END AS {DuckDbNames.Quote(c.Name)}, "
            : $"struct_extract(r.value, {LiteralSql.Text(c.Name)}) AS {DuckDbNames.Quote(c.Name)}, ");
        var kept = _mode switch
        {
            "DROPMALFORMED" => $" WHERE NOT {Malformed}",
            "FAILFAST" => $" WHERE CASE WHEN {Malformed} THEN spark_malformed_record(spark_line(line)) ELSE true END",
            _ => "",
        };
        return $"SELECT {string.Concat(names)}filename FROM ({parsed}){kept}";
    }

    private static string Reader(StructType schema, QueryResources resources)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema.Json)))[..24];
        var name = string.Create(CultureInfo.InvariantCulture, $"spark_json_lines_{key}");
        return resources.AddFunction(KnownFunctions.GetOrAdd(name, () => StrictJsonFunction.Define(name, DuckDbType.Blob, schema, LineScan.MaxLineBytes)));
    }
}
