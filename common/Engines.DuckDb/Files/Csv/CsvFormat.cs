using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>
/// CSV files. Columns are found by position; values are read as texts and cast as Spark does. A record that has more or fewer values than
/// columns, or values that do not fit them, is malformed: option <c>mode</c> says whether it stays with nulls (PERMISSIVE, the default; the
/// record itself is then in the column <c>columnNameOfCorruptRecord</c>, by default <c>_corrupt_record</c>, where the schema has it), is left
/// out (DROPMALFORMED) or is an error (FAILFAST). As in Spark, only columns that are asked for are looked at, and how many values there are
/// only where all are, or the record itself is. Further options: <c>inferSchema</c>, <c>enforceSchema</c>, those of
/// <see cref="CsvDialect"/> and of <see cref="CsvValues"/>.
/// </summary>
internal sealed class CsvFormat : IFileFormat
{
    private readonly CsvDialect _dialect;
    private readonly string _mode;
    private readonly TextOptions _texts;
    private readonly bool _infers;
    private readonly bool _checksHeader;
    private readonly bool _prefersLocal;

    internal CsvFormat(Options options, DuckDbSettings settings)
    {
        _texts = new TextOptions(options, settings.Get(DuckDbSettings.TimeZone)!);
        _dialect = CsvDialect.Of(_texts);
        _mode = ParseMode.Of(options);
        _infers = options.GetBoolean("inferSchema", false);
        _checksHeader = _dialect.Header && !options.GetBoolean("enforceSchema", true);
        _prefersLocal = settings.Get(DuckDbSettings.TimestampType) == "TIMESTAMP_NTZ";
    }

    public string Name => "csv";

    public StructType InferSchema(IReadOnlyList<string> paths)
    {
        var names = CsvNames.Of(paths, _dialect);
        return _infers && names.Count > 0
            ? new CsvSchemaInference(_texts, _prefersLocal).Infer(names, paths.SelectMany(path => CsvRows.Of(path, _dialect)))
            : new StructType(names.Select(n => new StructField(n, new StringType())));
    }

    public string ScanSql(FileScan scan, QueryResources resources)
    {
        CorruptRecords.Check(scan, _texts.CorruptColumn);
        var fields = scan.Schema.Where(f => f.Name != _texts.CorruptColumn).ToArray();
        if (_checksHeader)
        {
            CsvNames.Check(scan.Paths, _dialect, [.. fields.Select(f => f.Name)]);
        }

        var withRecord = scan.Columns.Any(c => c.Name == _texts.CorruptColumn);
        var places = fields.Index().Where(f => scan.Columns.Any(c => c.Name == f.Item.Name)).ToArray();
        var translator = new ExpressionTranslator(new TranslationSettings(_texts.Zone, default), resources);
        var values = places.Select(f => $"{CsvTypes.ValueSql(translator, Value(f.Index), f.Item, _texts)} AS v{Number(f.Index)}, ");
        var isMalformed = Malformed(places, withRecord || places.Length == fields.Length ? fields.Length : null);
        var names = scan.Columns.Select(c => $"{(c.Name == _texts.CorruptColumn ? $"CASE WHEN {isMalformed} THEN record END" : $"v{Number(Array.FindIndex(fields, f => f.Name == c.Name))}")} AS {DuckDbNames.Quote(c.Name)}, ");
        var kept = _mode switch
        {
            ParseMode.DropMalformed => $" WHERE NOT {isMalformed}",
            ParseMode.FailFast => $" WHERE CASE WHEN {isMalformed} THEN spark_malformed_record(record) ELSE true END",
            _ => "",
        };
        var read = JsonSerializer.Serialize(new CsvScan(scan.Paths, _dialect, withRecord || _mode == ParseMode.FailFast));
        return $"SELECT {string.Concat(names)}filename FROM (SELECT {string.Concat(values)}record, fields, filename FROM {CsvTable.Name}({DuckDbNames.Literal(read)})){kept}";
    }

    private static string Value(int index) => $"fields[{Number(index + 1)}]";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Malformed((int Index, StructField Field)[] columns, int? count)
    {
        var misfits = columns.Where(f => f.Field.DataType is not StringType).Select(f => $" OR (v{Number(f.Index)} IS NULL AND {Value(f.Index)} IS NOT NULL)");
        return $"({(count is { } number ? $"len(fields) <> {Number(number)}" : "false")}{string.Concat(misfits)})";
    }
}
