using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Features;

/// <summary>Which protocol a new table needs.</summary>
internal static class ProtocolFor
{
    /// <summary>The lowest protocol that has what the metadata asks for: reader 1 and writer 2, or named features.</summary>
    internal static Protocol NewTable(Metadata metadata)
    {
        var properties = new Snapshots.TableProperties(metadata.Configuration);
        var writer = new List<string>();
        var reader = new List<string>();
        if (properties.EnableChangeDataFeed)
        {
            writer.Add(TableFeature.ChangeDataFeed);
        }

        if (properties.EnableDeletionVectors)
        {
            writer.Add(TableFeature.DeletionVectors);
            reader.Add(TableFeature.DeletionVectors);
        }

        if (properties.EnableInCommitTimestamps)
        {
            writer.Add(TableFeature.InCommitTimestamp);
        }

        if (HasNtz(metadata.Schema))
        {
            writer.Add(TableFeature.TimestampNtz);
            reader.Add(TableFeature.TimestampNtz);
        }

        return writer.Count == 0 ? new Protocol(1, 2) : new Protocol(reader.Count == 0 ? 1 : 3, 7)
        {
            ReaderFeatures = reader.Count == 0 ? null : reader,

            // What writer version 2 demands stays demanded.
            WriterFeatures = [TableFeature.AppendOnly, TableFeature.Invariants, .. writer],
        };
    }

    /// <summary>A protocol with what another has and with what metadata ask for: the other itself where that is enough.</summary>
    internal static Protocol Covering(Protocol protocol, Metadata metadata)
    {
        var needed = NewTable(metadata);
        var names = FeatureSupport.Names(protocol).ToHashSet(StringComparer.Ordinal);
        if (FeatureSupport.Names(needed).All(names.Contains))
        {
            return protocol;
        }

        string[] readers = [.. FeatureSupport.ReaderFeatures(protocol).Union(FeatureSupport.ReaderFeatures(needed), StringComparer.Ordinal)];
        return new Protocol(readers.Length == 0 ? 1 : 3, 7)
        {
            ReaderFeatures = readers.Length == 0 ? null : readers,
            WriterFeatures = [.. FeatureSupport.WriterFeatures(protocol).Union(FeatureSupport.WriterFeatures(needed), StringComparer.Ordinal)],
        };
    }

    internal static bool HasNtz(DataType type) => type switch
    {
        TimestampNTZType => true,
        StructType s => s.Any(f => HasNtz(f.DataType)),
        ArrayType a => HasNtz(a.ElementType),
        MapType m => HasNtz(m.KeyType) || HasNtz(m.ValueType),
        _ => false,
    };
}
