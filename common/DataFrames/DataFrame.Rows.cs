using System.Buffers.Binary;
using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Rows: chosen, sorted, spread and watched.</summary>
public sealed partial class DataFrame
{
    /// <summary>The rows for which a condition is true.</summary>
    /// <param name="condition">The condition; a null counts as false.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Filter(Column condition) => With(new Filter(Plan, condition.Expression));

    /// <summary>The rows for which a condition is true.</summary>
    /// <param name="conditionExpr">The condition as SQL; a null counts as false.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Filter(string conditionExpr) => Filter(Functions.Expr(conditionExpr));

    /// <inheritdoc cref="Filter(Column)"/>
    public DataFrame Where(Column condition) => Filter(condition);

    /// <inheritdoc cref="Filter(string)"/>
    public DataFrame Where(string conditionExpr) => Filter(conditionExpr);

    /// <summary>The first rows.</summary>
    /// <param name="n">How many.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Limit(int n) => With(new Limit(Plan, n));

    /// <summary>All rows but the first.</summary>
    /// <param name="n">How many to leave out.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Offset(int n) => With(new Offset(Plan, n));

    /// <summary>Each distinct row once.</summary>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Distinct() => DropDuplicates();

    /// <summary>Each distinct row once.</summary>
    /// <returns>The new DataFrame.</returns>
    public DataFrame DropDuplicates() => With(new Deduplicate(Plan, []));

    /// <summary>One row for each distinct key; which of them is not set.</summary>
    /// <param name="col">A key column.</param>
    /// <param name="cols">More key columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame DropDuplicates(string col, params string[] cols) => With(new Deduplicate(Plan, [col, .. cols]));

    /// <summary>One row of a stream for each distinct key within the watermark's delay.</summary>
    /// <param name="cols">The key columns; none for all columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame DropDuplicatesWithinWatermark(params string[] cols) => With(new Deduplicate(Plan, cols.ToValueList(), WithinWatermark: true));

    /// <summary>Sorted rows.</summary>
    /// <param name="columns">What to sort by, ascending unless <see cref="Column.Desc"/> says otherwise.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Sort(params Column[] columns) => With(new Sort(Plan, columns.Select(c => c.ToSortOrder()).ToValueList()));

    /// <summary>Sorted rows.</summary>
    /// <param name="column">A column to sort by, ascending.</param>
    /// <param name="columns">More columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Sort(string column, params string[] columns) => Sort(Functions.Cols(column, columns));

    /// <inheritdoc cref="Sort(Column[])"/>
    public DataFrame OrderBy(params Column[] columns) => Sort(columns);

    /// <inheritdoc cref="Sort(string, string[])"/>
    public DataFrame OrderBy(string column, params string[] columns) => Sort(column, columns);

    /// <summary>Rows sorted within each partition.</summary>
    /// <param name="columns">What to sort by.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame SortWithinPartitions(params Column[] columns) =>
        With(new Sort(Plan, columns.Select(c => c.ToSortOrder()).ToValueList(), IsGlobal: false));

    /// <summary>Rows sorted within each partition.</summary>
    /// <param name="column">A column to sort by, ascending.</param>
    /// <param name="columns">More columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame SortWithinPartitions(string column, params string[] columns) => SortWithinPartitions(Functions.Cols(column, columns));

    /// <summary>Rows spread over a number of partitions.</summary>
    /// <param name="numPartitions">The number, above 0.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Repartition(int numPartitions) => With(new Repartition(Plan, numPartitions, Shuffle: true));

    /// <summary>Rows spread over a number of partitions by values.</summary>
    /// <param name="numPartitions">The number, above 0.</param>
    /// <param name="partitionExprs">Rows with equal values come together.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Repartition(int numPartitions, params Column[] partitionExprs) =>
        With(new RepartitionByExpression(Plan, Column.Expressions(partitionExprs), numPartitions));

