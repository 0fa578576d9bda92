using System.Text.Json;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Log;

/// <summary>
/// The file <c>_last_checkpoint</c>, a hint where to begin listing. A listing decides what there is, so a hint that is stale, damaged
/// or missing costs time and nothing else.
/// </summary>
internal sealed record LastCheckpoint(long Version, long? Actions)
{
    internal const string FileName = "_last_checkpoint";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The hint, or null where there is no usable one.</summary>
    internal static LastCheckpoint? TryRead(IStorage storage, string logPath)
    {
        var bytes = storage.TryReadAllBytes(StoragePath.Combine(logPath, FileName));
        if (bytes is null)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, Strict);
            return Number(json.RootElement, "version") is { } version ? new LastCheckpoint(version, Number(json.RootElement, "size")) : null;
        }
        catch (JsonException)
        {
            // A damaged hint counts as none (Delta protocol, "Last Checkpoint File").
            return null;
        }
    }

    internal static void Write(IStorage storage, string logPath, long version, long actions, long sizeInBytes, long addFiles)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", version);
            json.WriteNumber("size", actions);
            json.WriteNumber("sizeInBytes", sizeInBytes);
            json.WriteNumber("numOfAddFiles", addFiles);
            json.WriteEndObject();
        }

        storage.Write(StoragePath.Combine(logPath, FileName), buffer.ToArray());
    }

    private static long? Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
        && number >= 0 ? number : null;
}
