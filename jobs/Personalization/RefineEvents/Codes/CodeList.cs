namespace SparkPersonalization.Personalization.RefineEvents.Codes;

/// <summary>Lists of codes that lie beside this file as text, a line for each code.</summary>
internal static class CodeList
{
    internal static IReadOnlyList<string> Lines(string name)
    {
        var type = typeof(CodeList);
        using var stream = type.Assembly.GetManifestResourceStream($"{type.Namespace}.{name}")
            ?? throw new InvalidOperationException($"The list {name} is not in {type.Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
