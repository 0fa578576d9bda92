using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using Names = SparkPersonalization.DataFrames.Analysis.ColumnNames;

namespace SparkPersonalization.Delta.Operations;

/// <summary>What a new table is to be partitioned by: a column, or a function of one, which Delta refuses.</summary>
/// <param name="Function">The function's name, or null for the column itself.</param>
/// <param name="Column">The parts of the column's name.</param>
internal sealed record PartitionTransform(string? Function, IReadOnlyList<string> Column)
{
    private const string Bucket = "bucket";

    private static readonly string[] OfTimes = ["years", "months", "days", "hours"];

    /// <summary>What an expression means.</summary>
    /// <exception cref="DeltaOperationException">It is neither a column nor a function that Spark has for this.</exception>
    internal static PartitionTransform Of(Expression expression) => expression switch
    {
        UnresolvedAttribute name => new(null, Parts(name)),
        ExpressionString text when SparkSqlParser.ParseExpression(text) is UnresolvedAttribute name => new(null, Parts(name)),
        UnresolvedFunction { IsInternal: true, Arguments: [UnresolvedAttribute name] } call when OfTimes.Contains(call.FunctionName) => new(call.FunctionName, Parts(name)),
        UnresolvedFunction { IsInternal: true, FunctionName: Bucket, Arguments: [Literal { Value: int count }, UnresolvedAttribute name] } => Buckets(count, name),
        UnresolvedFunction { IsInternal: true, FunctionName: Bucket } call => throw new DeltaOperationException(
            "_LEGACY_ERROR_TEMP_1322", $"Invalid number of buckets: {Names.Of(call)}. It is a constant INT."),
        _ => throw new DeltaOperationException(
            "_LEGACY_ERROR_TEMP_1316", $"Invalid partition transformation: {Names.Of(expression)}. A table is partitioned by columns, not by what is computed of them: add a column, and name that."),
    };

    /// <summary>The partition columns of a new table, in the schema's case.</summary>
    /// <exception cref="DeltaOperationException">A column is not there, is named twice, or Delta does not partition so.</exception>
    internal static string[] Columns(IReadOnlyList<PartitionTransform> transforms, StructType schema)
    {
        string[] columns = [.. transforms.Select(t => NameIn(schema, t.Column))];
        if (transforms.FirstOrDefault(t => t.Function is not null || t.Column.Count > 1) is { } refused)
        {
            throw refused.Function == Bucket
                ? new DeltaOperationException("DELTA_OPERATION_NOT_ALLOWED_DETAIL", "Operation not allowed: `Bucketing` is not supported for Delta tables. Leave it out, or partition by a column.")
                : NotAllowed();
        }

        var repeated = columns.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        return repeated.Length > 0 ? throw new DeltaOperationException("_LEGACY_ERROR_TEMP_3058", $"Found duplicate column(s) in the partitioning: {string.Join(", ", repeated)}.")
            : columns.FirstOrDefault(c => schema[c].DataType is StructType or ArrayType or MapType or VariantType or CalendarIntervalType) is { } odd ? throw new DeltaOperationException("INVALID_PARTITION_COLUMN_DATA_TYPE", $"Cannot use \"{schema[odd].DataType.Sql}\" for partition column.")
            : columns.Length == schema.Count ? throw new DeltaOperationException("ALL_PARTITION_COLUMNS_NOT_ALLOWED", "Cannot use all columns for partition columns.")
            : columns;
    }

    /// <summary>Refuses a clustering, as Delta does for tables that a DataFrame makes.</summary>
    internal static void RefuseClustering(IReadOnlyList<string> columns, StructType schema)
    {
        if (columns.Count > 0)
        {
            _ = columns.Select(column => NameIn(schema, [column])).ToArray();
            throw NotAllowed();
        }
    }

    private static PartitionTransform Buckets(int count, UnresolvedAttribute name) => count > 0
        ? new(Bucket, Parts(name))
        : throw new DeltaOperationException("INVALID_BUCKET_COUNT", $"Number of buckets should be greater than 0. Got `{count}`.");

    private static IReadOnlyList<string> Parts(UnresolvedAttribute name) => ColumnNames.Parts(name.UnparsedIdentifier);

    private static string NameIn(StructType schema, IReadOnlyList<string> column) => SchemaMerging.Find(schema, column[0])?.Name
        ?? throw new DeltaOperationException("_LEGACY_ERROR_TEMP_3060", $"Couldn't find column {string.Join('.', column)} in: {schema.SimpleString}");

    private static DeltaOperationException NotAllowed() => new(
        "DELTA_OPERATION_NOT_ALLOWED", "Operation not allowed: `Partitioning by expressions` is not supported for Delta tables. Partition by columns, or leave it out.");
}
