using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>The options of a write, checked.</summary>
internal sealed class WriteOptions
{
    // Properties whose meaning this library keeps. Others would be promises that nobody holds.
    private static readonly string[] KnownProperties =
    [
        "delta.appendOnly", "delta.checkpoint.writeStatsAsJson", "delta.checkpoint.writeStatsAsStruct", "delta.checkpointInterval",
        "delta.dataSkippingNumIndexedCols", "delta.deletedFileRetentionDuration", "delta.enableChangeDataFeed", "delta.enableDeletionVectors",
        "delta.enableExpiredLogCleanup", "delta.enableInCommitTimestamps", "delta.isolationLevel", "delta.logRetentionDuration",
    ];

    /// <summary>Reads options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="isPartial">Whether the write replaces the rows of a condition that is no option.</param>
    internal WriteOptions(Options options, bool isPartial = false)
    {
        IsPartial = isPartial || options.ContainsKey(DeltaOptions.ReplaceWhere);
        All = options;
        MergeSchema = options.GetBoolean(DeltaOptions.MergeSchema, defaultValue: false);
        OverwriteSchema = options.GetBoolean(DeltaOptions.OverwriteSchema, defaultValue: false);
        ReplaceWhere = options.Get(DeltaOptions.ReplaceWhere);
        IsDynamicOverwrite = DynamicOverwrite(options.Get(DeltaOptions.PartitionOverwriteMode));
        UserMetadata = options.Get(DeltaOptions.UserMetadata);
        MaxRecordsPerFile = options.GetLong(DeltaOptions.MaxRecordsPerFile) is { } limit and > 0 ? limit : null;
        Transaction = ReadTransaction(options);
        CheckCombinations();
    }

    internal Options All { get; }

    internal bool MergeSchema { get; }

    internal bool OverwriteSchema { get; }

    internal string? ReplaceWhere { get; }

    /// <summary>Whether an overwrite replaces the rows of a condition.</summary>
    internal bool IsPartial { get; }

    internal bool IsDynamicOverwrite { get; }

    internal string? UserMetadata { get; }

    internal long? MaxRecordsPerFile { get; }

    internal SetTransaction? Transaction { get; }

    /// <summary>The properties that a table gets which is made by the write.</summary>
    internal IReadOnlyList<KeyValuePair<string, string?>> TableProperties() =>
        Properties(All.Where(o => IsOfDelta(o.Key)));

    /// <summary>Properties of a new table, refused where their meaning is not kept.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string?>> Properties(IEnumerable<KeyValuePair<string, string>> properties) =>
        [.. properties.Select(o => new KeyValuePair<string, string?>(Known(o.Key), o.Value))];

    /// <summary>Whether a property is one whose meaning Delta says; others are notes for people.</summary>
    internal static bool IsOfDelta(string property) => property.StartsWith("delta.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Properties of a new table; those of Delta's are refused where their meaning is not kept.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string?>> OfTable(Options properties) =>
        [.. properties.Select(o => new KeyValuePair<string, string?>(IsOfDelta(o.Key) ? Known(o.Key) : o.Key, o.Value))];

    private static string Known(string property) =>
        KnownProperties.FirstOrDefault(known => known.Equals(property, StringComparison.OrdinalIgnoreCase))
        ?? throw new DeltaOperationException(
            "DELTA_UNKNOWN_CONFIGURATION", $"The table property '{property}' is not known here. There are: {string.Join(", ", KnownProperties)}.");

    private static bool DynamicOverwrite(string? mode) => mode?.ToUpperInvariant() switch
    {
        null or "STATIC" => false,
        "DYNAMIC" => true,
        _ => throw Illegal(DeltaOptions.PartitionOverwriteMode, mode, "must be 'static' or 'dynamic'"),
    };

    private static SetTransaction? ReadTransaction(Options options)
    {
        var (appId, version) = (options.Get(DeltaOptions.TxnAppId), options.Get(DeltaOptions.TxnVersion));
        if (appId is null && version is null)
        {
            return null;
        }

        if (appId is null || version is null)
        {
            throw new DeltaOperationException(
                "DELTA_INVALID_IDEMPOTENT_WRITES_OPTIONS.MISSING_DATAFRAME_WRITE_OPTIONS",
                "Both txnVersion and txnAppId must be specified for idempotent DataFrame writes.");
        }

        return options.GetLong(DeltaOptions.TxnVersion) is { } number and >= 0
            ? new SetTransaction(appId, number)
            : throw Illegal(DeltaOptions.TxnVersion, version, "must be a non-negative integer");
    }

    private static DeltaOperationException Illegal(string name, string value, string why) =>
        new("DELTA_ILLEGAL_OPTION", $"Invalid value '{value}' for option '{name}', {why}");

    private void CheckCombinations()
    {
        if (IsPartial && IsDynamicOverwrite)
        {
            throw new DeltaOperationException(
                "DELTA_REPLACE_WHERE_WITH_DYNAMIC_PARTITION_OVERWRITE",
                "A 'replaceWhere' expression and 'partitionOverwriteMode'='dynamic' cannot both be set in the DataFrameWriter options.");
        }

        if (OverwriteSchema && IsDynamicOverwrite)
        {
            throw new DeltaOperationException(
                "DELTA_OVERWRITE_SCHEMA_WITH_DYNAMIC_PARTITION_OVERWRITE", "'overwriteSchema' cannot be used in dynamic partition overwrite mode.");
        }
    }
}
