using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Parquet files. Columns are found by name; one that a file lacks is null there. The columns are those of the first file, or of all with
/// option <c>mergeSchema</c>. With option <c>ignoreCorruptFiles</c> a file that is none of Parquet is passed over.
/// </summary>
internal sealed class ParquetFormat(Options options, QueryRunner runner, DuckDbSettings settings) : IFileFormat
{
    private readonly bool _merges = options.GetBoolean("mergeSchema", string.Equals(settings.Get(DuckDbSettings.MergeSchema), "true", StringComparison.OrdinalIgnoreCase));
    private readonly bool _ignoresCorrupt = options.GetBoolean("ignoreCorruptFiles", false);

    public string Name => "parquet";

    public bool HasRowIndex => true;

    public StructType InferSchema(IReadOnlyList<string> paths)
    {
        var whole = Whole(paths);
        return whole.Count == 0
            ? throw new AnalysisException("UNABLE_TO_INFER_SCHEMA", "Unable to infer the schema of Parquet files: none of them can be read. Give a schema.")
            : _merges ? whole.Select(path => Columns([path])).Aggregate(ParquetSchemas.Merge) : Columns([whole[0]]);
    }

    public string ScanSql(FileScan scan, QueryResources resources)
    {
        var paths = Whole(scan.Paths);
        var columns = scan.Columns.Count == 0 || paths.Count == 0 ? StructType.Empty : Columns(paths);
        var names = scan.Columns.Select(c => $"{ParquetSchemas.ColumnSql(columns, c)} AS {DuckDbNames.Quote(c.Name)}, ");
        var index = scan.WithRowIndex ? $"{FileScan.RowIndex}, " : "";
        return paths.Count > 0
            ? $"SELECT {string.Concat(names)}{index}filename FROM {Read(paths, scan.WithRowIndex)}"
            : $"SELECT {string.Concat(names)}{(scan.WithRowIndex ? $"0 AS {index}" : "")}'' AS filename WHERE false";
    }

    private static string Read(IReadOnlyList<string> paths, bool withRowIndex = false) =>
        $"read_parquet({SqlLists.Of(paths)}, union_by_name = true, filename = true, hive_partitioning = false{(withRowIndex ? ", file_row_number = true" : "")})";

    private StructType Columns(IReadOnlyList<string> paths) => runner.ParquetColumns.Of(paths, () => Run(paths, connection => Columns(connection, paths)));

    private static StructType Columns(DuckDbConnection connection, IReadOnlyList<string> paths)
    {
        using var result = connection.Query($"SELECT * EXCLUDE (filename) FROM {Read(paths)} LIMIT 0");
        return result.Schema();
    }

    private IReadOnlyList<string> Whole(IReadOnlyList<string> paths) => _ignoresCorrupt
        ? [.. paths.Where(path => Run([path], connection => Succeeds(() => Columns(connection, [path]))))]
        : paths;

    private static bool Succeeds(Func<StructType> read)
    {
        try
        {
            read();
            return true;
        }
        catch (DuckDbException)
        {
            return false;
        }
    }

    private T Run<T>(IReadOnlyList<string> paths, Func<DuckDbConnection, T> run)
    {
        var resources = new QueryResources();
        resources.AddFiles(paths);
        return runner.Run(resources, connection => Guarded(() => run(connection)), CancellationToken.None);
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDbException e)
        {
            throw new AnalysisException("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", $"Parquet files could not be read: {e.Message} Take what is no Parquet file away, or set option ignoreCorruptFiles.", e);
        }
    }
}
