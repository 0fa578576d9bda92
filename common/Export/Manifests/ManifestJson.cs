using System.Text.Encodings.Web;
using System.Text.Json;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Manifests;

/// <summary>The JSON files of an export.</summary>
internal static class ManifestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal static byte[] Bytes<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <summary>Reads a file.</summary>
    /// <param name="storage">Where it lies.</param>
    /// <param name="path">Its path.</param>
    /// <param name="remedy">What to do where it is damaged.</param>
    /// <returns>What it says, or null where there is no such file.</returns>
    /// <exception cref="ExportException">The file is damaged.</exception>
    internal static T? TryRead<T>(IStorage storage, string path, string remedy)
        where T : class
    {
        if (storage.TryReadAllBytes(path) is not { } bytes)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new JsonException("It says null.");
        }
        catch (JsonException e)
        {
            throw new ExportException($"'{path}' is damaged: {e.Message} {remedy}", e);
        }
    }
}
