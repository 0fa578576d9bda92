using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Says a call in SQL, given its arguments in SQL.</summary>
internal delegate string SayCall(BoundCall call, string[] arguments, ExpressionTranslator translator);

/// <summary>
/// How the engine says each scalar function of Spark's: by a template for most, by a method where the types matter. Each family of functions
/// has a file of its own.
/// </summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, SayCall> All = Merge(
        OperatorFunctions.All,
        ConditionalFunctions.All,
        MathFunctions.All,
        RandomFunctions.All,
        TextFunctions.All,
        SearchFunctions.All,
        FormatFunctions.All,
        BitFunctions.All,
        DateFunctions.All,
        TimePartFunctions.All,
        CollectionFunctions.All,
        MapFunctions.All,
        HashFunctions.All,
        WindowingFunctions.All,
        JsonFunctions.All,
        VariantFunctions.All);

    /// <summary>The names of the functions that the engine has.</summary>
    internal static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>How to say a function; null for one that the engine has not.</summary>
    internal static SayCall? Find(string function) => All.GetValueOrDefault(function);

    private static Dictionary<string, SayCall> Merge(params FunctionFamily[] families) =>
        families.SelectMany(f => f).ToDictionary(StringComparer.Ordinal);
}

/// <summary>Functions and how to say them, written as a list of pairs. Several names of one function are divided by spaces.</summary>
internal sealed partial class FunctionFamily : IEnumerable<KeyValuePair<string, SayCall>>
{
    private readonly Dictionary<string, SayCall> _functions = new(StringComparer.Ordinal);

    /// <summary>Adds functions said by a template: {0} is the first argument, {*} are all, {zone} is the session's time zone.</summary>
    internal void Add(string names, string template) => Add(names, (call, arguments, translator) => Fill(template, call, arguments, translator));

    /// <summary>Adds functions said by a method.</summary>
    internal void Add(string names, SayCall say)
    {
        foreach (var name in names.Split(' '))
        {
            _functions.Add(name, say);
        }
    }

    public IEnumerator<KeyValuePair<string, SayCall>> GetEnumerator() => _functions.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Fill(string template, BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        Hole().Replace(template, hole => hole.Groups[1].Value switch
        {
            "*" => string.Join(", ", arguments),
            "zone" => LiteralSql.Text(translator.Settings.TimeZone),
            var digit when digit[0] - '0' < arguments.Length => arguments[digit[0] - '0'],
            var digit => throw new NotSupportedException(
                $"The embedded engine has {call.Function} with {digit[0] - '0' + 1} arguments or more, not with {arguments.Length}."),
        });

    [GeneratedRegex(@"\{(\*|zone|\d)\}")]
    private static partial Regex Hole();
}
