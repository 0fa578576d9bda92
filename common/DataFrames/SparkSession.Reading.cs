using System.Collections.ObjectModel;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>DataFrames from files, tables, SQL and numbers.</summary>
public sealed partial class SparkSession
{
    /// <summary>Reads files and tables.</summary>
    /// <returns>A reader.</returns>
    public DataFrameReader Read() => new(this);

    /// <summary>The rows of a table or view.</summary>
    /// <param name="tableName">The name as in SQL, such as <c>events</c> or <c>delta.`/lake/silver/events`</c>.</param>
    /// <returns>The rows.</returns>
    public DataFrame Table(string tableName) => Read().Table(tableName);

    /// <summary>The rows of an SQL query.</summary>
    /// <param name="sqlText">The query, in Spark's dialect.</param>
    /// <returns>The rows.</returns>
    public DataFrame Sql(string sqlText) => Sql(new SqlRelation(sqlText, ReadOnlyDictionary<string, Expression>.Empty, []));

    /// <summary>The rows of an SQL query with parameters, so that values need no quoting.</summary>
    /// <param name="sqlText">The query, with <c>:name</c> where values go.</param>
    /// <param name="args">The values by name: constants or columns.</param>
    /// <returns>The rows.</returns>
    public DataFrame Sql(string sqlText, IReadOnlyDictionary<string, object?> args) =>
        Sql(new SqlRelation(sqlText, args.ToDictionary(a => a.Key, a => Functions.Lit(a.Value).Expression, StringComparer.Ordinal), []));

    /// <summary>The rows of an SQL query with parameters, so that values need no quoting.</summary>
    /// <param name="sqlText">The query, with <c>?</c> where values go.</param>
    /// <param name="args">The values in order: constants or columns.</param>
    /// <returns>The rows.</returns>
    public DataFrame Sql(string sqlText, params object?[] args) =>
        Sql(new SqlRelation(sqlText, ReadOnlyDictionary<string, Expression>.Empty, args.Select(a => Functions.Lit(a).Expression).ToValueList()));

    /// <summary>The numbers from 0 to below an end, in column <c>id</c>.</summary>
    /// <param name="end">The end, not included.</param>
    /// <returns>The rows.</returns>
    public DataFrame Range(long end) => Range(0, end);

    /// <summary>The numbers from a start to below an end, in column <c>id</c>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The end, not included.</param>
    /// <returns>The rows.</returns>
    public DataFrame Range(long start, long end) => Range(start, end, 1);

    /// <summary>The numbers from a start to an end at a distance, in column <c>id</c>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The end, not included.</param>
    /// <param name="step">The distance, not zero.</param>
    /// <returns>The rows.</returns>
    public DataFrame Range(long start, long end, long step) => Numbers(start, end, step, null);

    /// <summary>The numbers from a start to an end at a distance, in column <c>id</c>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The end, not included.</param>
    /// <param name="step">The distance, not zero.</param>
    /// <param name="numPartitions">How many partitions Spark makes; the embedded engine needs none.</param>
    /// <returns>The rows.</returns>
    public DataFrame Range(long start, long end, long step, int numPartitions) => Numbers(start, end, step, numPartitions);

    // A server runs statements itself; here those that make views or change tables run at once, as in Spark, and give their counts, if any.
    private DataFrame Sql(SqlRelation query)
    {
        if (!Engine.AnalyzesLocally)
        {
            return new DataFrame(this, Engine.Sql(query));
        }

        if (SparkSqlParser.ParseCommand(query.Query, new SqlParameters(query.NamedArguments, query.PositionalArguments)) is not { } command)
        {
            return new DataFrame(this, query);
        }

        var answer = Engine.Execute(command, CancellationToken.None);
        return CreateDataFrame(answer, answer.Count > 0 ? answer[0].Schema : StructType.Empty);
    }

    private DataFrame Numbers(long start, long end, long step, int? numPartitions)
    {
        ArgumentOutOfRangeException.ThrowIfZero(step);
        return new DataFrame(this, new RangeRelation(start, end, step, numPartitions));
    }
}
