using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

internal static partial class ActionJsonWriter
{
    private static void WriteMetadata(Utf8JsonWriter json, Metadata metadata)
    {
        json.WriteStartObject("metaData");
        json.WriteString("id", metadata.Id);
        WriteIfKnown(json, "name", metadata.Name);
        WriteIfKnown(json, "description", metadata.Description);
        json.WriteStartObject("format");
        json.WriteString("provider", metadata.FormatProvider);
        WriteMap(json, "options", metadata.FormatOptions);
        json.WriteEndObject();
        json.WriteString("schemaString", metadata.SchemaString);
        WriteTexts(json, "partitionColumns", metadata.PartitionColumns);
        WriteMap(json, "configuration", metadata.Configuration);
        WriteIfKnown(json, "createdTime", metadata.CreatedTime);
        json.WriteEndObject();
    }

    private static void WriteProtocol(Utf8JsonWriter json, Protocol protocol)
    {
        json.WriteStartObject("protocol");
        json.WriteNumber("minReaderVersion", protocol.MinReaderVersion);
        json.WriteNumber("minWriterVersion", protocol.MinWriterVersion);
        if (protocol.ReaderFeatures is not null)
        {
            WriteTexts(json, "readerFeatures", protocol.ReaderFeatures);
        }

        if (protocol.WriterFeatures is not null)
        {
            WriteTexts(json, "writerFeatures", protocol.WriterFeatures);
        }

        json.WriteEndObject();
    }

    private static void WriteTransaction(Utf8JsonWriter json, SetTransaction transaction)
    {
        json.WriteStartObject("txn");
        json.WriteString("appId", transaction.AppId);
        json.WriteNumber("version", transaction.Version);
        WriteIfKnown(json, "lastUpdated", transaction.LastUpdated);
        json.WriteEndObject();
    }

    private static void WriteDomain(Utf8JsonWriter json, DomainMetadata domain)
    {
        json.WriteStartObject("domainMetadata");
        json.WriteString("domain", domain.Domain);
        json.WriteString("configuration", domain.Configuration);
        json.WriteBoolean("removed", domain.Removed);
        json.WriteEndObject();
    }

    private static void WriteCommitInfo(Utf8JsonWriter json, CommitInfo info)
    {
        json.WriteStartObject("commitInfo");
        WriteIfKnown(json, "inCommitTimestamp", info.InCommitTimestamp);
        WriteIfKnown(json, "timestamp", info.Timestamp);
        WriteIfKnown(json, "operation", info.Operation);
        WriteMap(json, "operationParameters", info.OperationParameters);
        WriteIfKnown(json, "readVersion", info.ReadVersion);
        WriteIfKnown(json, "isolationLevel", info.IsolationLevel);
        if (info.IsBlindAppend is { } blind)
        {
            json.WriteBoolean("isBlindAppend", blind);
        }

        WriteMap(json, "operationMetrics", info.OperationMetrics);
        WriteIfKnown(json, "userMetadata", info.UserMetadata);
        WriteIfKnown(json, "engineInfo", info.EngineInfo);
        WriteIfKnown(json, "txnId", info.TransactionId);
        foreach (var (name, value) in info.OtherMembers)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value ?? "null");
        }

        json.WriteEndObject();
    }
}
