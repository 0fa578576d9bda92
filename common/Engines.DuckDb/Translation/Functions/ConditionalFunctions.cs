using System.Text;
using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Choices between values, and questions about null.</summary>
internal static class ConditionalFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "when case", (_, a, _) => Choose(a) },
        { "if iff", "CASE WHEN {0} THEN {1} ELSE {2} END" },
        { "coalesce ifnull nvl", Coalesce },
        { "nvl2", "CASE WHEN ({0}) IS NOT NULL THEN {1} ELSE {2} END" },
        { "nullif", "CASE WHEN {0} = {1} THEN NULL ELSE {0} END" },
        { "nullifzero", "CASE WHEN {0} = 0 THEN NULL ELSE {0} END" },
        { "zeroifnull", (call, a, _) => $"coalesce({a[0]}, {ExpressionTranslator.Typed("0", call.DataType)})" },
        { "isnull", "({0} IS NULL)" },
        { "isnotnull", "({0} IS NOT NULL)" },
        { "isnan", "coalesce(isnan({0}), false)" },
        { "nanvl", "CASE WHEN isnan({0}) THEN {1} ELSE {0} END" },
        { "in", In },
        { "greatest", "greatest({*})" },
        { "least", "least({*})" },
        { "raise_error", RaiseError },
        { "assert_true", AssertTrue },
    };

    private const int MostComparisons = 33;

    /// <summary>A choice between values.</summary>
    /// <param name="arguments">Conditions and values in turn, and the value where none holds, if there is one.</param>
    internal static string Choose(string[] arguments)
    {
        var sql = new StringBuilder("CASE");
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            sql.Append(System.Globalization.CultureInfo.InvariantCulture, $" WHEN {arguments[i]} THEN {arguments[i + 1]}");
        }

        return (arguments.Length % 2 == 1 ? sql.Append(" ELSE ").Append(arguments[^1]) : sql).Append(" END").ToString();
    }

    // DuckDB computes the parts of a condition for all rows, but only for those that are not decided yet where it is a CASE's.
    private static string Coalesce(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.Arguments is [BoundCall, BoundLiteral { Value: false }]
        ? $"CASE WHEN {arguments[0]} THEN true ELSE false END"
        : $"coalesce({string.Join(", ", arguments)})";

    // DuckDB makes a join of every IN, through which it carries all columns of the rows; a few comparisons cost far less.
    private static string In(BoundCall call, string[] arguments, ExpressionTranslator translator) => arguments.Length switch
    {
        1 => "false",
        <= MostComparisons when IsCheap(call.Arguments[0]) => $"({string.Join(" OR ", arguments.Skip(1).Select(value => $"{arguments[0]} = {value}"))})",
        _ => $"({arguments[0]} IN ({string.Join(", ", arguments.Skip(1))}))",
    };

    private static bool IsCheap(BoundExpression value) => value switch
    {
        BoundReference or BoundLambdaVariable => true,
        BoundGetField field => IsCheap(field.Child),
        BoundCall { Function: "get" } element => element.Arguments.All(a => a is BoundLiteral || IsCheap(a)),
        _ => false,
    };

    private static string RaiseError(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        ExpressionTranslator.Typed($"spark_raise_error({arguments[^1]})", call.DataType);

    private static string AssertTrue(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        $"CASE WHEN {arguments[0]} THEN NULL ELSE {ExpressionTranslator.Typed($"spark_raise_error({(arguments.Length > 1 ? arguments[1] : "'The condition is not true!'")})", call.DataType)} END";
}
