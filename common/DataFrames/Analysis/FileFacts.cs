using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Functions that tell of which file a row is: fields of the hidden column that files have.</summary>
internal static class FileFacts
{
    private const string Metadata = "_metadata";

    // Of each function the fields that tell it, and what it gives where there is no file.
    private static readonly Dictionary<string, (string[] Fields, object Without)> Functions = new(StringComparer.Ordinal)
    {
        ["input_file_name"] = (["file_path"], ""),
        ["input_file_block_start"] = (["file_block_start"], -1L),
        ["input_file_block_length"] = (["file_block_length", "file_size"], -1L),
    };

    /// <summary>What a call means in a scope; the call itself where it is of another function.</summary>
    internal static BoundExpression Of(BoundExpression value, Scope scope)
    {
        if (value is not BoundCall call || !Functions.TryGetValue(call.Function, out var fact))
        {
            return value;
        }

        if (scope.TryResolve(new UnresolvedAttribute(Metadata)) is { DataType: StructType type } metadata)
        {
            // A table's files are read whole, from their first byte.
            return Array.Find(fact.Fields, f => type.FieldNames.Contains(f)) is { } field ? FieldAccess.Get(metadata, field) : new BoundLiteral(0L, call.DataType);
        }

        return !IsOfFiles(scope.Relation)
            ? new BoundLiteral(fact.Without, call.DataType)
            : throw new AnalysisException("UNSUPPORTED_FEATURE", $"{call.Function}() is known where the files are read: make a column of it before the rows are projected, joined or grouped.");
    }

    private static bool IsOfFiles(BoundRelation relation) =>
        relation is BoundScan { Source.HiddenColumns: { } hidden } ? hidden.FieldNames.Contains(Metadata) : relation.Inputs.Any(IsOfFiles);
}
