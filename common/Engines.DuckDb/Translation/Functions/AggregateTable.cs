using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>How the engine says each aggregate function.</summary>
internal static class AggregateTable
{
    private static readonly Dictionary<string, Func<AggregateSyntax, string>> Simple = new(StringComparer.Ordinal)
    {
        ["min"] = a => Extreme(a, "min"),
        ["max"] = a => Extreme(a, "max"),
        ["bool_and"] = a => a.Apply("bool_and", a.Arguments[0]),
        ["every"] = a => a.Apply("bool_and", a.Arguments[0]),
        ["bool_or"] = a => a.Apply("bool_or", a.Arguments[0]),
        ["any"] = a => a.Apply("bool_or", a.Arguments[0]),
        ["some"] = a => a.Apply("bool_or", a.Arguments[0]),
        ["bit_and"] = a => a.Apply("bit_and", a.Arguments[0]),
        ["bit_or"] = a => a.Apply("bit_or", a.Arguments[0]),
        ["bit_xor"] = a => a.Apply("bit_xor", a.Arguments[0]),
        ["count_if"] = a => a.Apply("count", $"CASE WHEN {a.Arguments[0]} THEN 1 END"),
        ["approx_count_distinct"] = a => a.Typed("approx_count_distinct", a.Arguments[0]),
        ["sum"] = Sum,
        ["avg"] = Average,
        ["mean"] = Average,
        ["count"] = Count,
        ["collect_set"] = a => Collected(a, $"list_sort(list_distinct({a.Apply("list", a.Arguments[0], $"({a.Arguments[0]}) IS NOT NULL")}))"),
    };

    private static readonly Dictionary<string, Func<AggregateSyntax, string>> Ordered = new(StringComparer.Ordinal)
    {
        ["first"] = a => Edge(a, "first"),
        ["first_value"] = a => Edge(a, "first"),
        ["any_value"] = a => Edge(a, "first"),
        ["last"] = a => Edge(a, "last"),
        ["last_value"] = a => Edge(a, "last"),
        ["collect_list"] = Collect,
        ["array_agg"] = Collect,
        ["max_by"] = a => a.Apply("arg_max_null", $"{a.Arguments[0]}, {LastOfEquals(a, ExpressionTranslator.PlaceColumn)}"),
        ["min_by"] = a => a.Apply("arg_min_null", $"{a.Arguments[0]}, {LastOfEquals(a, $"-{ExpressionTranslator.PlaceColumn}")}"),
        ["string_agg"] = Join,
        ["listagg"] = Join,
    };

    /// <summary>How to say a function; null for one that the engine has not.</summary>
    internal static Func<AggregateSyntax, string>? Find(string function) =>
        Simple.GetValueOrDefault(function) ?? Ordered.GetValueOrDefault(function) ?? StatisticsTable.All.GetValueOrDefault(function);

    /// <summary>Whether a function's result depends on the order of its rows.</summary>
    internal static bool DependsOnOrder(string function) => Ordered.ContainsKey(function);

    // DuckDB adds whole numbers in 128 bits; the cast to the plan's type is what finds an overflow.
    private static string Sum(AggregateSyntax a) => a.Call.DataType is DecimalType { Precision: DecimalType.MaxPrecision } type
        ? InRange(a, type, ExpressionTranslator.Typed($"spark_overflow(CAST({a.WideSum} IS NULL AS BIGINT))", type))
        : a.Call.DataType is NumericType ? ExpressionTranslator.Typed(a.Sum(), a.Call.DataType) : StatisticsTable.OfIntervals(a, IntervalArithmetic.Sum);

    /// <summary>A sum of decimals as long as it has no more digits than a decimal may: DuckDB's 128 bits hold some that have.</summary>
    internal static string InRange(AggregateSyntax a, DecimalType type, string otherwise)
    {
        var sum = ExpressionTranslator.Typed(a.WideSum, type);
        var digits = new string('9', type.Precision - type.Scale);
        var most = $"CAST('{(digits.Length == 0 ? "0" : digits)}.{new string('9', type.Scale)}' AS {SparkTypes.ToSql(type)})";
        if (a.NarrowSum is null)
            return $"CASE WHEN {sum} > {most} OR {sum} < -{most} THEN {otherwise} ELSE {sum} END";
        var narrow = ExpressionTranslator.Typed(a.NarrowSum, type);
        return $"CASE WHEN {sum} IS NULL THEN {narrow} WHEN {sum} > {most} - greatest({narrow}, 0) OR {sum} < -{most} - least({narrow}, 0) THEN {otherwise} "
            + $"ELSE {ExpressionTranslator.Typed($"coalesce({narrow}, 0) + {sum}", type)} END";
    }

