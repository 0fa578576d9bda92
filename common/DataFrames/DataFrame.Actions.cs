using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Actions: what runs the query and gives rows.</summary>
public sealed partial class DataFrame
{
    /// <summary>All rows, held in memory.</summary>
    /// <returns>The rows.</returns>
    /// <exception cref="SparkException">The query failed.</exception>
    public IReadOnlyList<Row> Collect() => Run(Plan);

    /// <summary>All rows, held in memory, computed on a thread of the pool.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="SparkException">The query failed.</exception>
    public Task<IReadOnlyList<Row>> CollectAsync(CancellationToken cancellationToken = default) =>
        Task.Run(() => Run(Plan, cancellationToken), cancellationToken);

    /// <summary>The rows one after the other, as the query makes them; they are not held.</summary>
    /// <returns>The rows; each enumeration runs the query, and ending it early ends the query.</returns>
    public IEnumerable<Row> ToLocalIterator() => Session.Engine.Execute(Plan, CancellationToken.None);

    /// <summary>The rows one after the other, as the query makes them; they are not held.</summary>
    /// <param name="prefetchPartitions">Without effect: rows come ahead of the program by as much as the engine has ready, whatever it says.</param>
    /// <returns>The rows; each enumeration runs the query, and ending it early ends the query.</returns>
    public IEnumerable<Row> ToLocalIterator(bool prefetchPartitions) => ToLocalIterator();

    /// <summary>The number of rows.</summary>
    /// <returns>The number.</returns>
    public long Count() => CountRows(CancellationToken.None);

    /// <summary>The number of rows, computed on a thread of the pool.</summary>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The number.</returns>
    public Task<long> CountAsync(CancellationToken cancellationToken = default) => Task.Run(() => CountRows(cancellationToken), cancellationToken);

    /// <summary>Whether there is no row.</summary>
    /// <returns>Whether it is empty.</returns>
    public bool IsEmpty() => !Take(1).Any();

    /// <summary>The first rows.</summary>
    /// <param name="n">How many at most.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<Row> Take(int n) => Run(new Limit(Plan, n));

    /// <inheritdoc cref="Take"/>
    public IReadOnlyList<Row> Head(int n) => Take(n);

    /// <summary>The first row.</summary>
    /// <returns>The row.</returns>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    public Row Head() => Take(1) is [var row] ? row : throw new InvalidOperationException("The DataFrame has no rows; use Take or IsEmpty where that may be.");

    /// <inheritdoc cref="Head()"/>
    public Row First() => Head();

    /// <summary>The last rows.</summary>
    /// <param name="n">How many at most.</param>
    /// <returns>The rows.</returns>
    public IReadOnlyList<Row> Tail(int n) => Run(new Tail(Plan, n));

    /// <summary>The columns' names.</summary>
    /// <returns>The names, in order.</returns>
    public IReadOnlyList<string> Columns() => Schema().FieldNames;

    /// <summary>The columns' names and types, such as <c>id</c> and <c>bigint</c>.</summary>
    /// <returns>The pairs, in order.</returns>
    public IEnumerable<Tuple<string, string>> DTypes() => Schema().Select(f => Tuple.Create(f.Name, f.DataType.SimpleString));

    /// <summary>Whether the rows come as a stream, so that only <see cref="WriteStream"/> runs the query.</summary>
    /// <returns>Whether a source is a stream.</returns>
    public bool IsStreaming() => ReadsStream(Plan);

    /// <summary>Gives the query a name for SQL texts of this session; an error where the name is taken.</summary>
    /// <param name="viewName">The name.</param>
    public void CreateTempView(string viewName) => CreateView(viewName, isGlobal: false, replace: false);

    /// <summary>Gives the query a name for SQL texts of this session, replacing a view of that name.</summary>
    /// <param name="viewName">The name.</param>
    public void CreateOrReplaceTempView(string viewName) => CreateView(viewName, isGlobal: false, replace: true);

    /// <summary>Gives the query a name for SQL texts of all sessions, as <c>global_temp.name</c>; an error where the name is taken.</summary>
    /// <param name="viewName">The name.</param>
    public void CreateGlobalTempView(string viewName) => CreateView(viewName, isGlobal: true, replace: false);

    /// <summary>Gives the query a name for SQL texts of all sessions, as <c>global_temp.name</c>, replacing a view of that name.</summary>
    /// <param name="viewName">The name.</param>
    public void CreateOrReplaceGlobalTempView(string viewName) => CreateView(viewName, isGlobal: true, replace: true);

    private static bool ReadsStream(Relation plan) => plan is Read { IsStreaming: true } || plan.Inputs.Any(ReadsStream);

    private void CreateView(string name, bool isGlobal, bool replace) =>
        Session.Engine.Execute(new CreateDataFrameView(Plan, name, isGlobal, replace), CancellationToken.None);

    private long CountRows(CancellationToken cancellationToken) =>
        Run(GroupBy().Count().Plan, cancellationToken)[0].GetAs<long>(0);

    private IReadOnlyList<Row> Run(Relation plan, CancellationToken cancellationToken = default) => [.. Session.Engine.Execute(plan, cancellationToken)];
}
