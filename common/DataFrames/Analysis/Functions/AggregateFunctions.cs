using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Values from many rows.</summary>
internal static class AggregateFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Aggregate("count", TakesMany(0, Any), Gives(Long), NullRule.Never),
        Aggregate("count_if", Takes(Of(Rules.Boolean)), Gives(Long), NullRule.Never),
        Aggregate("sum", Takes(NumericOrInterval), a => Sum(a[0].DataType)),
        Aggregate("avg", Takes(NumericOrInterval), a => Average(a[0].DataType), NullRule.Always, "mean"),
        Aggregate("min", Takes(Any), GivesArgument(0)),
        Aggregate("max", Takes(Any), GivesArgument(0)),
        Aggregate("min_by", Takes(Any, Any), GivesArgument(0)),
        Aggregate("max_by", Takes(Any, Any), GivesArgument(0)),
        Aggregate("first", TakesFrom(1, Any, Of(Rules.Boolean)), GivesArgument(0), NullRule.Always, "first_value"),
        Aggregate("last", TakesFrom(1, Any, Of(Rules.Boolean)), GivesArgument(0), NullRule.Always, "last_value"),
        Aggregate("any_value", TakesFrom(1, Any, Of(Rules.Boolean)), GivesArgument(0)),
        Aggregate("collect_list", Takes(Any), a => new ArrayType(a[0].DataType, false), NullRule.Never, "array_agg"),
        Aggregate("collect_set", Takes(Any), a => new ArrayType(a[0].DataType, false), NullRule.Never),
        Aggregate("bool_and", Takes(Of(Rules.Boolean)), Gives(Rules.Boolean), NullRule.Always, "every"),
        Aggregate("bool_or", Takes(Of(Rules.Boolean)), Gives(Rules.Boolean), NullRule.Always, "any", "some"),
        Aggregate("approx_count_distinct", TakesFrom(1, Any, Of(Rules.Double)), Gives(Long), NullRule.Never),
        .. new[] { "stddev_samp", "stddev_pop", "var_samp", "var_pop", "skewness", "kurtosis" }
            .Select(name => Aggregate(name, Takes(Of(Rules.Double)), Gives(Rules.Double), NullRule.Always, Also(name))),
        Aggregate("corr", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double)),
        Aggregate("covar_samp", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double)),
        Aggregate("covar_pop", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double)),
    ];

    internal static FunctionDefinition Find(string name) => All.First(d => d.Name == name);

    private static string[] Also(string name) => name switch
    {
        "stddev_samp" => ["stddev", "std"],
        "var_samp" => ["variance"],
        _ => [],
    };

    private static DataType Sum(DataType type) => type switch
    {
        DecimalType d => DecimalArithmetic.Bounded(d.Precision + 10, d.Scale),
        IntegralType => Long,
        DayTimeIntervalType or YearMonthIntervalType => type,
        _ => Rules.Double,
    };

    private static DataType Average(DataType type) => type switch
    {
        DecimalType d => DecimalArithmetic.Bounded(d.Precision + 4, d.Scale + 4),
        DayTimeIntervalType => new DayTimeIntervalType(),
        YearMonthIntervalType => new YearMonthIntervalType(),
        _ => Rules.Double,
    };
}
