using System.Globalization;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>Reads files and tables as streams; made by <see cref="SparkSession.ReadStream"/>.</summary>
public sealed class DataStreamReader
{
    private readonly SparkSession _session;
    private string? _format;
    private StructType? _schema;
    private Options _options = Plans.Options.None;

    internal DataStreamReader(SparkSession session) => _session = session;

    /// <summary>Sets the format.</summary>
    /// <param name="source"><c>delta</c>, <c>parquet</c> (the default), <c>json</c>, <c>csv</c>, <c>text</c> or another that the engine knows.</param>
    /// <returns>This reader.</returns>
    public DataStreamReader Format(string source)
    {
        _format = source;
        return this;
    }

    /// <summary>Sets the schema, which files need.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>This reader.</returns>
    public DataStreamReader Schema(StructType schema)
    {
        _schema = schema;
        return this;
    }

    /// <summary>Sets the schema, which files need.</summary>
    /// <param name="schemaString">The schema in DDL, such as <c>id BIGINT, name STRING</c>.</param>
    /// <returns>This reader.</returns>
    /// <exception cref="FormatException">The text is not a list of columns.</exception>
    public DataStreamReader Schema(string schemaString) => Schema(SchemaTexts.Columns(schemaString));

    /// <summary>Sets an option of the format, such as <c>maxFilesPerTrigger</c>.</summary>
    /// <param name="key">The option; case does not count.</param>
    /// <param name="value">The value.</param>
    /// <returns>This reader.</returns>
    public DataStreamReader Option(string key, string value)
    {
        _options = _options.With(key, value);
        return this;
    }

    /// <inheritdoc cref="Option(string, string)"/>
    public DataStreamReader Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <inheritdoc cref="Option(string, string)"/>
    public DataStreamReader Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Option(string, string)"/>
    public DataStreamReader Option(string key, double value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets options of the format.</summary>
    /// <param name="options">Values by option.</param>
    /// <returns>This reader.</returns>
    public DataStreamReader Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        _options = options.Aggregate(_options, (all, option) => all.With(option.Key, option.Value));
        return this;
    }

    /// <summary>Reads what the options say.</summary>
    /// <returns>The stream.</returns>
    public DataFrame Load() => Read([]);

    /// <summary>Reads a path.</summary>
    /// <param name="path">A directory, a glob or a table.</param>
    /// <returns>The stream.</returns>
    public DataFrame Load(string path) => Read([path]);

    /// <summary>Reads JSON lines.</summary>
    /// <param name="path">A directory or glob.</param>
    /// <returns>The stream.</returns>
    public DataFrame Json(string path) => Format("json").Load(path);

    /// <summary>Reads CSV files.</summary>
    /// <param name="path">A directory or glob.</param>
    /// <returns>The stream.</returns>
    public DataFrame Csv(string path) => Format("csv").Load(path);

    /// <summary>Reads Parquet files.</summary>
    /// <param name="path">A directory or glob.</param>
    /// <returns>The stream.</returns>
    public DataFrame Parquet(string path) => Format("parquet").Load(path);

    /// <summary>Reads ORC files.</summary>
    /// <param name="path">A directory or glob.</param>
    /// <returns>The stream.</returns>
    public DataFrame Orc(string path) => Format("orc").Load(path);

    /// <summary>Reads text files: one row a line, in column <c>value</c>.</summary>
    /// <param name="path">A directory or glob.</param>
    /// <returns>The stream.</returns>
    public DataFrame Text(string path) => Format("text").Load(path);

    /// <summary>Reads a table.</summary>
    /// <param name="tableName">The name as in SQL.</param>
    /// <returns>The stream.</returns>
    public DataFrame Table(string tableName) => new(_session, new NamedTable(tableName, _options, IsStreaming: true));

    private DataFrame Read(string[] paths)
    {
        var (allPaths, options) = PathOption.Take(paths, _options);
        return new DataFrame(_session, new DataSource(_format, _schema, options, allPaths, IsStreaming: true));
    }
}
