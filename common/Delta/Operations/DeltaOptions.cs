using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Names of the options of reads and writes of format <c>delta</c>. Case does not count.</summary>
public static class DeltaOptions
{
    /// <summary>Read: the version.</summary>
    public const string VersionAsOf = "versionAsOf";

    /// <summary>Read: a time; the newest version that had been committed by then.</summary>
    public const string TimestampAsOf = "timestampAsOf";

    /// <summary>
    /// Read, internal to this library: a JSON array of paths as the log has them; only these files of the version are read.
    /// </summary>
    public const string Files = "deltaFiles";

    /// <summary>Read: whether the row changes of a range of versions are read instead of a version's rows; false by default.</summary>
    public const string ReadChangeFeed = "readChangeFeed";

    /// <summary>Read: another name of <see cref="ReadChangeFeed"/>, which Delta had first.</summary>
    public const string ReadChangeData = "readChangeData";

    /// <summary>Read of changes: the first version.</summary>
    public const string StartingVersion = "startingVersion";

    /// <summary>Read of changes: a time; the first version committed at or after it.</summary>
    public const string StartingTimestamp = "startingTimestamp";

    /// <summary>Read of changes: the last version; the newest by default.</summary>
    public const string EndingVersion = "endingVersion";

    /// <summary>Read of changes: a time; the newest version that had been committed by then.</summary>
    public const string EndingTimestamp = "endingTimestamp";

    /// <summary>Write: whether columns that the table lacks are added to it; false by default.</summary>
    public const string MergeSchema = "mergeSchema";

    /// <summary>Overwrite: whether the table gets the schema and the partitioning of the rows; false by default.</summary>
    public const string OverwriteSchema = "overwriteSchema";

    /// <summary>Overwrite: only the rows for which this SQL condition is true are replaced, and only such rows may be written.</summary>
    public const string ReplaceWhere = "replaceWhere";

    /// <summary>Overwrite: <c>static</c> (default) replaces all rows, <c>dynamic</c> only those of partitions that are written.</summary>
    public const string PartitionOverwriteMode = "partitionOverwriteMode";

    /// <summary>Write: the application whose batch is written; with <see cref="TxnVersion"/>.</summary>
    public const string TxnAppId = "txnAppId";

    /// <summary>Write: the batch; nothing is written where the table has this or a later one of the application.</summary>
    public const string TxnVersion = "txnVersion";

    /// <summary>Write: a text kept with the commit.</summary>
    public const string UserMetadata = "userMetadata";

    /// <summary>Write: a new file is begun after so many rows.</summary>
    public const string MaxRecordsPerFile = "maxRecordsPerFile";

    /// <summary>Whether a read's options ask for row changes rather than for a version's rows.</summary>
    /// <param name="options">The options.</param>
    public static bool ReadsChanges(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.GetBoolean(ReadChangeFeed, defaultValue: false) || options.GetBoolean(ReadChangeData, defaultValue: false);
    }
}
