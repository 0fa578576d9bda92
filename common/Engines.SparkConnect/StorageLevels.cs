using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.SparkConnect;

/// <summary>Storage levels between the API and the wire.</summary>
internal static class StorageLevels
{
    internal static Protocol.StorageLevel Of(StorageLevel level) => new()
    {
        UseDisk = level.UseDisk,
        UseMemory = level.UseMemory,
        UseOffHeap = level.UseOffHeap,
        Deserialized = level.Deserialized,
        Replication = level.Replication,
    };

    internal static StorageLevel Of(Protocol.StorageLevel level) =>
        new(level.UseDisk, level.UseMemory, level.UseOffHeap, level.Deserialized, level.Replication);
}
