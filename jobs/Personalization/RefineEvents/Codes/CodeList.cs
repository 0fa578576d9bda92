using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

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

    /// <summary>Whether a text is one of many codes. To search one text for it costs less than to compare it with each.</summary>
    /// <param name="text">The text; null gives null.</param>
    /// <param name="codes">The codes, all of one length and without commas.</param>
    internal static Column Has(Column text, IReadOnlyList<string> codes) =>
        (Length(text) == codes[0].Length) & Lit($",{string.Join(',', codes)},").Contains(Concat(Lit(","), text, Lit(",")));
}
