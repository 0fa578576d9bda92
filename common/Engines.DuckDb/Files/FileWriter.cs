using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// Writes files as Spark does: into a directory beside the data first, then moved to their places, then an empty <c>_SUCCESS</c>.
/// </summary>
internal sealed class FileWriter(QueryRunner runner, DuckDbSettings settings)
{
    /// <summary>Writes rows.</summary>
    /// <param name="write">Where and how.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the write; nothing is then there.</param>
    /// <exception cref="AnalysisException">There is data already, or the format is not known.</exception>
    internal void Write(WriteOperation write, BoundRelation rows, CancellationToken cancellation)
    {
        var path = write.Path ?? write.Options.Get("path") ?? throw new AnalysisException("PATH_NOT_FOUND", "A write needs a path.");
        var target = LocalStorage.Instance.Canonical(path);
        var exists = Directory.Exists(target);
        if (exists && write.Mode == SaveMode.Ignore)
        {
            return;
        }

        if (exists && write.Mode == SaveMode.ErrorIfExists)
        {
            throw new AnalysisException("PATH_ALREADY_EXISTS", $"Path {target} already exists. Set mode as \"overwrite\" to overwrite the existing path.");
        }

        var format = WriteFormat.Of((write.Format ?? settings.Get("spark.sql.sources.default")!).ToLowerInvariant(), write.Options, settings.Get(DuckDbSettings.TimeZone)!);
        format.Check(rows.Schema, write.PartitioningColumns);
        Publish(write, rows, format, target, cancellation);
    }

    private void Publish(WriteOperation write, BoundRelation rows, WriteFormat format, string target, CancellationToken cancellation)
    {
        var staging = Path.Combine(target, $"_temporary-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(staging);
            var files = new PartitionedCopy(runner, format, [.. write.PartitioningColumns], settings.MaxRows(write.Options.Get("maxRecordsPerFile"))).Write(rows, staging, cancellation);
            var places = files.Select(file => Path.Combine(target, Path.GetRelativePath(staging, file))).ToArray();
            if (write.Mode == SaveMode.Overwrite)
            {
                Clear(write, target, staging, places);
            }

            foreach (var (file, place) in files.Zip(places))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place)!);
                LocalStorage.Instance.Replace(file, place);
            }

            LocalStorage.Instance.Write(Path.Combine(target, "_SUCCESS"), []);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    // In the mode "dynamic" only partitions are replaced of which there are new rows.
    private void Clear(WriteOperation write, string target, string staging, string[] places)
    {
        var mode = write.Options.Get("partitionOverwriteMode") ?? settings.Get(DuckDbSettings.PartitionOverwrite);
        if (write.PartitioningColumns.Count > 0 && string.Equals(mode, "dynamic", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var directory in places.Select(place => Path.GetDirectoryName(place)!).Distinct().Where(Directory.Exists))
            {
                Directory.Delete(directory, recursive: true);
            }

            return;
        }

        foreach (var entry in new DirectoryInfo(target).EnumerateFileSystemInfos().Where(e => e.FullName != staging))
        {
            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }
}
