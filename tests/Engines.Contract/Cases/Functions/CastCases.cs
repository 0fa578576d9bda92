using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.Contract.Data;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Every column of the rows cast to every type.</summary>
internal static class CastCases
{
    private static readonly string[] Targets =
    [
        "BOOLEAN", "TINYINT", "SMALLINT", "INT", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL(10,2)", "DECIMAL(38,10)", "STRING", "BINARY", "DATE", "TIMESTAMP", "TIMESTAMP_NTZ",
        "INTERVAL DAY TO SECOND", "INTERVAL YEAR TO MONTH", "ARRAY<STRING>", "MAP<STRING, BIGINT>", "STRUCT<a: STRING, b: STRING>",
    ];

    /// <summary>Casts, many of which Spark refuses or cannot do for some row: what it answers is not written down, but both engines must answer it.</summary>
    internal static CaseFamily Family => new("casts", CaseShape.Rows, [.. Pairs().Select(p => Open($"CAST({p.Column} AS {p.Type})"))]);

    /// <summary>Casts that give null where they cannot.</summary>
    internal static CaseFamily Attempts => new("tried casts", CaseShape.Rows, [.. Pairs().Select(p => Open($"TRY_CAST({p.Column} AS {p.Type})"))]);

    private static IEnumerable<(string Column, string Type)> Pairs() =>
        from field in ((StructType)DataType.FromDdl(Awkward.Ddl)).Fields
        where field.Name is not ("id" or "k" or "n" or "t16" or "f" or "x" or "w" or "j" or "ss" or "aa" or "ds" or "ast")
        from type in Targets
        select (field.Name, type);

    private static Case Open(string text) => new(text, Expr(text), Case.Any);
}