    /// <summary>Rows spread over partitions by values.</summary>
    /// <param name="partitionExprs">Rows with equal values come together.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Repartition(params Column[] partitionExprs) =>
        With(new RepartitionByExpression(Plan, Column.Expressions(partitionExprs), null));

    /// <summary>Rows spread over partitions by ranges of values.</summary>
    /// <param name="partitionExprs">The values, ascending unless they say otherwise.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame RepartitionByRange(params Column[] partitionExprs) => ByRange(partitionExprs, null);

    /// <summary>Rows spread over a number of partitions by ranges of values.</summary>
    /// <param name="numPartitions">The number, above 0.</param>
    /// <param name="partitionExprs">The values, ascending unless they say otherwise.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame RepartitionByRange(int numPartitions, params Column[] partitionExprs) => ByRange(partitionExprs, numPartitions);

    /// <summary>Rows in fewer partitions, without moving them more than needed.</summary>
    /// <param name="numPartitions">The number, above 0.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Coalesce(int numPartitions) => With(new Repartition(Plan, numPartitions, Shuffle: false));

    /// <summary>A random part of the rows.</summary>
    /// <param name="fraction">The part to take: 0 to 1, or any positive number with replacement.</param>
    /// <param name="withReplacement">Whether a row may be taken several times.</param>
    /// <param name="seed">The seed, or null for one made at random.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Sample(double fraction, bool withReplacement = false, long? seed = null) =>
        With(new Sample(Plan, 0.0, fraction, withReplacement, seed ?? NewSeed()));

    /// <summary>The rows with a hint, which changes no result.</summary>
    /// <param name="name">The hint, such as <c>broadcast</c>.</param>
    /// <param name="parameters">Its parameters: constants or columns.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Hint(string name, params object[] parameters) =>
        With(new Hint(Plan, name, parameters.Select(p => Functions.Lit(p).Expression).ToValueList()));

    /// <summary>What a function makes of this DataFrame, to chain functions of one's own.</summary>
    /// <param name="func">The function.</param>
    /// <returns>Its result.</returns>
    public DataFrame Transform(Func<DataFrame, DataFrame> func) => func(this);

    /// <summary>Says how late rows of a stream may be.</summary>
    /// <param name="eventTime">The column of event times.</param>
    /// <param name="delayThreshold">An interval text such as <c>10 minutes</c>.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame WithWatermark(string eventTime, string delayThreshold) => With(new WithWatermark(Plan, eventTime, delayThreshold));

    /// <summary>Names aggregates of the rows, which a streaming query reports with each batch (<c>StreamingQueryProgress.ObservedMetrics</c>).</summary>
    /// <param name="name">The name under which they are reported.</param>
    /// <param name="expr">An aggregate.</param>
    /// <param name="exprs">More aggregates.</param>
    /// <returns>The new DataFrame, of the same rows.</returns>
    public DataFrame Observe(string name, Column expr, params Column[] exprs) =>
        With(new CollectMetrics(Plan, name, Column.Expressions([expr, .. exprs])));

    /// <summary>
    /// Computes aggregates of the rows with the first action on the new DataFrame, so that they cost no second query. The embedded engine
    /// holds the rows for it, in memory or on disk, while the action runs.
    /// </summary>
    /// <param name="observation">Gives the aggregates when the action has ended; each is for one DataFrame.</param>
    /// <param name="expr">An aggregate, which should have a name.</param>
    /// <param name="exprs">More aggregates.</param>
    /// <returns>The new DataFrame, of the same rows.</returns>
    /// <exception cref="ArgumentException">The observation is used already.</exception>
    public DataFrame Observe(Observation observation, Column expr, params Column[] exprs)
    {
        ArgumentNullException.ThrowIfNull(observation);
        observation.Take();
        return With(new CollectMetrics(Plan, observation.Name, Column.Expressions([expr, .. exprs])) { Observation = observation });
    }

    private DataFrame ByRange(Column[] values, int? numPartitions) =>
        With(new RepartitionByExpression(Plan, values.Select(c => (Expression)c.ToSortOrder()).ToValueList(), numPartitions));

    private static long NewSeed()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }
}
