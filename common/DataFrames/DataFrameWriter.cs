using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Writes rows to files or a table; made by <see cref="DataFrame.Write"/>.</summary>
public sealed class DataFrameWriter
{
    private readonly DataFrame _dataFrame;
    private string? _format;
    private SaveMode _mode = SaveMode.ErrorIfExists;
    private ValueList<string> _partitioning = [];
    private Options _options = Plans.Options.None;
    private BucketBy? _buckets;
    private ValueList<string> _sorting = [];

    internal DataFrameWriter(DataFrame dataFrame) => _dataFrame = dataFrame;

    /// <summary>Says what happens to data that is there; without it that is an error.</summary>
    /// <param name="saveMode">The mode.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Mode(SaveMode saveMode)
    {
        _mode = saveMode;
        return this;
    }

    /// <summary>Says what happens to data that is there; without it that is an error.</summary>
    /// <param name="saveMode"><c>append</c>, <c>overwrite</c>, <c>ignore</c>, or <c>error</c>, <c>errorifexists</c>, <c>default</c>.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public DataFrameWriter Mode(string saveMode) => Mode(saveMode.ToUpperInvariant() switch
    {
        "APPEND" => SaveMode.Append,
        "OVERWRITE" => SaveMode.Overwrite,
        "IGNORE" => SaveMode.Ignore,
        "ERROR" or "ERRORIFEXISTS" or "DEFAULT" => SaveMode.ErrorIfExists,
        _ => throw new ArgumentException($"There is no save mode '{saveMode}'. Use append, overwrite, ignore or errorifexists.", nameof(saveMode)),
    });

    /// <summary>Sets the format.</summary>
    /// <param name="source"><c>delta</c>, <c>parquet</c> (the default), <c>json</c>, <c>csv</c>, <c>text</c>, <c>noop</c> (computes all and writes nothing) or another that the engine knows.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Format(string source)
    {
        _format = source;
        return this;
    }

    /// <summary>Sets an option of the format.</summary>
    /// <param name="key">The option; case does not count.</param>
    /// <param name="value">The value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Option(string key, string value)
    {
        _options = _options.With(key, value);
        return this;
    }

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameWriter Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameWriter Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameWriter Option(string key, double value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets options of the format.</summary>
    /// <param name="options">Values by option.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        _options = options.Aggregate(_options, (all, option) => all.With(option.Key, option.Value));
        return this;
    }

    /// <summary>Writes a directory for each value of columns.</summary>
    /// <param name="colNames">The columns.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter PartitionBy(params string[] colNames)
    {
        _partitioning = colNames.ToValueList();
        return this;
    }

    /// <summary>Spreads the rows of a table over files by a hash of columns. For tables of Spark's catalog; files and the embedded engine have none.</summary>
    /// <param name="numBuckets">How many files.</param>
    /// <param name="colName">The first column.</param>
    /// <param name="colNames">Further columns.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero.</exception>
    public DataFrameWriter BucketBy(int numBuckets, string colName, params string[] colNames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numBuckets);
        _buckets = new BucketBy(numBuckets, [colName, .. colNames], []);
        return this;
    }

    /// <summary>Sorts each file that <see cref="BucketBy"/> makes.</summary>
    /// <param name="colName">The first column.</param>
    /// <param name="colNames">Further columns.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriter SortBy(string colName, params string[] colNames)
    {
        _sorting = [colName, .. colNames];
        return this;
    }

    /// <summary>Writes to where option <c>path</c> says.</summary>
    public void Save() => Write(null);

    /// <summary>Writes to a directory.</summary>
    /// <param name="path">The directory.</param>
    public void Save(string path) => Write(path);

    /// <summary>Writes to a table, columns matched by name; the table is made where it is missing.</summary>
    /// <param name="tableName">The name as in SQL.</param>
    public void SaveAsTable(string tableName) => Write(null, tableName, TableSaveMethod.SaveAsTable);

    /// <summary>Adds to a table that exists, columns matched by position; replaces its rows in mode overwrite.</summary>
    /// <param name="tableName">The name as in SQL.</param>
    public void InsertInto(string tableName) => Write(null, tableName, TableSaveMethod.InsertInto);

    /// <summary>Writes JSON lines.</summary>
    /// <param name="path">The directory.</param>
    public void Json(string path) => Format("json").Save(path);

    /// <summary>Writes Parquet files.</summary>
    /// <param name="path">The directory.</param>
    public void Parquet(string path) => Format("parquet").Save(path);

    /// <summary>Writes ORC files.</summary>
    /// <param name="path">The directory.</param>
    public void Orc(string path) => Format("orc").Save(path);

    /// <summary>Writes the only column, which holds texts, one a line.</summary>
    /// <param name="path">The directory.</param>
    public void Text(string path) => Format("text").Save(path);

    /// <summary>Writes CSV files.</summary>
    /// <param name="path">The directory.</param>
    public void Csv(string path) => Format("csv").Save(path);

    private void Write(string? path, string? table = null, TableSaveMethod method = TableSaveMethod.SaveAsTable)
    {
        var (directory, options) = PathOption.Take(path, _options);
        var mode = method == TableSaveMethod.InsertInto && _mode == SaveMode.ErrorIfExists ? SaveMode.Append : _mode;
        var command = new WriteOperation(_dataFrame.Plan, _format, directory, table, method, mode, _partitioning, options) { Buckets = Buckets(table) };
        _dataFrame.Session.Engine.Execute(command, CancellationToken.None);
    }

    private BucketBy? Buckets(string? table)
    {
        if (_buckets is null)
        {
            return _sorting.Count == 0 ? null : throw new AnalysisException("UNSUPPORTED_FEATURE", "SortBy() sorts the files of BucketBy(): call that too, or sort the rows.");
        }

        return table is not null
            ? _buckets with { SortColumnNames = _sorting }
            : throw new AnalysisException("UNSUPPORTED_FEATURE", "Save() does not support BucketBy(): only SaveAsTable() makes buckets.");
    }
}
