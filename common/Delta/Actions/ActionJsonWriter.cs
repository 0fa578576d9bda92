using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SparkPersonalization.Delta.Actions;

/// <summary>Writes actions as the lines of a commit.</summary>
internal static partial class ActionJsonWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a commit: one action a line, in the order given.</summary>
    internal static ReadOnlyMemory<byte> Write(IEnumerable<DeltaAction> actions)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        foreach (var action in actions)
        {
            json.WriteStartObject();
            WriteAction(json, action);
            json.WriteEndObject();
            json.Flush();
            buffer.Write("\n"u8);
            json.Reset();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteAction(Utf8JsonWriter json, DeltaAction action)
    {
        switch (action)
        {
            case AddFile add:
                WriteAdd(json, add);
                break;
            case RemoveFile remove:
                WriteRemove(json, remove);
                break;
            case AddCdcFile cdc:
                WriteCdc(json, cdc);
                break;
            case Metadata metadata:
                WriteMetadata(json, metadata);
                break;
            case Protocol protocol:
                WriteProtocol(json, protocol);
                break;
            case SetTransaction transaction:
                WriteTransaction(json, transaction);
                break;
            case DomainMetadata domain:
                WriteDomain(json, domain);
                break;
            case CommitInfo info:
                WriteCommitInfo(json, info);
                break;
            default:
                throw new ArgumentException($"{action.GetType().Name} has no place in a commit.", nameof(action));
        }
    }

    private static void WriteMap(Utf8JsonWriter json, string name, StringMap map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, long? value)
    {
        if (value is not null)
        {
            json.WriteNumber(name, value.Value);
        }
    }
}
