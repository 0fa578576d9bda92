using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>A file that was written.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Partitions">The partition columns' values, as Spark and Delta write them.</param>
/// <param name="RowCount">Its rows.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="ColumnStatistics">For each quoted path of a column: named texts such as <c>min</c>, <c>max</c> and <c>null_count</c>; null where the format has none.</param>
internal sealed record WrittenFile(
    string Path, IReadOnlyList<KeyValuePair<string, string?>> Partitions, long RowCount, long Length, MapValue? ColumnStatistics);

/// <summary>
/// Copies rows into files, one for each partition. DuckDB's own partitioned COPY names directories in a way that Spark reads wrongly: so the
/// rows are kept in a temporary table, and each partition is copied from there.
/// </summary>
internal sealed class PartitionedCopy(QueryRunner runner, WriteFormat format, IReadOnlyList<string> partitioning)
{
    /// <summary>Writes the rows below a directory.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="directory">The directory, which exists.</param>
    /// <param name="cancellation">Ends the write.</param>
    /// <returns>The files; one without rows where there are none and no partitions.</returns>
    internal IReadOnlyList<WrittenFile> Write(BoundRelation rows, string directory, CancellationToken cancellation)
    {
        var query = runner.TranslateToRun(rows, cancellation);
        query.Resources.AddRoot(directory);
        return runner.Run(
            query,
            connection => partitioning.Count == 0
                ? [Copy(connection, query.Sql, directory, 0, [], cancellation)]
                : Partitions(connection, query, directory, cancellation),
            cancellation);
    }

    private List<WrittenFile> Partitions(DuckDbConnection connection, TranslatedQuery query, string directory, CancellationToken cancellation)
    {
        var columns = partitioning.Select(name => Field(query.Schema, name)).ToArray();
        var keys = string.Join(", ", columns.Select(c => DuckDbNames.Quote(c.Name)));
        connection.Execute($"CREATE TEMP TABLE partitioned AS SELECT *, dense_rank() OVER (ORDER BY {keys}) AS \"partition number\" FROM ({query.Sql})", cancellation: cancellation);
        try
        {
            return [.. Keys(connection, columns).Select((key, i) => Partition(connection, columns, key, directory, i + 1, cancellation))];
        }
        finally
        {
            connection.Execute("DROP TABLE partitioned", cancellation: CancellationToken.None);
        }
    }

    // Directories are named by the values as Spark casts them to text; an empty text is stored as null.
    private List<string?[]> Keys(DuckDbConnection connection, StructField[] columns)
    {
        var texts = columns.Select(c => $"nullif({runner.AsText(DuckDbNames.Quote(c.Name), c.DataType)}, '')");
        using var result = connection.Query($"SELECT DISTINCT ON (\"partition number\") {string.Join(", ", texts)} FROM partitioned ORDER BY \"partition number\"");
        return [.. result.Rows().Select(row => Array.ConvertAll(row, text => (string?)text))];
    }

    private WrittenFile Partition(
        DuckDbConnection connection, StructField[] columns, string?[] key, string directory, int number, CancellationToken cancellation)
    {
        var values = columns.Select((c, i) => KeyValuePair.Create(c.Name, key[i])).ToArray();
        var place = Path.Combine(directory, HivePartitions.Directory(values));
        Directory.CreateDirectory(place);
        var left = string.Join(", ", columns.Select(c => DuckDbNames.Quote(c.Name)).Append("\"partition number\""));
        var sql = string.Create(CultureInfo.InvariantCulture, $"SELECT * EXCLUDE ({left}) FROM partitioned WHERE \"partition number\" = {number}");
        return Copy(connection, sql, place, number - 1, values, cancellation);
    }

    private WrittenFile Copy(
        DuckDbConnection connection, string sql, string directory, int number, IReadOnlyList<KeyValuePair<string, string?>> partitions, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"part-{number:00000}-{Guid.NewGuid()}.c000{format.Extension}"));
        return format.HasStatistics
            ? CopyWithStatistics(connection, sql, path, partitions, cancellation)
            : CopyPlainly(connection, sql, path, partitions, cancellation);
    }

    private WrittenFile CopyPlainly(
        DuckDbConnection connection, string sql, string path, IReadOnlyList<KeyValuePair<string, string?>> partitions, CancellationToken cancellation)
    {
        using var result = connection.Query($"COPY ({sql}) TO {DuckDbNames.Literal(path)} ({format.CopyOptions})", cancellation: cancellation);
        var count = Convert.ToInt64(result.Rows().Single().Single(), CultureInfo.InvariantCulture);
        return new WrittenFile(path, partitions, count, new FileInfo(path).Length, null);
    }

    private WrittenFile CopyWithStatistics(
        DuckDbConnection connection, string sql, string path, IReadOnlyList<KeyValuePair<string, string?>> partitions, CancellationToken cancellation)
    {
        using var result = connection.Query($"COPY ({sql}) TO {DuckDbNames.Literal(path)} ({format.CopyOptions}, RETURN_STATS)", cancellation: cancellation);
        var names = result.Columns.Select(c => c.Name).ToList();
        var row = result.Rows().Single();
        return new WrittenFile(
            path,
            partitions,
            Convert.ToInt64(row[names.IndexOf("count")], CultureInfo.InvariantCulture),
            new FileInfo(path).Length,
            row[names.IndexOf("column_statistics")] as MapValue);
    }

    private static StructField Field(StructType schema, string name) =>
        schema.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new AnalysisException("UNRESOLVED_COLUMN.WITH_SUGGESTION", $"The partition column `{name}` is not among {string.Join(", ", schema.FieldNames)}.");
}
