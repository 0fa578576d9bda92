using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Parquet files. Columns are found by name; one that a file lacks is null there.</summary>
internal sealed class ParquetFormat(QueryRunner runner) : IFileFormat
{
    public string Name => "parquet";

    public StructType InferSchema(IReadOnlyList<string> paths)
    {
        var resources = new QueryResources();
        resources.AddFiles(paths);
        return runner.Run(resources, connection => Schema(connection, paths), CancellationToken.None);
    }

    public string ScanSql(
        IReadOnlyList<string> paths, StructType schema, IReadOnlyList<StructField> columns, string timeZone, QueryResources resources)
    {
        var names = columns.Select(c => $"CAST({DuckDbNames.Quote(c.Name)} AS {SparkTypes.ToSql(c.DataType)}) AS {DuckDbNames.Quote(c.Name)}");
        return $"SELECT {string.Concat(names.Select(n => n + ", "))}filename FROM {Read(paths)}";
    }

    private static string Read(IReadOnlyList<string> paths) =>
        $"read_parquet({SqlLists.Of(paths)}, union_by_name = true, filename = true, hive_partitioning = false)";

    private static StructType Schema(DuckDbConnection connection, IReadOnlyList<string> paths)
    {
        try
        {
            using var result = connection.Query($"SELECT * EXCLUDE (filename) FROM {Read(paths)} LIMIT 0");
            return result.Schema();
        }
        catch (DuckDbException e)
        {
            throw new AnalysisException("UNABLE_TO_INFER_SCHEMA", $"Unable to infer the schema of Parquet files: {e.Message}", e);
        }
    }
}
