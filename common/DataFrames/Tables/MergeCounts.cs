namespace SparkPersonalization.DataFrames.Tables;

/// <summary>What a merge did to a table's rows.</summary>
/// <param name="AffectedRows">Rows updated, deleted or inserted.</param>
/// <param name="UpdatedRows">Rows updated.</param>
/// <param name="DeletedRows">Rows deleted.</param>
/// <param name="InsertedRows">Rows inserted.</param>
public sealed record MergeCounts(long AffectedRows, long UpdatedRows, long DeletedRows, long InsertedRows)
{
    /// <summary>Reads what an engine answers, under the names of Delta's MERGE.</summary>
    internal static MergeCounts Of(Row row) => new(
        row.GetAs<long>("num_affected_rows"),
        row.GetAs<long>("num_updated_rows"),
        row.GetAs<long>("num_deleted_rows"),
        row.GetAs<long>("num_inserted_rows"));
}
