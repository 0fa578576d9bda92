using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Operations;

/// <summary>What a write says of the table that it makes.</summary>
internal static class NewTable
{
    private const string Comment = "comment";
    private const string Location = "location";
    private const string Path = "path";

    // Spark keeps these for itself; they are no properties of the table.
    private static readonly string[] Reserved = [Comment, Location, "provider", "owner", "external", "is_managed_location", "collation"];

    // What the table's protocol has stays in use where a table is replaced.
    private static readonly string[] KeptByReplacing =
    [
        "delta.enableDeletionVectors", "delta.enableInCommitTimestamps", "delta.inCommitTimestampEnablementVersion", "delta.inCommitTimestampEnablementTimestamp",
    ];

    /// <summary>The table's metadata; <paramref name="before"/> is that of the table which is replaced.</summary>
    /// <exception cref="DeltaOperationException">There can be no such table.</exception>
    internal static Metadata MetadataOf(WriteOperationV2 command, IReadOnlyList<PartitionTransform> partitioning, StructType data, WriteOptions options, DeltaTableLog log, Metadata? before)
    {
        CheckPlace(command.TableProperties.Get(Location) ?? command.Options.Get(Path), log);
        CheckNames(data);
        var partitions = PartitionTransform.Columns(partitioning, data);
        PartitionTransform.RefuseClustering(command.ClusteringColumns, data);
        var metadata = Metadata.Create((StructType)SchemaMerging.AsNullable(data), partitions, PropertiesOf(command, options, before), log.Clock.GetUtcNow()) with
        {
            Description = command.TableProperties.Get(Comment),
        };
        CheckProperties(metadata);
        SchemaCheck.Check(metadata);
        return metadata;
    }

    /// <summary>What the commit says of the table.</summary>
    internal static StringMap Parameters(Metadata metadata, WriteOptions options) => StringMap.From(
    [
        new("partitionBy", Details.Json(metadata.PartitionColumns)),
        new("clusterBy", "[]"),
        new("description", metadata.Description),
        new("isManaged", "false"),
        new("properties", JsonSerializer.Serialize(metadata.Configuration.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal))),
        .. Details.Parameters(("canMergeSchema", options.MergeSchema ? "true" : null), ("canOverwriteSchema", options.OverwriteSchema ? "true" : null)),
    ]);

    // Options of the write that begin so are properties, and go before those that are given as such.
    private static IReadOnlyList<KeyValuePair<string, string?>> PropertiesOf(WriteOperationV2 command, WriteOptions options, Metadata? before)
    {
        var given = WriteOptions.OfTable(
            options.All.Where(o => WriteOptions.IsOfDelta(o.Key)).Aggregate(command.TableProperties.Without(Reserved), (all, o) => all.With(o.Key, o.Value)));
        var kept = before?.Configuration.Where(p => KeptByReplacing.Contains(p.Key) && given.All(g => g.Key != p.Key)) ?? [];
        return [.. given, .. kept];
    }

    private static void CheckPlace(string? place, DeltaTableLog log)
    {
        if (place is not null && log.Storage.Canonical(place) != log.TablePath)
        {
            throw new DeltaOperationException(
                "DELTA_AMBIGUOUS_PATHS_IN_CREATE_TABLE", $"CREATE TABLE contains two different locations: {log.TablePath} and {place}. Leave out the property {Location} and the option {Path}.");
        }
    }

    private static void CheckProperties(Metadata metadata)
    {
        try
        {
            new TableProperties(metadata.Configuration).Check();
        }
        catch (DeltaLogCorruptedException e)
        {
            throw new DeltaOperationException("UNCLASSIFIED", e.Message, e);
        }
    }

    private static void CheckNames(StructType data)
    {
        if (data.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } repeated)
        {
            throw new DeltaOperationException("COLUMN_ALREADY_EXISTS", $"The column `{repeated.Key}` already exists. Choose another name or rename the existing column.");
        }
    }
}
