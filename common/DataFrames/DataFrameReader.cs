using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Reads files and tables; made by <see cref="SparkSession.Read"/>.</summary>
public sealed class DataFrameReader
{
    private readonly SparkSession _session;
    private string? _format;
    private StructType? _schema;
    private Options _options = Plans.Options.None;

    internal DataFrameReader(SparkSession session) => _session = session;

    /// <summary>Sets the format.</summary>
    /// <param name="source"><c>delta</c>, <c>parquet</c> (the default), <c>json</c>, <c>csv</c>, <c>text</c> or another that the engine knows.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Format(string source)
    {
        _format = source;
        return this;
    }

    /// <summary>Sets the schema, so that it is not taken from the data.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Schema(StructType schema)
    {
        _schema = schema;
        return this;
    }

    /// <summary>Sets the schema, so that it is not taken from the data.</summary>
    /// <param name="schemaString">The schema in DDL, such as <c>id BIGINT, name STRING</c>.</param>
    /// <returns>This reader.</returns>
    /// <exception cref="FormatException">The text is not a list of columns.</exception>
    public DataFrameReader Schema(string schemaString) => Schema(SchemaTexts.Columns(schemaString));

    /// <summary>Sets an option of the format.</summary>
    /// <param name="key">The option; case does not count.</param>
    /// <param name="value">The value.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Option(string key, string value)
    {
        _options = _options.With(key, value);
        return this;
    }

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameReader Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameReader Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameReader Option(string key, double value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets options of the format.</summary>
    /// <param name="options">Values by option.</param>
    /// <returns>This reader.</returns>
    public DataFrameReader Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        _options = options.Aggregate(_options, (all, option) => all.With(option.Key, option.Value));
        return this;
    }

    /// <summary>Reads what the options say.</summary>
    /// <returns>The rows.</returns>
    public DataFrame Load() => Load([]);

    /// <summary>Reads a path.</summary>
    /// <param name="path">A file, a directory or a glob.</param>
    /// <returns>The rows.</returns>
    public DataFrame Load(string path) => Load([path]);

    /// <summary>Reads paths.</summary>
    /// <param name="paths">Files, directories or globs; none to take option <c>path</c>.</param>
    /// <returns>The rows.</returns>
    public DataFrame Load(params string[] paths)
    {
        var (allPaths, options) = PathOption.Take(paths, _options);
        return new DataFrame(_session, new DataSource(_format, _schema, options, allPaths));
    }

    /// <summary>Reads JSON lines.</summary>
    /// <param name="paths">Files, directories or globs.</param>
    /// <returns>The rows.</returns>
    public DataFrame Json(params string[] paths) => Format("json").Load(paths);

    /// <summary>Reads CSV files.</summary>
    /// <param name="paths">Files, directories or globs.</param>
    /// <returns>The rows.</returns>
    public DataFrame Csv(params string[] paths) => Format("csv").Load(paths);

    /// <summary>Reads Parquet files.</summary>
    /// <param name="paths">Files, directories or globs.</param>
    /// <returns>The rows.</returns>
    public DataFrame Parquet(params string[] paths) => Format("parquet").Load(paths);

    /// <summary>Reads ORC files.</summary>
    /// <param name="paths">Files, directories or globs.</param>
    /// <returns>The rows.</returns>
    public DataFrame Orc(params string[] paths) => Format("orc").Load(paths);

    /// <summary>Reads text files: one row a line, in column <c>value</c>.</summary>
    /// <param name="paths">Files, directories or globs.</param>
    /// <returns>The rows.</returns>
    public DataFrame Text(params string[] paths) => Format("text").Load(paths);

    /// <summary>Reads a table or view.</summary>
    /// <param name="tableName">The name as in SQL, such as <c>events</c> or <c>delta.`/lake/silver/events`</c>.</param>
    /// <returns>The rows.</returns>
    public DataFrame Table(string tableName) => new(_session, new NamedTable(tableName, _options));
}
