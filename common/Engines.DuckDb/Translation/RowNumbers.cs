using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>The rows' numbers, from 0 in the rows' order, which some functions need; that costs all but one thread.</summary>
internal static class RowNumbers
{
    internal const string Column = "\"row number\"";
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "rand", "randn", "uuid", "uniform", "randstr", "shuffle", "monotonically_increasing_id" };

    /// <summary>Whether an expression needs the rows' numbers.</summary>
    internal static bool AreUsed(BoundExpression expression) =>
        (expression is BoundCall call && Functions.Contains(call.Function) && call is not { Function: "shuffle", Arguments.Count: 1 }) || expression.Children.Any(AreUsed);

    /// <summary>Rows and their numbers.</summary>
    internal static string Of(string rows) => $"(SELECT *, row_number() OVER () - 1 AS {Column} FROM {rows})";

    /// <summary>The column, where it is there.</summary>
    /// <exception cref="NotSupportedException">The function stands where rows have no numbers.</exception>
    internal static string In(ExpressionTranslator translator) => translator.HasRowNumbers
        ? Column
        : throw new NotSupportedException("The embedded engine has random values and numbers of rows in select lists, conditions, groups and orders, not here: make a column of them before.");
}
