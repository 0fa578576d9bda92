using Level = SparkPersonalization.DataFrames.StorageLevel;

namespace SparkPersonalization.DataFrames;

/// <summary>Rows that are kept, so that they are computed once.</summary>
public sealed partial class DataFrame
{
    /// <summary>Keeps the rows from their first use on, at level <see cref="Level.MEMORY_AND_DISK"/>.</summary>
    /// <returns>This DataFrame.</returns>
    /// <inheritdoc cref="Persist(Level)"/>
    public DataFrame Persist() => Persist(Level.MEMORY_AND_DISK);

    /// <summary>
    /// Keeps the rows from their first use on: the first action that needs them computes them, and every later one on this DataFrame, or on
    /// one made from it, reads what was kept. A DataFrame that is persisted already keeps its level.
    /// </summary>
    /// <param name="storageLevel">Where the rows are kept; <see cref="Level.NONE"/> keeps nothing.</param>
    /// <returns>This DataFrame.</returns>
    /// <exception cref="AnalysisException">The rows come as a stream, or have a type that cannot be kept.</exception>
    public DataFrame Persist(StorageLevel storageLevel)
    {
        ArgumentNullException.ThrowIfNull(storageLevel);
        Session.Engine.Persist(Plan, storageLevel);
        return this;
    }

    /// <inheritdoc cref="Persist()"/>
    public DataFrame Cache() => Persist();

    /// <summary>Keeps the rows no longer. They are computed anew where they are used again; one that is not persisted stays as it is.</summary>
    /// <param name="blocking">Whether to wait until a cluster has let go of the rows; the embedded engine's are gone at once.</param>
    /// <returns>This DataFrame.</returns>
    public DataFrame Unpersist(bool blocking = false)
    {
        Session.Engine.Unpersist(Plan, blocking);
        return this;
    }

    /// <summary>Where the rows are kept.</summary>
    /// <returns>The level; <see cref="Level.NONE"/> where the DataFrame is not persisted.</returns>
    public StorageLevel StorageLevel() => Session.Engine.StorageLevelOf(Plan);
}
