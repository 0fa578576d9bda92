using System.Text.Json;
using System.Text.Json.Serialization;

namespace SparkPersonalization.Personalization.GenerateEvents.Truth;

/// <summary>The truth as <c>truth.json</c>.</summary>
internal static class TruthFile
{
    internal const string Name = "truth.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    internal static void Write(string directory, GeneratedTruth truth) =>
        File.WriteAllText(Path.Combine(directory, Name), JsonSerializer.Serialize(truth, Json) + "\n");

    /// <summary>The truth that lies in a directory; null where none does, or where it is not of this form.</summary>
    internal static GeneratedTruth? Find(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<GeneratedTruth>(File.ReadAllText(path), Json);
        }
        catch (JsonException)
        {
            // Another program's truth.json: the caller refuses the directory as one that is in use.
            return null;
        }
    }
}
