using System.Collections.Immutable;
using System.Text.Json;

namespace SparkPersonalization.JobModel.Options;

/// <summary>A job's file: one JSON object of the options' names, with texts, numbers, booleans or arrays of them.</summary>
internal sealed record OptionsFile(ImmutableArray<OptionInput> Inputs, ImmutableArray<string> Faults)
{
    private static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false };

    internal static OptionsFile Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, path)
                : new OptionsFile([], [$"{path}: must hold one JSON object, such as {{ \"seed\": 42 }}."]);
        }
        catch (JsonException error)
        {
            return new OptionsFile([], [$"{path}: is not JSON: {error.Message}"]);
        }
    }

    private static OptionsFile Read(JsonElement members, string path)
    {
        var inputs = ImmutableArray.CreateBuilder<OptionInput>();
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var member in members.EnumerateObject())
        {
            var place = $"\"{member.Name}\" in {path}";
            if (TextsOf(member.Value) is { } texts)
                inputs.Add(new OptionInput(member.Name, texts, place));
            else
                faults.Add($"{place}: must be a text, a number, true or false, or an array of them; leave it out for the default.");
        }
        return new OptionsFile(inputs.ToImmutable(), faults.ToImmutable());
    }

    private static ImmutableArray<string>? TextsOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return TextOf(value) is { } single ? [single] : null;
        var texts = value.EnumerateArray().Select(TextOf).ToList();
        return texts.Contains(null) ? null : [.. texts.OfType<string>()];
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
