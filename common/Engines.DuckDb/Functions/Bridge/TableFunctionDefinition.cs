using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>A table function in C# of one text argument, whose rows several threads make at once.</summary>
internal sealed class TableFunctionDefinition
{
    /// <summary>The name in SQL.</summary>
    internal required string Name { get; init; }

    /// <summary>The columns of the rows.</summary>
    internal required IReadOnlyList<DuckDbField> Columns { get; init; }

    /// <summary>
    /// Begins a scan, once for each time that a statement runs, with the argument. An exception fails the statement and comes out of it as
    /// the inner exception of the engine's, as one of the scan does.
    /// </summary>
    internal required Func<string, ITableScan> Begin { get; init; }
}

/// <summary>The rows of one use of a table function, shared by the threads that make them.</summary>
internal interface ITableScan : IDisposable
{
    /// <summary>How many threads can make rows at once, at most.</summary>
    int MaxThreads { get; }

    /// <summary>Makes what one thread reads with.</summary>
    ITableReader OpenReader();
}

/// <summary>What one thread makes rows with.</summary>
internal interface ITableReader : IDisposable
{
    /// <summary>Writes rows.</summary>
    /// <param name="columns">Where the columns' values go.</param>
    /// <param name="capacity">The most rows.</param>
    /// <returns>How many rows it wrote; 0 ends this thread's part.</returns>
    int Read(IReadOnlyList<VectorWriter> columns, int capacity);
}
