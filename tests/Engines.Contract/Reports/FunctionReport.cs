using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.Engines.Contract.Cases;
using SparkPersonalization.Engines.Contract.Evaluation;

namespace SparkPersonalization.Engines.Contract.Reports;

/// <summary>The table of functions, made from the cases and the known gaps, which the suite proves against the real engines.</summary>
internal static partial class FunctionReport
{
    /// <summary>What the embedded engine answers where it lacks a function.</summary>
    private static readonly string[] Lacking = ["UNRESOLVED_ROUTINE", "UNSUPPORTED_FEATURE"];

    // Functions of this library that Spark is not given, and why.
    private static readonly Dictionary<string, string> NotOnSpark = new(StringComparer.Ordinal)
    {
        ["json_verdict"] = "Spark's parser does not check texts as strictly; refused there by name",
    };

    private static readonly string[] NoFunctions = [nameof(Functions.Lit), nameof(Functions.Col), nameof(Functions.Column), nameof(Functions.Expr)];

    // Cases of names that nothing has.
    private static readonly string[] Unknown = ["no_such_function"];

    /// <summary>The methods that have the name of a function, but for case and underscores.</summary>
    private static readonly Dictionary<string, string> ByName = FunctionTable.All.SelectMany(f => f.Aliases.Prepend(f.Name))
        .Join(typeof(Functions).GetMethods().Select(m => m.Name).Distinct(), Plain, Plain, (function, method) => (function, method))
        .DistinctBy(pair => pair.method).ToDictionary(pair => pair.method, pair => pair.function, StringComparer.Ordinal);

    internal static IReadOnlyList<FunctionRow> Rows { get; } = [.. Make()];

    internal static IEnumerable<string> Lines()
    {
        var (run, equal) = (Rows.Count(r => r.OnEmbedded), Rows.Count(r => r.IsEqual));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Rows.Count} functions and operators: Spark runs {Rows.Count(r => r.OnSpark is null)}, the embedded engine {run} ({100.0 * run / Rows.Count:F1}%); of {equal} all cases are equal.");
        yield return "";
        yield return "| function | in C# | Spark | embedded | equal |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var row in Rows)
        {
            yield return row.ToString();
        }

        yield return "";
        yield return "Functions of Spark's that the table leaves out are refused on the embedded engine when the plan is built, by name:";
        yield return "";
        foreach (var (names, reason) in RefusedFunctions.All)
        {
            yield return $"- {string.Join(", ", names.Order(StringComparer.Ordinal).Select(n => $"`{n}`"))}: {reason}.";
        }
    }

    private static IEnumerable<FunctionRow> Make()
    {
        var cases = AllCases.Families.SelectMany(f => f.Cases).ToList();
        var methods = cases.SelectMany(Methods).Where(m => !ByName.TryGetValue(m.Method, out var named) || Canonical(named) == Canonical(m.Function)).Concat(ByName.Select(m => (Method: m.Key, Function: m.Value)))
            .Distinct().ToLookup(m => m.Function, m => m.Method, StringComparer.OrdinalIgnoreCase);
        var about = cases.ToLookup(c => Canonical(Subjects.Of(c)), StringComparer.OrdinalIgnoreCase);
        var others = about.Select(g => g.Key).Concat(methods.Select(m => m.Key)).Where(n => n.Length > 0 && FunctionTable.Find(n) is null);
        foreach (var name in FunctionTable.All.Select(f => f.Name).Concat(others).Distinct(StringComparer.OrdinalIgnoreCase).Except(FunctionTable.Internal).Except(Unknown).Order(StringComparer.Ordinal))
        {
            var aliases = FunctionTable.Find(name)?.Aliases ?? [];
            yield return Row(name, aliases, [.. about[name]], [.. aliases.Prepend(name).SelectMany(n => methods[n]).Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    private static FunctionRow Row(string name, IReadOnlyList<string> aliases, IReadOnlyList<Case> cases, IReadOnlyList<string> methods)
    {
        var gaps = cases.Select(c => GapFile.All.GetValueOrDefault(c.Text)).OfType<KnownGap>().ToList();
        var isLacking = cases.Count > 0 && gaps.Count(g => Lacking.Contains(g.Difference)) == cases.Count;
        return new FunctionRow(
            name, aliases, methods, cases.Count, NotOnSpark.GetValueOrDefault(name), !isLacking,
            [.. gaps.GroupBy(g => g.Reason).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key, StringComparer.Ordinal)]);
    }

    private static string Canonical(string? name) => name is null ? "" : FunctionTable.Find(name)?.Name ?? name;

    /// <summary>The methods that a case written in C# calls, each with the function that it makes: both stand in the same order.</summary>
    private static IEnumerable<(string Method, string Function)> Methods(Case @case)
    {
        var methods = Call().Matches(@case.Text).Select(m => m.Groups[1].Value).Except(NoFunctions).Where(IsMethod).ToList();
        var calls = Subjects.Calls(@case).ToList();
        return methods.Count == calls.Count ? methods.Zip(calls) : [];
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsMethod(string name) => typeof(Functions).GetMember(name).Length > 0;

    [GeneratedRegex(@"(?<![\w.])([A-Z]\w*)\(")]
    private static partial Regex Call();
}
