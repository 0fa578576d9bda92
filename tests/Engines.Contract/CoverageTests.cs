using System.Reflection;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.Engines.Contract.Cases;

namespace SparkPersonalization.Engines.Contract;

/// <summary>A function without a case is one of which nobody knows whether the engines agree.</summary>
public sealed class CoverageTests
{
    /// <summary>What says how a table is partitioned, and has no value.</summary>
    internal static IReadOnlyList<string> OfPartitions =>
        [nameof(Functions.Years), nameof(Functions.Months), nameof(Functions.Days), nameof(Functions.Hours), nameof(Functions.Bucket)];

    // These make no column of their own: they are used where cases sort, join, name and make tables.
    private static readonly string[] NoColumns =
    [
        nameof(Functions.Asc), nameof(Functions.AscNullsFirst), nameof(Functions.AscNullsLast), nameof(Functions.Desc), nameof(Functions.DescNullsFirst), nameof(Functions.DescNullsLast),
        nameof(Functions.Broadcast), nameof(Functions.Udf), .. OfPartitions,
    ];

    // These need a plan around them, which SameRowsTests has.
    private static readonly string[] InPlans = ["grouping", "grouping_id", "session_window", "window_time", "hmac_sha256", "from_json_strict", "json_verdict"];

    [Test]
    public void Every_function_of_the_table_has_a_case()
    {
        var covered = Cases().Select(Subjects.Of).OfType<string>().Select(FunctionTable.Find).ToHashSet();

        Assert.That(FunctionTable.All.Where(f => !covered.Contains(f)).Select(f => f.Name).Except(InPlans).Except(Internal), Is.Empty, "Add a case of each to Cases/.");
    }

    [Test]
    public void Every_other_name_of_a_function_has_a_case()
    {
        var covered = Cases().SelectMany(Subjects.Calls).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.That(FunctionTable.All.SelectMany(f => f.Aliases).Where(name => !covered.Contains(name)).Except(Spelled), Is.Empty, "Add a case of each to Cases/Sql/.");
    }

    [Test]
    public void Every_method_of_the_functions_class_has_a_case()
    {
        var used = Cases().Select(c => c.Text).ToList();
        var methods = typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(m => m.Name).Distinct().Except(NoColumns).Except(InPlansMethods);

        Assert.That(methods.Where(name => !used.Exists(text => HasCall(text, name))), Is.Empty, "Add a case of each to Cases/Functions/.");
    }

    [Test]
    public void Every_case_is_written_once() =>
        Assert.That(Cases().GroupBy(c => c.Text).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);

    // The parser reads these as == and not.
    private static readonly string[] Spelled = ["=", "!"];

    // What analysis makes of other functions.
    private static readonly string[] Internal = [DataFrames.Analysis.TimeWindows.All, VariantFunctions.Entries];

    private static readonly string[] InPlansMethods =
        [nameof(Functions.Grouping), nameof(Functions.GroupingId), nameof(Functions.Session_Window), nameof(Functions.WindowTime), nameof(Functions.FromJsonStrict)];

    private static IEnumerable<Case> Cases() => AllCases.Families.SelectMany(f => f.Cases);

    private static bool HasCall(string text, string name)
    {
        for (var i = text.IndexOf(name + "(", StringComparison.Ordinal); i >= 0; i = text.IndexOf(name + "(", i + 1, StringComparison.Ordinal))
        {
            if (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
            {
                return true;
            }
        }

        return false;
    }
}
