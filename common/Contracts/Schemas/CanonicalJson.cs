using System.Text.Json;

namespace SparkPersonalization.Contracts.Schemas;

/// <summary>
/// Writes JSON in one form for all texts that say the same: without white space, and keys sorted. Of schemas the annotations are left out,
/// as they change no verdict.
/// </summary>
internal static class CanonicalJson
{
    internal static void Write(Utf8JsonWriter writer, JsonElement value, bool isSchema)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    if (isSchema && Keywords.Annotations.Contains(member.Name))
                        continue;
                    writer.WritePropertyName(member.Name);
                    WriteMember(writer, member, isSchema);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                    Write(writer, element, isSchema);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    // What these hold are the data's names and values, not keywords.
    private static void WriteMember(Utf8JsonWriter writer, JsonProperty member, bool isSchema)
    {
        if (isSchema && member.Name is "properties" or "$defs" && member.Value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var named in member.Value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(named.Name);
                Write(writer, named.Value, isSchema: true);
            }

            writer.WriteEndObject();
            return;
        }

        Write(writer, member.Value, isSchema && member.Name is not ("enum" or "const"));
    }
}
