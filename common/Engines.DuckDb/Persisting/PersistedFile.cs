using System.Globalization;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>Writes the file of kept rows.</summary>
internal static class PersistedFile
{
    // Texts that repeat take more room in memory than in the file, so this is far below what memory has room for.
    private const long MostHeld = 8 << 20;

    // With the order DuckDB has all row groups in memory that wait for an earlier one, without it one for each thread.
    private const string Ordered = "ROW_GROUP_SIZE 30720";
    private const string Unordered = "ROW_GROUP_SIZE 10240, PRESERVE_ORDER false";

    /// <summary>Runs a plan whose rows are to be kept.</summary>
    /// <param name="runner">Runs it.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="held">The rows, where they were computed already; then only the file is written.</param>
    /// <param name="path">The file, where one is written.</param>
    /// <param name="mayHold">Whether the rows may be held in memory, where they are few: a statement that reads them there is planned once.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The rows in memory; null where they are in the file.</returns>
    internal static MemoryRows? Write(
        QueryRunner runner, KeptPlan plan, MemoryRows? held, string path, bool mayHold, CancellationToken cancellation)
    {
        if (held is not null)
        {
            Copy(runner, runner.TranslateHeld(held, plan.Columns), path, Ordered, cancellation);
            return null;
        }

        using var query = runner.TranslateToKeep(plan, cancellation);
        var memory = mayHold && query.Resources.IsRepeatable ? runner.RunToMemory(query, cancellation) : null;
        var count = memory?.Count ?? Copy(runner, query, path, runner.KeepsOrder(plan.Relation) ? Ordered : Unordered, cancellation);
        runner.RowCounts.Add(plan.Relation, count);
        return memory ?? (mayHold && MemoryRows.MayHold(count, query.Schema.Count) ? Load(runner, query.Schema, path, cancellation) : null);
    }

    // A plan that reads much may give little. How much is known only when it has run.
    private static MemoryRows? Load(QueryRunner runner, StructType schema, string path, CancellationToken cancellation)
    {
        if (schema.Count == 0 || new FileInfo(path).Length > MostHeld)
        {
            return null;
        }

        var resources = new QueryResources();
        resources.AddRoot(Path.GetDirectoryName(path)!);
        var rows = runner.RunToMemory(new TranslatedQuery(PersistedSource.Sql(schema, path), schema, resources), cancellation);
        File.Delete(path);
        return rows;
    }

    // The row groups of one file are written in parallel. It lives too short for compression to pay.
    private static long Copy(QueryRunner runner, TranslatedQuery query, string path, string layout, CancellationToken cancellation)
    {
        query.Resources.AddTarget(Path.GetDirectoryName(path)!);
        var columns = query.Schema.Select(f => $"{KeptColumn.Write(f.Name, f.DataType)} AS {f.Name}").DefaultIfEmpty("1 AS none");
        var copy = $"COPY (SELECT {string.Join(", ", columns)} FROM ({PlannedOnce.Sql(query.Sql)})) TO {DuckDbNames.Literal(path)} (FORMAT parquet, COMPRESSION uncompressed, {layout})";
        try
        {
            return Convert.ToInt64(runner.Run(query, connection => connection.Single(copy, PlannedOnce.Parameters, cancellation), cancellation), CultureInfo.InvariantCulture);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
