using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

internal static partial class ActionJsonWriter
{
    private static void WriteAdd(Utf8JsonWriter json, AddFile add)
    {
        json.WriteStartObject("add");
        json.WriteString("path", add.Path);
        WriteMap(json, "partitionValues", add.PartitionValues);
        json.WriteNumber("size", add.Size);
        json.WriteNumber("modificationTime", add.ModificationTime);
        json.WriteBoolean("dataChange", add.DataChange);
        WriteIfKnown(json, "stats", add.Stats);
        WriteFurtherFacts(json, add, add.BaseRowId, add.DefaultRowCommitVersion);
        WriteIfKnown(json, "clusteringProvider", add.ClusteringProvider);
        json.WriteEndObject();
    }

    private static void WriteRemove(Utf8JsonWriter json, RemoveFile remove)
    {
        json.WriteStartObject("remove");
        json.WriteString("path", remove.Path);
        WriteIfKnown(json, "deletionTimestamp", remove.DeletionTimestamp);
        json.WriteBoolean("dataChange", remove.DataChange);
        if (remove.ExtendedFileMetadata)
        {
            json.WriteBoolean("extendedFileMetadata", value: true);
            WriteMap(json, "partitionValues", remove.PartitionValues);
            WriteIfKnown(json, "size", remove.Size);
        }

        WriteIfKnown(json, "stats", remove.Stats);
        WriteFurtherFacts(json, remove, remove.BaseRowId, remove.DefaultRowCommitVersion);
        json.WriteEndObject();
    }

    private static void WriteCdc(Utf8JsonWriter json, AddCdcFile cdc)
    {
        json.WriteStartObject("cdc");
        json.WriteString("path", cdc.Path);
        WriteMap(json, "partitionValues", cdc.PartitionValues);
        json.WriteNumber("size", cdc.Size);
        json.WriteBoolean("dataChange", value: false);
        WriteFurtherFacts(json, cdc, baseRowId: null, rowCommitVersion: null);
        json.WriteEndObject();
    }

    private static void WriteFurtherFacts(Utf8JsonWriter json, FileAction file, long? baseRowId, long? rowCommitVersion)
    {
        if (file.Tags.Count > 0)
        {
            WriteMap(json, "tags", file.Tags);
        }

        if (file.DeletionVector is { } vector)
        {
            json.WriteStartObject("deletionVector");
            json.WriteString("storageType", vector.StorageType);
            json.WriteString("pathOrInlineDv", vector.PathOrInlineDv);
            WriteIfKnown(json, "offset", vector.Offset);
            json.WriteNumber("sizeInBytes", vector.SizeInBytes);
            json.WriteNumber("cardinality", vector.Cardinality);
            json.WriteEndObject();
        }

        WriteIfKnown(json, "baseRowId", baseRowId);
        WriteIfKnown(json, "defaultRowCommitVersion", rowCommitVersion);
    }
}
