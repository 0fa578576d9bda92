namespace SparkPersonalization.Engines.DuckDb.Execution.Native;

/// <summary>How far a statement is that was started; DuckDB's <c>duckdb_pending_state</c>.</summary>
internal enum PendingState
{
    /// <summary>Its result can be asked for.</summary>
    Ready = 0,

    /// <summary>A task was done, others follow.</summary>
    NotReady = 1,

    /// <summary>It failed or must wait, which asking for its result tells.</summary>
    Error = 2,

    /// <summary>All its tasks are in the hands of other threads.</summary>
    NoTasksAvailable = 3,
}
