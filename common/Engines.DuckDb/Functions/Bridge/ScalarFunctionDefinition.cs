using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Bridge;

/// <summary>A scalar function in C# that DuckDB calls with whole vectors, on several threads at once.</summary>
internal sealed class ScalarFunctionDefinition
{
    /// <summary>The name in SQL. Definitions of one name with other parameters are overloads.</summary>
    internal required string Name { get; init; }

    /// <summary>The types of the leading arguments; <see cref="DuckDbType.Any"/> takes every type, without a cast.</summary>
    internal IReadOnlyList<DuckDbType> Parameters { get; init; } = [];

    /// <summary>The type of any number of further arguments; none may follow by default.</summary>
    internal DuckDbType? VariadicParameter { get; init; }

    /// <summary>The type of the result.</summary>
    internal required DuckDbType Result { get; init; }

    /// <summary>
    /// Whether the function is called for rows in which an argument is null. By default it is not, and their result is null.
    /// </summary>
    internal bool CalledOnNull { get; init; }

    /// <summary>Whether equal arguments may give different results, so that no call may be saved; no by default.</summary>
    internal bool IsVolatile { get; init; }

    /// <summary>
    /// Looks at the arguments' types and constants once per place of use. What it returns is <see cref="ScalarCall.Bound"/>, which all
    /// threads share. An exception refuses the statement. None by default.
    /// </summary>
    internal Func<BoundArguments, object?>? Bind { get; init; }

    /// <summary>Makes <see cref="ScalarCall.State"/>, such as buffers, for one thread and place of use. None by default.</summary>
    internal Func<object?, object?>? CreateState { get; init; }

    /// <summary>
    /// Computes the rows of a call: for each row of <see cref="ScalarCall.Rows"/> it writes one value to <see cref="ScalarCall.Result"/>.
    /// An exception fails the statement and comes out of it as the inner exception of the engine's.
    /// </summary>
    internal required Action<ScalarCall> Body { get; init; }
}
