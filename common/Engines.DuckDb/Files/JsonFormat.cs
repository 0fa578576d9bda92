using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// JSON: an object on each line, or, with option <c>multiLine</c>, one or an array of them in each file. What is no object, or has values that
/// do not fit the schema, is malformed: option <c>mode</c> says whether it stays with nulls (PERMISSIVE, the default; the text itself is then
/// in the column <c>columnNameOfCorruptRecord</c>, by default <c>_corrupt_record</c>, where the schema has it), is left out (DROPMALFORMED) or
/// is an error (FAILFAST). As in Spark, only columns that are asked for are looked at.
/// </summary>
internal sealed class JsonFormat(Options options, string timeZone) : IFileFormat
{
    private const string Record = "record";

    private readonly string _mode = ParseMode.Of(options);
    private readonly LineRules _rules = LineRules.Of(options, options.GetBoolean("multiLine", false));
    private readonly TextOptions _texts = new(options, timeZone);

    public string Name => "json";

    public StructType InferSchema(IReadOnlyList<string> paths) =>
        new JsonSchemaInference(_texts).Infer(Texts(paths), _mode);

    public string ScanSql(FileScan scan, QueryResources resources)
    {
        var fields = scan.Columns.Where(f => f.Name != _texts.CorruptColumn).ToArray();
        var withRecord = fields.Length < scan.Columns.Count;
        CorruptRecords.Check(scan, _texts.CorruptColumn);
        var columns = scan.Columns.Select(c => $"r.{(c.Name == _texts.CorruptColumn ? Record : Place(fields, c))} AS {DuckDbNames.Quote(c.Name)}, ");
        var records = $"SELECT unnest({Reader(fields, withRecord, resources)}(line)) AS r, filename FROM ({LineScan.Sql(scan.Paths, _rules)})";
        return $"SELECT {string.Concat(columns)}filename FROM ({records})";
    }

    private static string Place(StructField[] fields, StructField column) => Numbered(Array.FindIndex(fields, f => f.Name == column.Name));

    private static string Numbered(int place) => string.Create(CultureInfo.InvariantCulture, $"v{place}");

    private string Reader(StructField[] fields, bool withRecord, QueryResources resources)
    {
        var schema = new StructType(fields);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{schema.Json} {withRecord} {_texts.Key}")))[..24];
        var name = $"spark_json_records_{key}";
        var row = new StructType(fields.Select((f, i) => new StructField(Numbered(i), f.DataType)).Append(new StructField(Record, new StringType())));
        return resources.AddFunction(KnownFunctions.GetOrAdd(name, () => RowFunction.Define(
            name, [new BinaryType()], new ArrayType(row), Read(schema, row, withRecord), calledOnNull: false)));
    }

    private Func<object?[], object?> Read(StructType schema, StructType row, bool withRecord)
    {
        var reading = new JsonReading(schema, _texts);
        return a =>
        {
            var (text, isText) = JsonLines.Text((byte[])a[0]!);
            var (rows, isBad) = isText ? reading.Records(text) : ([new Row(schema, new object?[schema.Count])], true);
            return isBad && _mode != "PERMISSIVE"
                ? _mode == ParseMode.DropMalformed ? Array.Empty<object?>() : throw JsonReading.Malformed(text)
                : rows.Select(r => (object?)new Row(row, [.. r.Values, isBad && withRecord ? text : null])).ToArray();
        };
    }

    private IEnumerable<string?> Texts(IEnumerable<string> paths)
    {
        foreach (var part in paths.SelectMany(_rules.Parts))
        {
            using var reader = new LineReader(part, rules: _rules);
            while (reader.TryNext(out var line))
            {
                var (text, isText) = JsonLines.Text(line);
                yield return isText ? text : null;
            }
        }
    }
}
