using System.Text.RegularExpressions;
using System.Xml.Linq;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.Contract.Examples;

/// <summary>
/// An example in the documentation of a function: <c>code  // result</c>, or <c>code  // over VALUES ... AS t(x): result</c>, where the code is a
/// column of those rows or begins with <c>df</c>, which they are.
/// </summary>
/// <param name="Function">The method's name.</param>
/// <param name="Code">The C# expression.</param>
/// <param name="Rows">The rows it is about, as an SQL relation; null where it takes none.</param>
/// <param name="Result">The rows of the result as <c>show</c> prints them, with <c>|</c> between columns and <c>;</c> between rows.</param>
internal sealed partial record Example(string Function, string Code, string? Rows, string Result)
{
    private const string Members = "M:SparkPersonalization.DataFrames.Functions.";

    /// <summary>The examples of all functions, as the compiler wrote them beside the assembly.</summary>
    internal static IReadOnlyList<Example> All { get; } = [.. Read(Path.ChangeExtension(typeof(Functions).Assembly.Location, ".xml"))];

    public override string ToString() => Rows is null ? Code : $"{Code} over {Rows}";

    private static IEnumerable<Example> Read(string file) => XDocument.Load(file).Descendants("member")
        .Where(m => m.Attribute("name")!.Value.StartsWith(Members, StringComparison.Ordinal))
        .SelectMany(m => m.Elements("example").Elements("code").Select(code => Parse(Name(m), code.Value)));

    private static string Name(XElement member) => NamePattern().Match(member.Attribute("name")!.Value[Members.Length..]).Value;

    private static Example Parse(string function, string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            ? new Example(function, match.Groups["code"].Value, match.Groups["rows"].Success ? match.Groups["rows"].Value : null, match.Groups["result"].Value)
            : throw new FormatException($"The example of {function} is not 'code  // result': {text}");
    }

    [GeneratedRegex("^[A-Za-z0-9_]+")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(?<code>.+?)\s+//\s(?:over\s(?<rows>VALUES\s.+\sAS\s\w+\([\w, ]+\)):\s)?(?<result>.*)$")]
    private static partial Regex Pattern();
}
