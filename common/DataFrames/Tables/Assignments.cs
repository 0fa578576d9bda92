using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>Columns that a merge or update sets, given by name as in SQL.</summary>
internal static class Assignments
{
    internal static ValueList<Assignment> Of(IReadOnlyDictionary<string, Column> set) =>
        set.Select(s => new Assignment(Functions.Col(s.Key).Expression, s.Value.Expression)).ToValueList();

    internal static Dictionary<string, Column> Parse(IReadOnlyDictionary<string, string> set) =>
        set.ToDictionary(s => s.Key, s => Functions.Expr(s.Value));
}
