using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Maintenance;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>What <c>OPTIMIZE</c> and <c>VACUUM</c> answer, in Delta's columns. What only a cluster has is null or what one machine has.</summary>
internal static class OptimizeAnswer
{
    private const string Sizes = "STRUCT<min: BIGINT, max: BIGINT, avg: DOUBLE, totalFiles: BIGINT, totalSize: BIGINT>";
    private const string ZOrderFiles = "STRUCT<num: BIGINT, size: BIGINT>";
    private const string ClusterFiles = "STRUCT<numFiles: BIGINT, size: BIGINT>";

    private static readonly StructType OnlyPath = (StructType)DataType.FromDdl("path STRING");

    private static readonly StructType Columns = (StructType)DataType.FromDdl(
        $"path STRING, metrics STRUCT<numFilesAdded: BIGINT, numFilesRemoved: BIGINT, filesAdded: {Sizes}, filesRemoved: {Sizes}, partitionsOptimized: BIGINT, "
        + $"zOrderStats: STRUCT<strategyName: STRING, inputCubeFiles: {ZOrderFiles}, inputOtherFiles: {ZOrderFiles}, inputNumCubes: BIGINT, mergedFiles: {ZOrderFiles}, "
        + "numOutputCubes: BIGINT, mergedNumCubes: BIGINT>, "
        + $"clusteringStats: STRUCT<inputZCubeFiles: {ClusterFiles}, inputOtherFiles: {ClusterFiles}, inputNumZCubes: BIGINT, mergedFiles: {ClusterFiles}, numOutputZCubes: BIGINT>, "
        + "numBins: BIGINT, numBatches: BIGINT, totalConsideredFiles: BIGINT, totalFilesSkipped: BIGINT, preserveInsertionOrder: BOOLEAN, "
        + "numFilesSkippedToReduceWriteAmplification: BIGINT, numBytesSkippedToReduceWriteAmplification: BIGINT, startTimeMs: BIGINT, endTimeMs: BIGINT, "
        + "totalClusterParallelism: BIGINT, totalScheduledTasks: BIGINT, "
        + "autoCompactParallelismStats: STRUCT<maxClusterActiveParallelism: BIGINT, minClusterActiveParallelism: BIGINT, maxSessionActiveParallelism: BIGINT, "
        + "minSessionActiveParallelism: BIGINT>, "
        + "deletionVectorStats: STRUCT<numDeletionVectorsRemoved: BIGINT, numDeletionVectorRowsRemoved: BIGINT>, numTableColumns: BIGINT, numTableColumnsWithStats: BIGINT>");

    private static readonly StructType Metrics = (StructType)Columns["metrics"].DataType;

    internal static Row PathRow(string path) => new(OnlyPath, "file:" + path);

    internal static Row Of(DeltaTableLog log, OptimizeResult result) => new(Columns, "file:" + log.TablePath, Metric(log, result));

    private static Row Metric(DeltaTableLog log, OptimizeResult result)
    {
        var schema = log.Snapshot().Schema;
        return new Row(
            Metrics,
            (long)result.Added.Count,
            (long)result.Removed.Count,
            SizesOf("filesAdded", result.Added),
            SizesOf("filesRemoved", result.Removed),
            result.Partitions,
            result.IsZOrder ? ZOrderOf(result) : null,
            null,
            result.Bins,
            1L,
            result.Considered,
            result.Considered - result.Removed.Count,
            false,
            0L,
            0L,
            result.Started.ToUnixTimeMilliseconds(),
            result.Ended.ToUnixTimeMilliseconds(),
            (long)Environment.ProcessorCount,
            result.Bins,
            null,
            result.VectorsRemoved == 0 ? null : new Row((StructType)Metrics["deletionVectorStats"].DataType, result.VectorsRemoved, result.RowsOfVectorsRemoved),
            (long)schema.Count,
            (long)schema.Count(f => f.DataType is not (ArrayType or MapType)));
    }

    private static Row SizesOf(string field, IReadOnlyList<long> sizes) => new(
        (StructType)Metrics[field].DataType,
        sizes.Count > 0 ? sizes.Min() : null,
        sizes.Count > 0 ? sizes.Max() : null,
        sizes.Count > 0 ? sizes.Average() : 0.0,
        (long)sizes.Count,
        sizes.Sum());

    private static Row ZOrderOf(OptimizeResult result)
    {
        var type = (StructType)Metrics["zOrderStats"].DataType;
        Row Files(string field, long count, long size) => new((StructType)type[field].DataType, count, size);
        var (count, size) = (result.Removed.Count, result.Removed.Sum());
        return new Row(
            type, "all", Files("inputCubeFiles", 0, 0), Files("inputOtherFiles", count, size), 0L, Files("mergedFiles", count, size), result.Partitions, null);
    }
}
