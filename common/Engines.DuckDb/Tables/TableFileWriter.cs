using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>
/// Writes the data files of tables as Parquet through DuckDB. Rows of a partitioned table are spread by the number of their partition, so
/// that no value has to survive in a path of DuckDB's making, and the files are then moved to the folders that Spark would make.
/// </summary>
/// <param name="runner">Runs statements.</param>
/// <param name="bind">Analyses plans.</param>
/// <param name="storage">Where the tables lie.</param>
/// <param name="cancellation">Ends the writing.</param>
internal sealed class TableFileWriter(QueryRunner runner, Func<Relation, BoundRelation> bind, IStorage storage, CancellationToken cancellation) : IDataFileWriter
{
    private const string PartitionNumber = "__partition";

    /// <summary>DuckDB reads a row group on one thread: batches are small, and are to be read by several.</summary>
    internal const int RowsPerGroup = 30_720;

    public IReadOnlyList<WrittenFile> Write(Relation rows, StructType schema, DataFileTarget target)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(target);
        if (schema.FirstOrDefault(f => !VariantColumns.HasNone(f.DataType)) is { } variant)
        {
            throw new DataFrames.SparkException("UNSUPPORTED_FEATURE", $"The embedded engine does not write the column `{variant.Name}` of {variant.DataType.Sql} into tables: write it as text with to_json.");
        }

        var folder = target.Subfolder.Length == 0 ? target.TableRoot : StoragePath.Combine(target.TableRoot, target.Subfolder);
        storage.CreateDirectory(folder);
        var plan = bind(rows);
        var query = runner.TranslateToRun(plan, cancellation).Named();
        query.Resources.AddRoot(folder);
        var sql = $"SELECT * FROM ({query.Sql}) AS t({string.Join(", ", schema.FieldNames.Select(DuckDbNames.Quote))})";
        var order = runner.KeepsOrder(plan) ? "" : ", PRESERVE_ORDER false";
        var files = runner.Run(
            query,
            connection => target.PartitionColumns.Count > 0 && target.Partition is null
                ? WritePartitions(connection, sql, schema, target, folder, order)
                : WriteFile(connection, sql, schema, target, folder, order),
            cancellation);
        runner.RowCounts.Add(plan, files.Sum(f => f.Rows));
        return files;
    }

    private List<WrittenFile> WriteFile(DuckDbConnection connection, string sql, StructType schema, DataFileTarget target, string root, string order)
    {
        var values = target.Partition ?? StringMap.Empty;
        var folder = values.Count == 0 ? root : StoragePath.Combine(root, HivePartitions.Directory(target.PartitionColumns.Select(c => KeyValuePair.Create(c, values[c]))));
        storage.CreateDirectory(folder);
        var data = schema.FieldNames.Where(name => !values.ContainsKey(name)).Select(DuckDbNames.Quote);
        var path = StoragePath.Combine(folder, FileName(target.Options));
        return Publish(Copy(connection, $"SELECT {string.Join(", ", data)} FROM ({sql})", path, target, order), target, _ => new Placement(folder, values));
    }

    private List<WrittenFile> WritePartitions(DuckDbConnection connection, string sql, StructType schema, DataFileTarget target, string folder, string order)
    {
        var keys = new StructType(target.PartitionColumns.Select(name => schema[name]));
        var data = schema.FieldNames.Where(name => keys.Find(name) is null).Select(DuckDbNames.Quote);
        using var numbers = new PartitionNumbers(keys);
        var numbered = $"SELECT {string.Concat(data.Select(name => name + ", "))}{numbers.Sql} AS {PartitionNumber} FROM ({sql})";
        var staging = StoragePath.Combine(folder, DataFileTarget.StagingPrefix + Guid.NewGuid().ToString("N"));
        try
        {
            var copied = Copy(connection, numbered, staging, target, $"{order}, PARTITION_BY ({PartitionNumber}), FILENAME_PATTERN 'part-{{uuid}}'");
            return Publish(copied, target, file => Place(file, numbers, keys, folder));
        }
        finally
        {
            storage.DeleteDirectory(staging);
        }
    }

    private IReadOnlyList<WrittenParquet> Copy(DuckDbConnection connection, string sql, string path, DataFileTarget target, string more) =>
        WrittenParquet.Copy(
            connection,
            $"COPY ({PlannedOnce.Sql(sql)}) TO {DuckDbNames.Literal(path)} (FORMAT PARQUET, COMPRESSION {Codec(target.Options)}, ROW_GROUP_SIZE {RowsPerGroup}, RETURN_STATS{more})",
            PlannedOnce.Parameters,
            cancellation);

    private List<WrittenFile> Publish(IReadOnlyList<WrittenParquet> files, DataFileTarget target, Func<WrittenParquet, Placement> place)
    {
        var written = new List<WrittenFile>();
        var paths = new List<string>();
        foreach (var file in files)
        {
            if (file.Rows == 0)
            {
                storage.Delete(file.Path);
                continue;
            }

            var (directory, values) = place(file);
            CrashPoints.Written("delta.file.write", () => file.Path);
            CrashPoints.Reach("delta.file.before-publish");
            var path = Move(file.Path, directory, target.Options);
            CrashPoints.Reach("delta.file.after-publish");
            paths.Add(path);
            var statistics = target.Subfolder.Length == 0 ? ParquetStatistics.Of(file, target.Metadata) : null;
            written.Add(new WrittenFile(StoragePath.Encode(path[(target.TableRoot.Length + 1)..]), values, file.Size, file.Rows, statistics));
        }

        storage.Sync(paths);
        return written;
    }

    private string Move(string file, string directory, Options options)
    {
        if (StoragePath.Parent(file) == directory)
        {
            return file;
        }

        storage.CreateDirectory(directory);
        var path = StoragePath.Combine(directory, FileName(options));
        storage.Replace(file, path);
        return path;
    }

    private static Placement Place(WrittenParquet file, PartitionNumbers partitions, StructType keys, string folder)
    {
        var name = StoragePath.Name(StoragePath.Parent(file.Path));
        var number = int.Parse(name.AsSpan(name.IndexOf('=') + 1), CultureInfo.InvariantCulture);
        var values = keys.Select((key, i) => KeyValuePair.Create(key.Name, PartitionValue.Format(PartitionForm(partitions[number][i]), key.DataType))).ToList();
        return new Placement(StoragePath.Combine(folder, HivePartitions.Directory(values)), StringMap.From(values));
    }

    /// <summary>The log's texts are made from .NET's dates and times.</summary>
    private static object? PartitionForm(object? value) => value switch
    {
        Date date => date.ToDateOnly(),
        Timestamp timestamp => timestamp.ToDateTime(),
        _ => value,
    };

    private static string FileName(Options options) => $"part-00000-{Guid.NewGuid()}.c000.{Codec(options)}.parquet";

    private static string Codec(Options options) => options.Get("compression")?.ToLowerInvariant() switch
    {
        null => "snappy",
        "none" => "uncompressed",
        var codec and ("snappy" or "zstd" or "gzip" or "uncompressed" or "lz4") => codec,
        var other => throw new ArgumentException($"Parquet files are not compressed by '{other}'. Use snappy, zstd, gzip, lz4 or none."),
    };

    private sealed record Placement(string Directory, StringMap Values);
}
