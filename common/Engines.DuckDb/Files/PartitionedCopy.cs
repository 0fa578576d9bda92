using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Writes rows into files, one for each partition, of the directories and of the query, and so many rows. DuckDB's own partitioned COPY names directories in a way that Spark reads
/// wrongly: so the rows are kept in a temporary table, and each file is made from there.
/// </summary>
/// <param name="runner">Runs statements.</param>
/// <param name="format">How files are written.</param>
/// <param name="partitioning">The columns of the directories.</param>
/// <param name="maxRows">The most rows of a file, or null.</param>
internal sealed class PartitionedCopy(QueryRunner runner, WriteFormat format, IReadOnlyList<string> partitioning, long? maxRows)
{
    private readonly string _id = Guid.NewGuid().ToString();

    /// <summary>Writes the rows below a directory.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="directory">The directory, which exists.</param>
    /// <param name="cancellation">Ends the write.</param>
    /// <returns>The paths of the files; one without rows where there are none and no partitions.</returns>
    internal IReadOnlyList<string> Write(BoundRelation rows, string directory, CancellationToken cancellation)
    {
        var (plan, part) = WrittenParts.Of(rows);
        using var query = runner.TranslateToRun(plan, cancellation).Named();
        query.Resources.AddTarget(directory);
        return runner.Run(
            query,
            connection => partitioning.Count == 0 && maxRows is null && part is null
                ? [Copy(connection, query.Sql, query.Schema, directory, 0, 0, cancellation)]
                : Parts(connection, query, part?.Name, directory, cancellation),
            cancellation);
    }

    private List<string> Parts(DuckDbConnection connection, TranslatedQuery query, string? part, string directory, CancellationToken cancellation)
    {
        var columns = partitioning.Select(name => Field(query.Schema, name)).ToArray();
        var keys = columns.Length > 0 ? string.Join(", ", columns.Select(c => DuckDbNames.Quote(c.Name))) : "1";
        var task = part ?? "0";
        var file = maxRows is { } most ? $"(row_number() OVER (PARTITION BY {keys}, {task}) - 1) // {most.ToString(CultureInfo.InvariantCulture)}" : "0";
        connection.Execute(
            $"CREATE TEMP TABLE partitioned AS SELECT *, dense_rank() OVER (ORDER BY {keys}) AS \"partition number\", {file} AS \"file number\", {task} AS \"task number\" FROM ({query.Sql})",
            cancellation: cancellation);
        var schema = part is null ? query.Schema : new StructType(query.Schema.SkipLast(1));
        try
        {
            var files = Files(connection, columns).Select(row => Part(connection, schema, columns, row, part is not null, directory, cancellation)).ToList();
            return files.Count > 0 || columns.Length > 0 ? files : [Copy(connection, Select(schema, "partitioned"), schema, directory, 0, 0, cancellation)];
        }
        finally
        {
            connection.Execute("DROP TABLE partitioned", cancellation: CancellationToken.None);
        }
    }

    // Directories are named by the values as Spark casts them to text; an empty text is stored as null.
    private List<object?[]> Files(DuckDbConnection connection, StructField[] columns)
    {
        var texts = columns.Select(c => $", nullif({runner.AsText(DuckDbNames.Quote(c.Name), c.DataType)}, '')");
        using var result = connection.Query(
            $"SELECT DISTINCT ON (\"partition number\", \"task number\", \"file number\") \"partition number\", \"task number\", \"file number\"{string.Concat(texts)} FROM partitioned ORDER BY 1, 2, 3");
        return [.. result.Rows().Select(row => row.ToArray())];
    }

    private string Part(DuckDbConnection connection, StructType schema, StructField[] columns, object?[] row, bool isByTask, string directory, CancellationToken cancellation)
    {
        var numbers = row.Take(3).Select(n => Convert.ToInt64(n, CultureInfo.InvariantCulture)).ToArray();
        var (partition, task, file) = (numbers[0], numbers[1], numbers[2]);
        var values = columns.Select((c, i) => KeyValuePair.Create(c.Name, (string?)row[i + numbers.Length])).ToArray();
        var place = Path.Combine(directory, HivePartitions.Directory(values));
        Directory.CreateDirectory(place);
        var data = new StructType(schema.Where(f => !columns.Contains(f)));
        var rows = string.Create(CultureInfo.InvariantCulture, $"partitioned WHERE \"partition number\" = {partition} AND \"task number\" = {task} AND \"file number\" = {file}");
        return Copy(connection, Select(data, rows), data, place, isByTask ? task : partition - 1, file, cancellation);
    }

    private static string Select(StructType columns, string from) => $"SELECT {string.Join(", ", columns.Select(f => DuckDbNames.Quote(f.Name)))} FROM {from}";

    private string Copy(
        DuckDbConnection connection, string sql, StructType schema, string directory, long number, long file, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"part-{number:00000}-{_id}{(partitioning.Count > 0 ? '.' : '-')}c{file:000}{format.Extension}"));
        if (format is TextWrite text)
        {
            using var result = connection.Query(sql, cancellation: cancellation);
            TextFile.Write(path, text, schema, result.Rows(schema));
        }
        else
        {
            connection.Execute($"COPY ({PlannedOnce.Sql(sql)}) TO {DuckDbNames.Literal(path)} ({((ParquetWrite)format).CopyOptions})", PlannedOnce.Parameters, cancellation);
        }

        return path;
    }

    private static StructField Field(StructType schema, string name) =>
        schema.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new AnalysisException("UNRESOLVED_COLUMN.WITH_SUGGESTION", $"The partition column `{name}` is not among {string.Join(", ", schema.FieldNames)}.");
}
