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

/// <summary>Reads kinds of errors where DuckDB gives only a text.</summary>
internal static class DuckDbErrorKinds
{
    private const string Mark = " Error: ";

    private static readonly Dictionary<string, DuckDbErrorKind> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Out of Range"] = DuckDbErrorKind.OutOfRange,
        ["Conversion"] = DuckDbErrorKind.Conversion,
        ["TransactionContext"] = DuckDbErrorKind.Transaction,
        ["Not implemented"] = DuckDbErrorKind.NotImplemented,
        ["Catalog"] = DuckDbErrorKind.Catalog,
        ["Parser"] = DuckDbErrorKind.Parser,
        ["Constraint"] = DuckDbErrorKind.Constraint,
        ["Binder"] = DuckDbErrorKind.Binder,
        ["IO"] = DuckDbErrorKind.InputOutput,
        ["Interrupt"] = DuckDbErrorKind.Interrupt,
        ["Fatal"] = DuckDbErrorKind.Fatal,
        ["Internal"] = DuckDbErrorKind.Internal,
        ["Invalid Input"] = DuckDbErrorKind.InvalidInput,
        ["Out of Memory"] = DuckDbErrorKind.OutOfMemory,
        ["Permission"] = DuckDbErrorKind.Permission,
    };

    /// <summary>The kind that a message's first words name, as in <c>Conversion Error: ...</c>.</summary>
    internal static DuckDbErrorKind Of(string message) =>
        message.IndexOf(Mark, StringComparison.Ordinal) is var end and > 0 ? Names.GetValueOrDefault(message[..end]) : DuckDbErrorKind.Unknown;
}
