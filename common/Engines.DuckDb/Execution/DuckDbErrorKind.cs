namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>DuckDB's kinds of errors (<c>duckdb_error_type</c>), those that the engine tells apart. Others keep their number.</summary>
internal enum DuckDbErrorKind
{
    Unknown = 0,
    OutOfRange = 1,
    Conversion = 2,
    Transaction = 10,
    NotImplemented = 11,
    Catalog = 13,
    Parser = 14,
    Constraint = 18,
    Binder = 24,
    InputOutput = 28,
    Interrupt = 29,
    Fatal = 30,
    Internal = 31,
    InvalidInput = 32,
    OutOfMemory = 33,
    Permission = 34,
}
