using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>Starts a streaming query; made by <see cref="DataFrame.WriteStream"/>.</summary>
public sealed class DataStreamWriter
{
    private readonly DataFrame _dataFrame;
    private string? _format;
    private string? _queryName;
    private OutputMode _outputMode = Streams.OutputMode.Append;
    private Trigger _trigger = Streams.Trigger.ProcessingTime(0);
    private ValueList<string> _partitioning = [];
    private Options _options = Plans.Options.None;
    private Action<DataFrame, long>? _foreachBatch;

    internal DataStreamWriter(DataFrame dataFrame) => _dataFrame = dataFrame;

    /// <summary>Says which rows reach the sink; those that are new and will not change by default.</summary>
    /// <param name="outputMode">The mode.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter OutputMode(OutputMode outputMode)
    {
        _outputMode = outputMode;
        return this;
    }

    /// <summary>Says which rows reach the sink.</summary>
    /// <param name="outputMode"><c>append</c>, <c>complete</c> or <c>update</c>.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentException">There is no such mode.</exception>
    public DataStreamWriter OutputMode(string outputMode) => OutputMode(outputMode.ToUpperInvariant() switch
    {
        "APPEND" => Streams.OutputMode.Append,
        "COMPLETE" => Streams.OutputMode.Complete,
        "UPDATE" => Streams.OutputMode.Update,
        _ => throw new ArgumentException($"There is no output mode '{outputMode}'. Use append, complete or update.", nameof(outputMode)),
    });

    /// <summary>Sets the sink's format.</summary>
    /// <param name="source"><c>delta</c>, <c>parquet</c> (the default), <c>console</c>, <c>memory</c> or another that the engine knows.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter Format(string source)
    {
        _format = source;
        return this;
    }

    /// <summary>Writes a directory for each value of columns.</summary>
    /// <param name="colNames">The columns.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter PartitionBy(params string[] colNames)
    {
        _partitioning = colNames.ToValueList();
        return this;
    }

    /// <summary>Sets an option, such as <c>checkpointLocation</c>, the directory of the query's progress.</summary>
    /// <param name="key">The option; case does not count.</param>
    /// <param name="value">The value.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter Option(string key, string value)
    {
        _options = _options.With(key, value);
        return this;
    }

    /// <inheritdoc cref="Option(string, string)"/>
    public DataStreamWriter Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <inheritdoc cref="Option(string, string)"/>
    public DataStreamWriter Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Option(string, string)"/>
    public DataStreamWriter Option(string key, double value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets options.</summary>
    /// <param name="options">Values by option.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        _options = options.Aggregate(_options, (all, option) => all.With(option.Key, option.Value));
        return this;
    }

    /// <summary>Says when batches run; one after the other without pause by default.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter Trigger(Trigger trigger)
    {
        _trigger = trigger;
        return this;
    }

    /// <summary>Names the query.</summary>
    /// <param name="queryName">The name, which no running query of the session has.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter QueryName(string queryName)
    {
        _queryName = queryName;
        return this;
    }

    /// <summary>
    /// Calls a function with each batch. After a failure a batch comes again with the same rows and id, so write with <c>txnVersion</c> or otherwise
    /// so that a repeated id changes nothing.
    /// </summary>
    /// <param name="func">The function: the batch's rows and its id, from 0.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter ForeachBatch(Action<DataFrame, long> func)
    {
        _foreachBatch = func;
        return this;
    }

    /// <summary>Gives each row to a writer in this program, batch by batch.</summary>
    /// <param name="writer">The writer.</param>
    /// <returns>This writer.</returns>
    public DataStreamWriter Foreach(IForeachWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return ForeachBatch((batch, id) => ForeachRows.Write(writer, batch, id));
    }

    /// <summary>Starts the query.</summary>
    /// <param name="path">The sink's directory, or null where the sink has none or option <c>path</c> names it.</param>
    /// <returns>The running query.</returns>
    /// <exception cref="InvalidOperationException">The rows are no stream, or a format is set beside a batch function.</exception>
    public StreamingQuery Start(string? path = null) => Start(path, null);

    /// <summary>Starts the query into a table.</summary>
    /// <param name="tableName">The name as in SQL.</param>
    /// <returns>The running query.</returns>
    /// <exception cref="InvalidOperationException">The rows are no stream, or a batch function is set.</exception>
    public StreamingQuery ToTable(string tableName) => Start(null, tableName);

    private StreamingQuery Start(string? path, string? table)
    {
        var (directory, options) = PathOption.Take(path, _options);
        Check(directory, table);
        var session = _dataFrame.Session;
        var execution = session.Engine.StartStream(new StreamDefinition(
            _dataFrame.Plan, _format, directory, table, _queryName, _outputMode, _trigger, _partitioning, options, _foreachBatch, session));
        var query = new StreamingQuery(execution, mode => session.Engine.Explain(_dataFrame.Plan, mode));
        session.Streams().Add(query);
        return query;
    }

    private void Check(string? path, string? table)
    {
        if (!_dataFrame.IsStreaming())
        {
            throw new InvalidOperationException("WriteStream needs a stream, and these rows come from ordinary reads. Use ReadStream, or Write.");
        }

        if (_foreachBatch is not null && (_format ?? path ?? table) is not null)
        {
            throw new InvalidOperationException("A query has a batch function or a sink of its own, not both: leave out Format, path and table, or ForeachBatch.");
        }
    }
}
