namespace SparkPersonalization.DataFrames;

/// <summary>
/// Where the rows of a persisted DataFrame are kept. Spark follows it; the embedded engine keeps the rows in files whatever the level says,
/// so that they take no memory, and reports the level that it was given.
/// </summary>
#pragma warning disable CA1707 // Spark's names of the levels.
public sealed record StorageLevel
{
    /// <summary>Makes a level.</summary>
    /// <param name="useDisk">Whether rows may lie on the disk.</param>
    /// <param name="useMemory">Whether rows may lie in memory.</param>
    /// <param name="useOffHeap">Whether that memory is outside of Java's heap.</param>
    /// <param name="deserialized">Whether rows in memory are Java objects rather than bytes.</param>
    /// <param name="replication">On how many nodes each part lies; 1 by default.</param>
    public StorageLevel(bool useDisk, bool useMemory, bool useOffHeap, bool deserialized, int replication = 1) =>
        (UseDisk, UseMemory, UseOffHeap, Deserialized, Replication) = (useDisk, useMemory, useOffHeap, deserialized, replication);

    /// <summary>Whether rows may lie on the disk.</summary>
    public bool UseDisk { get; init; }

    /// <summary>Whether rows may lie in memory.</summary>
    public bool UseMemory { get; init; }

    /// <summary>Whether that memory is outside of Java's heap.</summary>
    public bool UseOffHeap { get; init; }

    /// <summary>Whether rows in memory are Java objects rather than bytes.</summary>
    public bool Deserialized { get; init; }

    /// <summary>On how many nodes each part lies.</summary>
    public int Replication { get; init; }

    /// <summary>Not persisted.</summary>
    public static StorageLevel NONE { get; } = new(false, false, false, false);

    /// <summary>On the disk.</summary>
    public static StorageLevel DISK_ONLY { get; } = new(true, false, false, false);

    /// <summary>On the disks of two nodes.</summary>
    public static StorageLevel DISK_ONLY_2 { get; } = new(true, false, false, false, 2);

    /// <summary>On the disks of three nodes.</summary>
    public static StorageLevel DISK_ONLY_3 { get; } = new(true, false, false, false, 3);

    /// <summary>In memory, as objects.</summary>
    public static StorageLevel MEMORY_ONLY { get; } = new(false, true, false, true);

    /// <summary>In the memory of two nodes, as objects.</summary>
    public static StorageLevel MEMORY_ONLY_2 { get; } = new(false, true, false, true, 2);

    /// <summary>In memory, as bytes.</summary>
    public static StorageLevel MEMORY_ONLY_SER { get; } = new(false, true, false, false);

    /// <summary>In the memory of two nodes, as bytes.</summary>
    public static StorageLevel MEMORY_ONLY_SER_2 { get; } = new(false, true, false, false, 2);

    /// <summary>In memory as objects, and on the disk what does not fit: the default.</summary>
    public static StorageLevel MEMORY_AND_DISK { get; } = new(true, true, false, true);

    /// <summary>As <see cref="MEMORY_AND_DISK"/>, on two nodes.</summary>
    public static StorageLevel MEMORY_AND_DISK_2 { get; } = new(true, true, false, true, 2);

    /// <summary>In memory as bytes, and on the disk what does not fit.</summary>
    public static StorageLevel MEMORY_AND_DISK_SER { get; } = new(true, true, false, false);

    /// <summary>As <see cref="MEMORY_AND_DISK_SER"/>, on two nodes.</summary>
    public static StorageLevel MEMORY_AND_DISK_SER_2 { get; } = new(true, true, false, false, 2);

    /// <summary>In memory outside of the heap, and on the disk what does not fit.</summary>
    public static StorageLevel OFF_HEAP { get; } = new(true, true, true, false);

    /// <summary>The level in words, such as <c>Disk Memory Deserialized 1x Replicated</c>.</summary>
    /// <returns>The text.</returns>
    public string Description() => string.Concat(
        UseDisk ? "Disk " : "",
        UseMemory ? UseOffHeap ? "Memory (off heap) " : "Memory " : "",
        Deserialized ? "Deserialized " : "Serialized ",
        Replication.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "x Replicated");

    /// <inheritdoc/>
    public override string ToString() => Description();
}
#pragma warning restore CA1707
