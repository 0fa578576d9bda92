using System.Security.Cryptography;
using System.Text.Json;
using SparkPersonalization.Contracts.Schemas;

namespace SparkPersonalization.Contracts;

/// <summary>A hash of files that is the same as long as they say the same.</summary>
internal static class Fingerprint
{
    internal static string Of(IEnumerable<(string Name, JsonElement Content, bool IsSchema)> files)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, content, isSchema) in files.OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                CanonicalJson.Write(writer, content, isSchema);
            }

            writer.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
    }
}
