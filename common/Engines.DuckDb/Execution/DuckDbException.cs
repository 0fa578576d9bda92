namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// DuckDB's complaint about a statement. Where a C# function inside the statement threw, that exception is the inner one.
/// </summary>
internal sealed class DuckDbException : Exception
{
    internal DuckDbException(DuckDbErrorKind kind, string message, string? sql = null, Exception? callbackError = null)
        : base(message, callbackError)
    {
        Kind = kind;
        Sql = sql;
    }

    /// <summary>DuckDB's kind of error.</summary>
    internal DuckDbErrorKind Kind { get; }

    /// <summary>The statement, where there is one.</summary>
    internal string? Sql { get; }
}