    private static string Average(AggregateSyntax a)
    {
        if (a.Call.DataType is not NumericType)
        {
            return StatisticsTable.OfIntervals(a, IntervalArithmetic.Average);
        }

        if (a.Call.DataType is not DecimalType type || a.Call.Arguments[0].DataType is not DecimalType values)
        {
            return a.Typed("avg", a.Arguments[0]);
        }

        var sum = new DecimalType(DecimalType.MaxPrecision, values.Scale);
        var function = a.Resources.AddFunction(DecimalFunctions.Of("average", sum, new LongType(), type));
        return $"{function}({a.Sum()}, nullif({a.Present()}, 0))";
    }

    // Spark counts the rows in which no argument is null.
    private static string Count(AggregateSyntax a) => a.Arguments.Count switch
    {
        0 => a.Apply("count", "*"),
        1 => a.Apply("count", a.Arguments[0]),
        _ when a.Call.IsDistinct => a.Apply("count", $"struct_pack({Fields(a)})", NoneNull(a)),
        _ => a.Apply("count", $"CASE WHEN {NoneNull(a)} THEN 1 END"),
    };

    private static string Fields(AggregateSyntax a) =>
        string.Join(", ", a.Arguments.Select((sql, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f{i} := {sql}")));

    private static string NoneNull(AggregateSyntax a) => string.Join(" AND ", a.Arguments.Select(sql => $"({sql}) IS NOT NULL"));

    private static string Extreme(AggregateSyntax a, string function) => NestedOrder.IsNeeded(a.Call.DataType)
        ? (a with { Call = a.Call with { IsDistinct = false } }).Apply($"arg_{function}", $"{a.Arguments[0]}, {NestedOrder.Key(a.Arguments[0], a.Call.DataType)}")
        : a.Apply(function, a.Arguments[0]);

    private static string Edge(AggregateSyntax a, string function) =>
        a.Over is not null ? $"{function}_value({a.Arguments[0]}{(a.Call.Arguments.Count > 1 && a.Call.Arguments[1] is BoundLiteral { Value: true } ? " IGNORE NULLS" : "")}){a.Over}"
        : a.Call.Arguments.Count > 1 && a.Call.Arguments[1] is BoundLiteral { Value: true }
            ? a.Apply(function, $"{a.Arguments[0]}{a.InOrder}", $"({a.Arguments[0]}) IS NOT NULL")
            : a.Apply(function, $"{a.Arguments[0]}{a.InOrder}");

    // Of equally great values Spark takes the last, DuckDB the first. To compare places too costs a fraction of sorting the rows.
    private static string LastOfEquals(AggregateSyntax a, string place) => a.InOrder.Length > 0
        ? $"CASE WHEN ({a.Arguments[1]}) IS NOT NULL THEN struct_pack(o := {a.Arguments[1]}, p := {place}) END"
        : a.Arguments[1];

    private static string Collect(AggregateSyntax a) => Collected(a, List(a));

    private static string List(AggregateSyntax a) => a.Apply("list", $"{a.Arguments[0]}{a.InOrder}", $"({a.Arguments[0]}) IS NOT NULL");

    // Spark gives an empty array where there is nothing to collect, DuckDB a null.
    private static string Collected(AggregateSyntax a, string list) => $"coalesce({list}, {LiteralSql.Of(Array.Empty<object?>(), a.Call.DataType)})";

    private static string Join(AggregateSyntax a)
    {
        var separator = a.Arguments.Count > 1 ? a.Arguments[1] : "''";
        if (a.Call.IsDistinct && a.Over is null && a.Order is null)
        {
            return Distinct(a, separator);
        }

        return a.Apply("string_agg", $"{a.Arguments[0]}, coalesce({separator}, ''){a.InOrder}");
    }

    // Each text once, where it first comes.
    private static string Distinct(AggregateSyntax a, string separator)
    {
        var distinct = a.Resources.AddFunction(ArraySets.Of("distinct", new ArrayType(new StringType(), false)));
        var all = a with { Call = a.Call with { IsDistinct = false } };
        var list = all.Apply("list", $"{a.Arguments[0]} ORDER BY {ExpressionTranslator.PlaceColumn}", $"({a.Arguments[0]}) IS NOT NULL");
        return $"array_to_string({distinct}({list}), coalesce({separator}, ''))";
    }
}
