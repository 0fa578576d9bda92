using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Variants;

/// <summary>A path into a value of VARIANT, such as <c>$.a[0]['b c']</c>.</summary>
internal sealed partial class VariantPath
{
    private readonly List<object> _steps = [];

    private VariantPath()
    {
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="SparkException">The text is none.</exception>
    internal static VariantPath Parse(string text, string function)
    {
        var path = new VariantPath();
        var match = Whole().Match(text);
        if (!match.Success)
        {
            throw new SparkException("INVALID_VARIANT_GET_PATH", $"The path `{text}` is not a valid variant extraction path in `{function}`. A valid path starts with `$`, and segments such as `[123]`, `.name`, `['name']` and `[\"name\"]` follow.");
        }

        foreach (Capture step in match.Groups[1].Captures)
        {
            path._steps.Add(Step(step.Value));
        }

        return path;
    }

    /// <summary>The part that the path leads to, or null.</summary>
    internal Variant? Follow(Variant variant)
    {
        Variant? at = variant;
        foreach (var step in _steps)
        {
            at = (at?.Kind, step) switch
            {
                (VariantKind.Array, int index) => index < at!.Items.Count ? at.Items[index] : null,
                (VariantKind.Object, string name) => at!.Names.ToList().IndexOf(name) is >= 0 and var place ? at.Items[place] : null,
                _ => null,
            };
        }

        return at;
    }

    private static object Step(string step) =>
        step[0] == '.' ? step[1..]
        : step[1] is '\'' or '"' ? step[2..^2]
        : int.TryParse(step[1..^1], CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue;

    [GeneratedRegex(@"^\$(\[\d+\]|\.[^.\[]+|\['[^']+'\]|\[""[^""]+""\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
