using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>Functions that judge and read untrusted JSON. A null stays null.</summary>
internal static class StrictJsonFunction
{
    /// <summary>
    /// Defines a function that reads a text as one strict JSON object: to a struct of <c>error</c> (a code of
    /// <see cref="StrictJsonErrors"/>, or null), <c>mismatches</c> and <c>value</c> (both null where there is an error).
    /// <see cref="StrictJsonExtractor{TTarget}"/> has the rules.
    /// </summary>
    /// <param name="name">The name in SQL.</param>
    /// <param name="input">The texts' type: VARCHAR or BLOB.</param>
    /// <param name="schema">The columns of <c>value</c>.</param>
    /// <param name="maxBytes">The most bytes that a text may have.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="NotSupportedException">A column's type cannot be read from JSON.</exception>
    /// <exception cref="ArgumentException">The input's type or the schema is none that this can read.</exception>
    internal static ScalarFunctionDefinition Define(string name, DuckDbType input, StructType schema, int maxBytes)
    {
        Check(input, maxBytes);
        var columns = JsonColumn.Struct(schema);
        return new ScalarFunctionDefinition
        {
            Name = name,
            Parameters = [input],
            Result = DuckDbType.Struct(
                new DuckDbField("error", DuckDbType.Varchar),
                new DuckDbField("mismatches", DuckDbType.List(DuckDbType.Varchar)),
                new DuckDbField("value", SparkTypes.ToDuckDb(schema))),
            CreateState = _ => new StrictJsonExtractor<JsonVectors>(columns, maxBytes),
            Body = Extract,
        };
    }

    /// <summary>Defines a function that gives a code of <see cref="StrictJsonErrors"/>, or null for a strict JSON object.</summary>
    /// <param name="name">The name in SQL.</param>
    /// <param name="input">The texts' type: VARCHAR or BLOB.</param>
    /// <param name="maxBytes">The most bytes that a text may have.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The input's type is none that this can read.</exception>
    internal static ScalarFunctionDefinition DefineVerdict(string name, DuckDbType input, int maxBytes)
    {
        Check(input, maxBytes);
        return new ScalarFunctionDefinition
        {
            Name = name,
            Parameters = [input],
            Result = DuckDbType.Varchar,
            CreateState = _ => new StrictJsonValidator(maxBytes),
            Body = Judge,
        };
    }

    private static void Check(DuckDbType input, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        if (input.Kind is not (DuckDbTypeKind.Varchar or DuckDbTypeKind.Blob))
        {
            throw new ArgumentException($"JSON is read from VARCHAR or BLOB, not from {input.Sql}.", nameof(input));
        }
    }

    private static void Extract(ScalarCall call)
    {
        var extractor = (StrictJsonExtractor<JsonVectors>)call.State!;
        var (error, mismatches, value) = (call.Result.Field(0), call.Result.Field(1), call.Result.Field(2));
        foreach (var row in call.Rows)
        {
            WriteCode(error, row, extractor.Extract(call.Argument(0).Bytes(row), row, new JsonVectors(value), new JsonVectors(mismatches)));
        }
    }

    private static void Judge(ScalarCall call)
    {
        var validator = (StrictJsonValidator)call.State!;
        foreach (var row in call.Rows)
        {
            WriteCode(call.Result, row, validator.Verdict(call.Argument(0).Bytes(row)));
        }
    }

    private static void WriteCode(VectorWriter target, int row, string? code)
    {
        if (code is null)
        {
            target.WriteNull(row);
        }
        else
        {
            target.WriteText(row, code);
        }
    }
}
