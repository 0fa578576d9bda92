using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Features;

/// <summary>
/// What of the protocol this library knows. A feature that a table lists but does not use (a column mapping of mode <c>none</c>,
/// check constraints without a constraint) is no hindrance.
/// </summary>
internal static class FeatureSupport
{
    private const int MaxReaderVersion = 3;
    private const int MaxWriterVersion = 7;

    // What each writer version demanded before features had names.
    private static readonly (int Version, string Feature)[] WriterVersions =
    [
        (2, TableFeature.AppendOnly), (2, TableFeature.Invariants), (3, TableFeature.CheckConstraints),
        (4, TableFeature.ChangeDataFeed), (4, TableFeature.GeneratedColumns), (5, TableFeature.ColumnMapping),
        (6, TableFeature.IdentityColumns),
    ];

    private static readonly HashSet<string> Readable = new(StringComparer.Ordinal)
    {
        TableFeature.DeletionVectors, TableFeature.TimestampNtz, TableFeature.V2Checkpoint, TableFeature.VacuumProtocolCheck,
    };

    private static readonly HashSet<string> Writable = new(Readable, StringComparer.Ordinal)
    {
        TableFeature.AppendOnly, TableFeature.ChangeDataFeed, TableFeature.DomainMetadata, TableFeature.InCommitTimestamp,
    };

    /// <summary>Refuses a table that this library would read wrongly.</summary>
    internal static void EnsureReadable(string tablePath, Protocol protocol, Metadata metadata)
    {
        var missing = protocol.MinReaderVersion is < 1 or > MaxReaderVersion
            ? [$"readerVersion={protocol.MinReaderVersion}"]
            : ReaderFeatures(protocol).Where(f => !Readable.Contains(f) && IsUsed(f, metadata)).ToArray();
        if (missing.Length > 0)
        {
            throw new UnsupportedTableFeatureException(tablePath, forWriting: false, missing);
        }

        if (metadata.FormatProvider != "parquet")
        {
            throw new UnsupportedTableFeatureException(tablePath, forWriting: false, [$"format={metadata.FormatProvider}"]);
        }
    }

    /// <summary>Refuses a table whose rules for writers this library does not keep.</summary>
    internal static void EnsureWritable(string tablePath, Protocol protocol, Metadata metadata)
    {
        EnsureReadable(tablePath, protocol, metadata);
        var missing = protocol.MinWriterVersion is < 1 or > MaxWriterVersion
            ? [$"writerVersion={protocol.MinWriterVersion}"]
            : WriterFeatures(protocol).Where(f => !Writable.Contains(f) && IsUsed(f, metadata)).ToArray();
        if (missing.Length > 0)
        {
            throw new UnsupportedTableFeatureException(tablePath, forWriting: true, missing);
        }
    }

    /// <summary>Whether writers must know a feature.</summary>
    internal static bool HasWriterFeature(Protocol protocol, string feature) => WriterFeatures(protocol).Contains(feature);

    /// <summary>The features of a protocol, those of readers and those of writers.</summary>
    internal static IEnumerable<string> Names(Protocol protocol) => ReaderFeatures(protocol).Concat(WriterFeatures(protocol));

    /// <summary>The features that readers must know.</summary>
    internal static IEnumerable<string> ReaderFeatures(Protocol protocol) => protocol.MinReaderVersion switch
    {
        1 => [],
        2 => [TableFeature.ColumnMapping],
        _ => protocol.ReaderFeatures ?? [],
    };

    /// <summary>The features that writers must know.</summary>
    internal static IEnumerable<string> WriterFeatures(Protocol protocol) => protocol.MinWriterVersion < MaxWriterVersion
        ? WriterVersions.Where(v => v.Version <= protocol.MinWriterVersion).Select(v => v.Feature)
        : protocol.WriterFeatures ?? [];

    private static bool IsUsed(string feature, Metadata metadata) => feature switch
    {
        TableFeature.ColumnMapping => metadata.Configuration.GetValueOrDefault("delta.columnMapping.mode") is not (null or "none"),
        TableFeature.CheckConstraints => metadata.Configuration.Keys.Any(k => k.StartsWith("delta.constraints.", StringComparison.Ordinal)),
        TableFeature.Invariants => AnyField(metadata.Schema, f => f.Metadata.ContainsKey("delta.invariants")),
        TableFeature.GeneratedColumns => AnyField(metadata.Schema, f => f.Metadata.ContainsKey("delta.generationExpression")),
        TableFeature.IdentityColumns => AnyField(metadata.Schema, f => f.Metadata.ContainsKey("delta.identity.start")),
        TableFeature.AllowColumnDefaults => AnyField(metadata.Schema, f => f.Metadata.ContainsKey("CURRENT_DEFAULT")),
        TableFeature.TypeWidening or "typeWidening-preview" => AnyField(metadata.Schema, f => f.Metadata.ContainsKey("delta.typeChanges")),
        _ => true,
    };

    private static bool AnyField(DataType type, Func<StructField, bool> condition) => type switch
    {
        StructType s => s.Any(f => condition(f) || AnyField(f.DataType, condition)),
        ArrayType a => AnyField(a.ElementType, condition),
        MapType m => AnyField(m.KeyType, condition) || AnyField(m.ValueType, condition),
        _ => false,
    };
}
