using SparkPersonalization.DataFrames;
using SparkPersonalization.Delta;
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
    internal static bool Passes(Exception e) => Verdict(e) ?? (e.InnerException is { } inner && Passes(inner));

    // Null where the cause decides. That of a refusal or a damaged log looks as if the disk failed.
    private static bool? Verdict(Exception e) => e switch
    {
        StorageException storage => storage.Reason is StorageFailure.Device or StorageFailure.DiskFull,
        UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException or PathTooLongException or EndOfStreamException => false,
        IOException => true,
        DeltaLogCorruptedException => false,
        SparkException spark when Passing.Contains(spark.ErrorClass) || KafkaFailures.IsUnavailable(spark) => true,
        _ => null,
    };
}
