using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// CSV files. Columns are found by position; values are read as texts and cast as Spark does. Options: <c>header</c>, <c>sep</c> (or
/// <c>delimiter</c>), <c>quote</c>, <c>escape</c>, <c>nullValue</c>, <c>inferSchema</c>, <c>mode</c>, <c>multiLine</c>.
/// </summary>
internal sealed class CsvFormat(Options options, QueryRunner runner, string timeZone) : IFileFormat
{
    private static readonly DataType[] Candidates =
        [new IntegerType(), new LongType(), new DoubleType(), new DateType(), new TimestampType(), new BooleanType()];

    private readonly bool _hasHeader = options.GetBoolean("header", false);

    public string Name => "csv";

    public StructType InferSchema(IReadOnlyList<string> paths)
    {
        var resources = new QueryResources();
        foreach (var path in paths)
        {
            resources.AddRoot(Path.GetDirectoryName(path)!);
        }

        var names = runner.Run(resources, connection => ColumnNames(connection, paths[0]), CancellationToken.None);
        var texts = new StructType(names.Select(n => new StructField(n, new StringType())));
        return options.GetBoolean("inferSchema", false) && texts.Count > 0
            ? runner.Run(resources, connection => Typed(connection, paths, texts), CancellationToken.None)
            : texts;
    }

    public string ScanSql(
        IReadOnlyList<string> paths, StructType schema, IReadOnlyList<StructField> columns, string timeZone, QueryResources resources)
    {
        var mode = ParseMode.Of(options);
        var translator = new ExpressionTranslator(new TranslationSettings(timeZone, default), resources);
        string Cast(StructField c) => CastSql.Of(translator, DuckDbNames.Quote(c.Name), new StringType(), c.DataType, isTry: mode != "FAILFAST");
        var names = columns.Select(c => $"{Cast(c)} AS {DuckDbNames.Quote(c.Name)}, ");
        var fits = mode == "DROPMALFORMED"
            ? $" WHERE {string.Join(" AND ", schema.Select(c => $"({DuckDbNames.Quote(c.Name)} IS NULL OR {Cast(c)} IS NOT NULL)"))}"
            : "";
        return $"SELECT {string.Concat(names)}filename FROM {Read(paths, schema.FieldNames)}{fits}";
    }

    private string Read(IReadOnlyList<string> paths, IReadOnlyList<string> names)
    {
        var columns = string.Join(", ", names.Select(n => $"{LiteralSql.Text(n)}: 'VARCHAR'"));
        return $"read_csv({SqlLists.Of(paths)}, columns = {{{columns}}}, header = {(_hasHeader ? "true" : "false")}, {Dialect()}, "
            + "null_padding = true, hive_partitioning = false, filename = true)";
    }

    private string Dialect()
    {
        var separator = options.Get("sep") ?? options.Get("delimiter") ?? ",";
        var quote = options.Get("quote") ?? "\"";
        var escape = options.Get("escape") ?? "\\";
        return $"auto_detect = false, delim = {LiteralSql.Text(separator)}, quote = {LiteralSql.Text(quote)}, escape = {LiteralSql.Text(quote.Length == 0 ? "" : escape)}, "
            + $"nullstr = {LiteralSql.Text(options.Get("nullValue") ?? "")}, allow_quoted_nulls = true, strict_mode = false, max_line_size = {LineScan.MaxLineBytes.ToString(CultureInfo.InvariantCulture)}";
    }

    // Without a header the columns are called _c0, _c1 and so on.
    private List<string> ColumnNames(DuckDbConnection connection, string path)
    {
        using var result = connection.Query(
            $"SELECT * FROM read_csv({SqlLists.Of([path])}, header = false, all_varchar = true, sample_size = 1, {Dialect().Replace("auto_detect = false", "auto_detect = true", StringComparison.Ordinal)}) LIMIT 1");
        var first = result.Rows().FirstOrDefault();
        var values = first ?? [];
        return [.. values.Select((v, i) => _hasHeader && v is string { Length: > 0 } name ? name : $"_c{i.ToString(CultureInfo.InvariantCulture)}")];
    }

    private StructType Typed(DuckDbConnection connection, IReadOnlyList<string> paths, StructType texts)
    {
        var checks = texts.Fields.SelectMany(f => Candidates.Select(type => Check(DuckDbNames.Quote(f.Name), type)));
        using var result = connection.Query($"SELECT {string.Join(", ", checks)} FROM {Read(paths, texts.FieldNames)}");
        var fits = result.Rows().Single();
        return new StructType(texts.Fields.Select((f, i) => f.WithType(
            Candidates.Where((_, c) => fits[(i * Candidates.Length) + c] is true).FirstOrDefault() ?? new StringType())));
    }

    private string Check(string column, DataType type)
    {
        var translator = new ExpressionTranslator(new TranslationSettings(timeZone, default), new QueryResources());
        return $"bool_and({CastSql.Of(translator, column, new StringType(), type, isTry: true)} IS NOT NULL) FILTER ({column} IS NOT NULL)";
    }
}
