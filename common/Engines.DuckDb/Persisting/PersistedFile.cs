using System.Globalization;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>Writes the file of kept rows.</summary>
internal static class PersistedFile
{
    /// <summary>
    /// Runs a plan into a file, in the order of its rows. One file keeps their order, and its row groups are still written in parallel.
    /// </summary>
    internal static void Write(QueryRunner runner, KeptPlan plan, string path, CancellationToken cancellation)
    {
        var query = runner.TranslateToKeep(plan, cancellation);
        query.Resources.AddRoot(Path.GetDirectoryName(path)!);
        var columns = query.Schema.Select(f => $"{KeptColumn.Write(f.Name, f.DataType)} AS {f.Name}").DefaultIfEmpty("1 AS none");
        var copy = $"COPY (SELECT {string.Join(", ", columns)} FROM ({query.Sql})) TO {DuckDbNames.Literal(path)} (FORMAT parquet, COMPRESSION snappy)";
        try
        {
            var rows = runner.Run(query, connection => connection.Single(copy, cancellation), cancellation);
            runner.RowCounts.Add(plan.Relation, Convert.ToInt64(rows, CultureInfo.InvariantCulture));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
