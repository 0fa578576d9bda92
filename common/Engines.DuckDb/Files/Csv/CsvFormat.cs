using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>
/// CSV files. Columns are found by position; values are read as texts and cast as Spark does. A record that has more or fewer values than
/// columns, or values that do not fit them, is malformed: option <c>mode</c> says whether it stays with nulls (PERMISSIVE, the default; the
/// record itself is then in the column <c>columnNameOfCorruptRecord</c>, by default <c>_corrupt_record</c>, where the schema has it), is left
/// out (DROPMALFORMED) or is an error (FAILFAST). Further options: <c>inferSchema</c> and those of <see cref="CsvDialect"/>.
/// </summary>
internal sealed class CsvFormat(Options options, QueryRunner runner, string timeZone) : IFileFormat
{
    private readonly CsvDialect _dialect = CsvDialect.Of(options);
    private readonly string _mode = ParseMode.Of(options);
    private readonly string _corrupt = options.Get("columnNameOfCorruptRecord") ?? "_corrupt_record";

    public string Name => "csv";

    public StructType InferSchema(IReadOnlyList<string> paths)
    {
        var texts = new StructType(CsvNames.Of(paths, _dialect).Select(n => new StructField(n, new StringType())));
        if (!options.GetBoolean("inferSchema", false) || texts.Count == 0)
        {
            return texts;
        }

        var resources = new QueryResources();
        resources.AddFiles(paths);
        return runner.Run(resources, connection => CsvTypes.Infer(connection, Scan(paths, withRecords: false), texts, timeZone), CancellationToken.None);
    }

    public string ScanSql(
        IReadOnlyList<string> paths, StructType schema, IReadOnlyList<StructField> columns, string timeZone, QueryResources resources)
    {
        var fields = Fields(schema);
        var translator = new ExpressionTranslator(new TranslationSettings(timeZone, default), resources);
        var values = fields.Select((f, i) => $"{CsvTypes.CastSql(translator, Value(i), f.DataType)} AS v{Number(i)}, ");
        var isMalformed = Malformed(fields);
        var names = columns.Select(c => $"{Column(c, fields, isMalformed)} AS {DuckDbNames.Quote(c.Name)}, ");
        var kept = _mode switch
        {
            "DROPMALFORMED" => $" WHERE NOT {isMalformed}",
            "FAILFAST" => $" WHERE CASE WHEN {isMalformed} THEN spark_malformed_record(record) ELSE true END",
            _ => "",
        };
        var scan = Scan(paths, withRecords: _mode == "FAILFAST" || columns.Any(c => c.Name == _corrupt));
        return $"SELECT {string.Concat(names)}filename FROM (SELECT {string.Concat(values)}record, fields, filename FROM {scan}){kept}";
    }

    private static string Value(int index) => $"fields[{Number(index + 1)}]";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The columns that the records have.</summary>
    private StructField[] Fields(StructType schema) => schema.Find(_corrupt) is { DataType: not StringType } corrupt
        ? throw new AnalysisException(
            "INVALID_CORRUPT_RECORD_TYPE",
            $"The column `{_corrupt}` for corrupt records must have the nullable STRING type, but got {corrupt.DataType.Sql}.")
        : [.. schema.Where(f => f.Name != _corrupt)];

    private string Column(StructField column, StructField[] fields, string isMalformed) => column.Name == _corrupt
        ? $"CASE WHEN {isMalformed} THEN record END"
        : $"v{Number(Array.FindIndex(fields, f => f.Name == column.Name))}";

    private static string Malformed(StructField[] fields)
    {
        var misfits = fields.Index().Where(f => f.Item.DataType is not StringType).Select(f => $" OR (v{Number(f.Index)} IS NULL AND {Value(f.Index)} IS NOT NULL)");
        return $"(len(fields) <> {Number(fields.Length)}{string.Concat(misfits)})";
    }

    private string Scan(IReadOnlyList<string> paths, bool withRecords) =>
        $"{CsvTable.Name}({DuckDbNames.Literal(JsonSerializer.Serialize(new CsvScan(paths, _dialect, withRecords)))})";
}
