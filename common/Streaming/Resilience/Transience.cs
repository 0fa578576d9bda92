using SparkPersonalization.DataFrames;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Kafka;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Resilience;

/// <summary>Tells failures that pass from those that stay.</summary>
internal static class Transience
{
    // Another writer was faster, or the disk takes no file.
    private static readonly string[] Passing =
    [
        "DELTA_CONCURRENT_APPEND", "DELTA_CONCURRENT_DELETE_READ", "DELTA_CONCURRENT_DELETE_DELETE", "TASK_WRITE_FAILED",
    ];

    /// <summary>Whether the same may succeed later: brokers or storage are away, or another writer was faster.</summary>
    internal static bool Passes(Exception e) => IsPassing(e) || (e.InnerException is { } inner && Passes(inner));

    private static bool IsPassing(Exception e) => e switch
    {
        StorageException storage => storage.Reason is StorageFailure.Device or StorageFailure.DiskFull,
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException or EndOfStreamException => false,
        IOException => true,
        DeltaConcurrentModificationException conflict => Passing.Contains(conflict.ErrorClass),
        SparkException spark => Passing.Contains(spark.ErrorClass) || KafkaFailures.IsUnavailable(spark),
        _ => false,
    };
}
