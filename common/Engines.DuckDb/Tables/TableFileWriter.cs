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
using SparkPersonalization.Engines.DuckDb.Translation;
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
    private const string FileNumber = "__file";

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
        var (divided, part) = WrittenParts.Of(plan);
        using var query = runner.TranslateToRun(divided, cancellation).Named();
        query.Resources.AddTarget(folder);
        IEnumerable<string> names = part is null ? schema.FieldNames : [.. schema.FieldNames, part.Name];
        var named = query with { Sql = $"SELECT * FROM ({query.Sql}) AS t({string.Join(", ", names.Select(DuckDbNames.Quote))})" };
        var order = runner.KeepsOrder(plan) ? "" : ", PRESERVE_ORDER false";
        var keys = target.Partition is null ? new StructType(target.PartitionColumns.Select(name => schema[name])) : StructType.Empty;
        var file = FileNumbers(part?.Name, keys, runner.MaxRows(target.MaxRecordsPerFile));
        var files = runner.Staging.Use(folder, keys, place => keys.Count > 0 || file is not null
            ? WriteParts(named, schema, file, target, place, order)
            : WriteFile(named, schema, target, place, order));
        runner.RowCounts.Add(plan, files.Sum(f => f.Rows));
        return files;
    }

    private List<WrittenFile> WriteFile(TranslatedQuery query, StructType schema, DataFileTarget target, StagingPlace place, string order)
    {
        var data = query with { Sql = $"SELECT {string.Join(", ", Data(schema, StructType.Empty, target))} FROM ({query.Sql})" };
        try
        {
            return Publish(Copy(data, place.File, target, order), target, _ => Fixed(target, place.Folder));
        }
        finally
        {
            storage.Delete(place.File);
        }
    }

    private static Placement Fixed(DataFileTarget target, string root)
    {
        var values = target.Partition ?? StringMap.Empty;
        return new(values.Count == 0 ? root : StoragePath.Combine(root, HivePartitions.Directory(target.PartitionColumns.Select(c => KeyValuePair.Create(c, values[c])))), values);
    }

    private static IEnumerable<string> Data(StructType schema, StructType keys, DataFileTarget target) =>
        schema.FieldNames.Where(name => keys.Find(name) is null && target.Partition?.ContainsKey(name) != true).Select(DuckDbNames.Quote);

    /// <summary>What tells a row's file within its partition of the table, in SQL, or null where it is the only one.</summary>
    private static string? FileNumbers(string? part, StructType keys, long? maxRows)
    {
        if (maxRows is null)
        {
            return part;
        }

        IEnumerable<string> groups = keys.FieldNames.Select(DuckDbNames.Quote);
        groups = part is null ? groups : groups.Append(part);
        var number = string.Create(CultureInfo.InvariantCulture, $"(row_number() OVER ({(groups.Any() ? $"PARTITION BY {string.Join(", ", groups)}" : "")}) - 1) // {maxRows}");
        return part is null ? number : $"{part} || '-' || {number}";
    }

    private List<WrittenFile> WriteParts(TranslatedQuery query, StructType schema, string? file, DataFileTarget target, StagingPlace place, string order)
    {
        var keys = place.Partitions.Keys;
        var columns = new List<(string Name, string Sql)>();
        if (file is not null)
        {
            columns.Add((FileNumber, file));
        }

        // Last, so that the folder that holds a file tells it.
        if (keys.Count > 0)
        {
            columns.Add((PartitionNumber, place.Partitions.Sql));
        }

        var numbered = query with { Sql = $"SELECT {string.Join(", ", Data(schema, keys, target).Concat(columns.Select(c => $"{c.Sql} AS {c.Name}")))} FROM ({query.Sql})" };
        try
        {
            var copied = Copy(numbered, place.Directory, target, $"{order}, PARTITION_BY ({string.Join(", ", columns.Select(c => c.Name))}), FILENAME_PATTERN 'part-{{uuid}}'");
            return Publish(copied, target, written => keys.Count > 0 ? Place(written, place) : Fixed(target, place.Folder));
        }
        finally
        {
            storage.DeleteDirectory(place.Directory);
        }
    }

    private List<WrittenParquet> Copy(TranslatedQuery query, string path, DataFileTarget target, string more) => WrittenParquet.Of(runner.Answer(
        query,
        sql => $"COPY ({sql}) TO {DuckDbNames.Literal(path)} (FORMAT PARQUET, COMPRESSION {Codec(target.Options)}, ROW_GROUP_SIZE {RowsPerGroup}, RETURN_STATS{more})",
        cancellation));

    private List<WrittenFile> Publish(List<WrittenParquet> files, DataFileTarget target, Func<WrittenParquet, Placement> place)
    {
        var written = new List<WrittenFile>();
        var paths = new List<string>();
        foreach (var file in files.Where(f => f.Rows > 0))
        {
            var (directory, values) = place(file);
            CrashPoints.Written("delta.file.write", () => file.Path);
            CrashPoints.Reach("delta.file.before-publish");
            storage.CreateDirectory(directory);
            var path = StoragePath.Combine(directory, FileName(target.Options));
            storage.Replace(file.Path, path);
            CrashPoints.Reach("delta.file.after-publish");
            paths.Add(path);
            var statistics = target.Subfolder.Length == 0 ? ParquetStatistics.Of(file, target.Metadata) : null;
            written.Add(new WrittenFile(StoragePath.Encode(path[(target.TableRoot.Length + 1)..]), values, file.Size, file.Rows, statistics));
        }

        storage.Sync(paths);
        return written;
    }

    private static Placement Place(WrittenParquet file, StagingPlace place)
    {
        var name = StoragePath.Name(StoragePath.Parent(file.Path));
        var number = int.Parse(name.AsSpan(name.IndexOf('=') + 1), CultureInfo.InvariantCulture);
        var values = place.Partitions.Keys.Select((key, i) => KeyValuePair.Create(key.Name, PartitionValue.Format(PartitionForm(place.Partitions[number][i]), key.DataType))).ToList();
        return new Placement(StoragePath.Combine(place.Folder, HivePartitions.Directory(values)), StringMap.From(values));
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
