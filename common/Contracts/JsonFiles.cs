using System.Text.Json;

namespace SparkPersonalization.Contracts;

/// <summary>Reads a contract's files, each once.</summary>
internal sealed class JsonFiles(string directory, FaultList faults)
{
    private readonly Dictionary<string, JsonElement?> _read = new(StringComparer.Ordinal);

    /// <summary>The files that were read, by name.</summary>
    internal IEnumerable<KeyValuePair<string, JsonElement>> Known =>
        _read.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!.Value));

    /// <summary>The content of a file, or null and a fault.</summary>
    /// <param name="name">The file's path, relative to the directory.</param>
    internal JsonElement? Read(string name)
    {
        if (!_read.TryGetValue(name, out var content))
            _read[name] = content = Load(name);
        return content;
    }

    private JsonElement? Load(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, name)));
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            faults.Add(name, "", $"The file is not JSON: {e.Message}");
        }
        catch (IOException e)
        {
            faults.Add(name, "", $"The file cannot be read: {e.Message} Put it there, or correct what names it.");
        }
        catch (UnauthorizedAccessException e)
        {
            faults.Add(name, "", $"The file cannot be read: {e.Message} Allow this user to read it.");
        }

        return null;
    }
}
