using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>Refuses actions that would break the protocol, before anything is written.</summary>
internal static class ActionValidator
{
    internal static void Check(string tablePath, Snapshot? snapshot, IReadOnlyList<DeltaAction> actions, Metadata metadata, Protocol protocol)
    {
        CheckSingles(actions);
        if (actions.Any(a => a is Metadata))
        {
            CheckMetadata(metadata, protocol);
        }

        CheckFiles(tablePath, actions, metadata);
        CheckRemoves(tablePath, snapshot, actions);
        var properties = new TableProperties((snapshot?.Metadata ?? metadata).Configuration);
        if (properties.AppendOnly && actions.Any(a => a is RemoveFile { DataChange: true }))
        {
            throw new InvalidOperationException(
                $"The table at '{tablePath}' allows appends only (delta.appendOnly), but rows would be changed or deleted. Set the property to false first.");
        }
    }

    private static void CheckSingles(IReadOnlyList<DeltaAction> actions)
    {
        if (actions.Any(a => a is CommitInfo or SidecarFile or CheckpointMetadata))
        {
            throw new ArgumentException("A commit's info comes from its details, and checkpoint actions have no place in a commit.", nameof(actions));
        }

        if (actions.Count(a => a is Metadata) > 1 || actions.Count(a => a is Protocol) > 1)
        {
            throw new ArgumentException("A commit holds at most one metadata and one protocol.", nameof(actions));
        }

        ThrowIfRepeated(actions.OfType<SetTransaction>().Select(t => t.AppId), "application id");
        ThrowIfRepeated(actions.OfType<DomainMetadata>().Select(d => d.Domain), "domain");
    }

    private static void CheckMetadata(Metadata metadata, Protocol protocol)
    {
        ThrowIfRepeated(metadata.Schema.Select(f => f.Name.ToUpperInvariant()), "column name (case aside)");
        foreach (var name in metadata.PartitionColumns)
        {
            var field = metadata.Schema.Find(name)
                ?? throw new ArgumentException($"The partition column '{name}' is not in the schema {metadata.Schema.SimpleString}.", nameof(metadata));
            if (field.DataType is StructType or ArrayType or MapType)
            {
                throw new ArgumentException($"The column '{name}' of type {field.DataType.SimpleString} cannot partition a table.", nameof(metadata));
            }
        }

        if (metadata.Schema.Count > 0 && metadata.PartitionColumns.Count == metadata.Schema.Count)
        {
            throw new ArgumentException("All columns are partition columns; at least one must be left for the files.", nameof(metadata));
        }

        if (ProtocolFor.HasNtz(metadata.Schema) && !FeatureSupport.HasWriterFeature(protocol, TableFeature.TimestampNtz))
        {
            throw new ArgumentException("The schema has a timestamp without zone, for which the table's protocol must have the feature timestampNtz.", nameof(metadata));
        }
    }

    private static void CheckFiles(string tablePath, IReadOnlyList<DeltaAction> actions, Metadata metadata)
    {
        ThrowIfRepeated(actions.OfType<AddFile>().Select(f => FileKey.CanonicalPath(f.Path, tablePath)), "added file");
        ThrowIfRepeated(actions.OfType<RemoveFile>().Select(f => FileKey.CanonicalPath(f.Path, tablePath)), "removed file");
        foreach (var file in actions.OfType<FileAction>().Where(f => f is AddFile or AddCdcFile))
        {
            if (file.PartitionValues.Count != metadata.PartitionColumns.Count || !metadata.PartitionColumns.All(file.PartitionValues.ContainsKey))
            {
                throw new ArgumentException(
                    $"The file '{file.Path}' has values for the partition columns {file.PartitionValues}, but the table is partitioned by "
                    + $"[{string.Join(", ", metadata.PartitionColumns)}].",
                    nameof(actions));
            }
        }
    }

    private static void CheckRemoves(string tablePath, Snapshot? snapshot, IReadOnlyList<DeltaAction> actions)
    {
        foreach (var remove in actions.OfType<RemoveFile>())
        {
            if (snapshot?.State.Files.Find(FileKey.Of(remove, tablePath)) is not AddFile)
            {
                throw new ArgumentException($"The file '{remove.Path}' cannot be removed: the table has no such file at version {snapshot?.Version ?? -1}.", nameof(actions));
            }
        }
    }

    private static void ThrowIfRepeated(IEnumerable<string> values, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in values.Where(value => !seen.Add(value)))
        {
            throw new ArgumentException($"The {what} '{value}' occurs twice in one commit.");
        }
    }
}
