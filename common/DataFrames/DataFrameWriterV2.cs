using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// Writes rows to a table that is named, columns matched by name; made by <see cref="DataFrame.WriteTo"/>. The last call says what is done: one
/// that makes the table (<see cref="Create"/>, <see cref="Replace"/>, <see cref="CreateOrReplace"/>), or one that changes the rows of a table
/// which is there (<see cref="Append"/>, <see cref="Overwrite"/>, <see cref="OverwritePartitions"/>).
/// </summary>
/// <remarks>
/// What <see cref="Using"/>, <see cref="TableProperty"/>, <see cref="PartitionedBy"/> and <see cref="ClusterBy"/> say is for tables that the write
/// makes; Spark passes over it where the table is there and stays.
/// </remarks>
public sealed class DataFrameWriterV2
{
    private readonly DataFrame _dataFrame;
    private readonly string _table;
    private string? _provider;
    private ValueList<Expression> _partitioning = [];
    private ValueList<string> _clustering = [];
    private Options _options = Plans.Options.None;
    private Options _properties = Plans.Options.None;

    internal DataFrameWriterV2(DataFrame dataFrame, string table)
    {
        _dataFrame = dataFrame;
        _table = table;
    }

    /// <summary>Sets the format of a table that the write makes.</summary>
    /// <param name="provider"><c>delta</c>, or another that the engine's catalog makes tables of; by default what <c>spark.sql.sources.default</c> says, Parquet.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriterV2 Using(string provider)
    {
        _provider = provider;
        return this;
    }

    /// <summary>Sets an option of the write.</summary>
    /// <param name="key">The option; case does not count.</param>
    /// <param name="value">The value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriterV2 Option(string key, string value)
    {
        _options = _options.With(key, value);
        return this;
    }

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameWriterV2 Option(string key, bool value) => Option(key, value ? "true" : "false");

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameWriterV2 Option(string key, long value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Option(string, string)"/>
    public DataFrameWriterV2 Option(string key, double value) => Option(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets options of the write.</summary>
    /// <param name="options">Values by option.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriterV2 Options(IEnumerable<KeyValuePair<string, string>> options)
    {
        _options = options.Aggregate(_options, (all, option) => all.With(option.Key, option.Value));
        return this;
    }

    /// <summary>Sets a property of a table that the write makes.</summary>
    /// <param name="property">The property, such as <c>delta.appendOnly</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This writer.</returns>
    public DataFrameWriterV2 TableProperty(string property, string value)
    {
        _properties = _properties.With(property, value);
        return this;
    }

    /// <summary>
    /// Partitions a table that the write makes: by the values of columns, or by what <see cref="Functions.Years"/>, <see cref="Functions.Months"/>,
    /// <see cref="Functions.Days"/>, <see cref="Functions.Hours"/> and <see cref="Functions.Bucket(int, Column)"/> make of them. Delta tables take
    /// columns alone. A later call takes the place of this one.
    /// </summary>
    /// <param name="column">The first column.</param>
    /// <param name="columns">Further columns.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="AnalysisException">There is a clustering too: <c>SPECIFY_CLUSTER_BY_WITH_PARTITIONED_BY_IS_NOT_ALLOWED</c>.</exception>
    public DataFrameWriterV2 PartitionedBy(Column column, params Column[] columns)
    {
        _partitioning = Column.Expressions([column, .. columns]);
        return OneLayout();
    }

    /// <summary>
    /// Lays out the rows of a table that the write makes by the values of columns, so that near ones lie together. The embedded engine refuses it.
    /// A later call takes the place of this one.
    /// </summary>
    /// <param name="colName">The first column.</param>
    /// <param name="colNames">Further columns.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="AnalysisException">There is a partitioning too: <c>SPECIFY_CLUSTER_BY_WITH_PARTITIONED_BY_IS_NOT_ALLOWED</c>.</exception>
    public DataFrameWriterV2 ClusterBy(string colName, params string[] colNames)
    {
        _clustering = [colName, .. colNames];
        return OneLayout();
    }

    /// <summary>Makes the table of the rows, with their columns.</summary>
    /// <exception cref="AnalysisException">The table is there (<c>TABLE_OR_VIEW_ALREADY_EXISTS</c>), or cannot be made so.</exception>
    public void Create() => Write(TableWriteMode.Create);

    /// <summary>Makes the table anew of the rows, with their columns; it keeps its history.</summary>
    /// <exception cref="AnalysisException">The table is not there (<c>TABLE_OR_VIEW_NOT_FOUND</c>), or cannot be made so.</exception>
    public void Replace() => Write(TableWriteMode.Replace);

    /// <summary>Makes the table of the rows, whether it is there or not.</summary>
    /// <exception cref="AnalysisException">The table cannot be made so.</exception>
    public void CreateOrReplace() => Write(TableWriteMode.CreateOrReplace);

    /// <summary>Adds the rows to the table. Columns that they lack are null; those that the table lacks are an error, unless option <c>mergeSchema</c> is true.</summary>
    /// <exception cref="AnalysisException">The table is not there (<c>TABLE_OR_VIEW_NOT_FOUND</c>), or the rows do not fit it.</exception>
    public void Append() => Write(TableWriteMode.Append);

    /// <summary>Puts the rows in the place of those of the table for which a condition is true.</summary>
    /// <param name="condition">Comparisons of the table's columns with constants, and <c>and</c>, <c>or</c>, <c>not</c> of such; true replaces all rows. New rows must make it true.</param>
    /// <exception cref="AnalysisException">The table is not there (<c>TABLE_OR_VIEW_NOT_FOUND</c>), the rows do not fit it, or the condition is of another kind.</exception>
    public void Overwrite(Column condition) => Write(TableWriteMode.Overwrite, condition.Expression);

    /// <summary>Puts the rows in the place of all rows of those partitions that they belong to; of all rows where the table has no partitions.</summary>
    /// <exception cref="AnalysisException">The table is not there (<c>TABLE_OR_VIEW_NOT_FOUND</c>), or the rows do not fit it.</exception>
    public void OverwritePartitions() => Write(TableWriteMode.OverwritePartitions);

    private DataFrameWriterV2 OneLayout() => _partitioning.Count == 0 || _clustering.Count == 0
        ? this
        : throw new AnalysisException("SPECIFY_CLUSTER_BY_WITH_PARTITIONED_BY_IS_NOT_ALLOWED", "A table has either PartitionedBy or ClusterBy: leave one out.");

    private void Write(TableWriteMode mode, Expression? condition = null)
    {
        var command = new WriteOperationV2(_dataFrame.Plan, _table, mode, condition, _provider, _partitioning, _clustering, _options, _properties);
        _dataFrame.Session.Engine.Execute(command, CancellationToken.None);
    }
}
