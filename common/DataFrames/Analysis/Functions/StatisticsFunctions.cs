using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Aggregates of statistics: percentiles, regressions, the most frequent value; and what tells grouping sets apart.</summary>
internal static class StatisticsFunctions
{
    private static readonly Parameter Fraction = new(
        a => a.DataType is ArrayType ? new ArrayType(Rules.Double, false) : TypeCoercion.CanCastImplicitly(a.DataType, Rules.Double) ? Rules.Double : null, "DOUBLE or ARRAY<DOUBLE>");

    private static readonly Parameter Measured = new(
        a => a.DataType is DayTimeIntervalType or YearMonthIntervalType ? a.DataType : TypeCoercion.CanCastImplicitly(a.DataType, Rules.Double) ? Rules.Double : null, "NUMERIC or INTERVAL");

    private static readonly Parameter Frequency = new(a => a.DataType is IntegralType or NullType ? Long : null, "INTEGRAL");

    private static readonly Parameter Ordered = new(
        a => a.DataType is StringType ? Rules.Double : a.DataType is NumericType or DateType or TimestampType or TimestampNTZType or DayTimeIntervalType or YearMonthIntervalType or NullType ? a.DataType : null, "NUMERIC, DATE, TIMESTAMP or INTERVAL");

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Aggregate("median", Takes(Measured), a => Interpolated(a[0].DataType)),
        Aggregate("percentile", TakesFrom(2, Measured, Fraction, Frequency), a => PerFraction(a[1], Interpolated(a[0].DataType))),
        Aggregate("percentile_cont", TakesFrom(2, Measured, Fraction), a => PerFraction(a[1], Interpolated(a[0].DataType))),
        Aggregate("percentile_disc", TakesFrom(2, Measured, Fraction), a => PerFraction(a[1], Interpolated(a[0].DataType))),
        Aggregate("percentile_approx", TakesFrom(2, Ordered, Fraction, Of(Long)), a => PerFraction(a[1], a[0].DataType), NullRule.Always, "approx_percentile"),
        Aggregate("histogram_numeric", TakesBy(2, 2, "(NUMERIC, DATE, TIMESTAMP or INTERVAL, INT)", Histogram), a => new ArrayType(new StructType(new StructField("x", a[0].DataType), new StructField("y", Rules.Double)))),
        Aggregate("approx_top_k", TakesBy(1, 3, "(value [, INT [, INT]])", Frequent), a => new ArrayType(new StructType(new StructField("item", a[0].DataType), new StructField("count", Long, false)), false), NullRule.Never),
        Aggregate("mode", TakesFrom(1, Any, Of(Rules.Boolean)), GivesArgument(0)),
        Aggregate("listagg", TakesFrom(1, Of(Rules.String), Of(Rules.String)), Gives(Rules.String), NullRule.Always, "string_agg"),
        Aggregate("product", Takes(Of(Rules.Double)), Gives(Rules.Double)),
        Aggregate("grouping", Takes(Any), Gives(new ByteType()), NullRule.Never),
        Aggregate("grouping_id", TakesMany(0, Any), Gives(Long), NullRule.Never),
        .. new[] { "regr_avgx", "regr_avgy", "regr_intercept", "regr_r2", "regr_slope", "regr_sxx", "regr_sxy", "regr_syy" }
            .Select(name => Aggregate(name, Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double))),
        Aggregate("regr_count", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Long), NullRule.Never),
    ];

    private static DataType[]? Histogram(IReadOnlyList<BoundExpression> arguments)
    {
        var type = Ordered.Coerce(arguments[0]);
        return type is null || !TypeCoercion.CanCastImplicitly(arguments[1].DataType, Int) ? null
            : arguments[1] is not BoundLiteral { Value: int bins } ? throw new AnalysisException("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "The number of bins of histogram_numeric must be a constant whole number.")
            : bins < 2 ? throw new AnalysisException("DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE", $"The nb must be between [2, {int.MaxValue}] (current value = {bins}).")
            : [type, Int];
    }

    /// <summary>How many values <c>approx_top_k</c> gives, and how many it keeps count of.</summary>
    internal static (int K, int MaxItems) TopK(IReadOnlyList<BoundExpression> arguments) => (Count(arguments, 1, 5), Count(arguments, 2, 10_000));

    private static int Count(IReadOnlyList<BoundExpression> arguments, int place, int otherwise) =>
        arguments.Count > place ? (int)RandomFunctions.WholeNumberOf(arguments[place])! : otherwise;

    private static DataType[]? Frequent(IReadOnlyList<BoundExpression> arguments)
    {
        const int MostItems = 1_000_000;
        foreach (var argument in arguments.Skip(1))
        {
            if (argument is BoundLiteral { Value: null } || argument.DataType is NullType)
            {
                throw new AnalysisException("APPROX_TOP_K_NULL_ARG", "The numbers that approx_top_k takes cannot be NULL.");
            }

            if (RandomFunctions.WholeNumberOf(argument) is null)
            {
                throw Unfit("the numbers that it takes must be constant whole numbers");
            }
        }

        var (k, maxItems) = TopK(arguments);
        return k < 1 || maxItems < 1 ? throw new AnalysisException("APPROX_TOP_K_NON_POSITIVE_ARG", "The numbers that approx_top_k takes must be above 0.")
            : maxItems > MostItems ? throw new AnalysisException("APPROX_TOP_K_MAX_ITEMS_TRACKED_EXCEEDS_LIMIT", $"approx_top_k keeps count of {MostItems} values at most, not {maxItems}.")
            : maxItems < k ? throw new AnalysisException("APPROX_TOP_K_MAX_ITEMS_TRACKED_LESS_THAN_K", $"approx_top_k must keep count of as many values as it gives, {k}, not of {maxItems}.")
            : arguments[0].DataType is AtomicType and not (BinaryType or NullType or DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType or VariantType)
            ? [arguments[0].DataType, .. arguments.Skip(1).Select(_ => Int)]
            : throw Unfit($"{arguments[0].DataType.SimpleString} columns are not supported");
    }

    private static AnalysisException Unfit(string why) => new("DATATYPE_MISMATCH.TYPE_CHECK_FAILURE_WITH_HINT", $"Cannot resolve approx_top_k due to data type mismatch: {why}.");

    private static DataType Interpolated(DataType type) => type switch
    {
        DayTimeIntervalType => new DayTimeIntervalType(),
        YearMonthIntervalType => new YearMonthIntervalType(),
        _ => Rules.Double,
    };

    private static DataType PerFraction(BoundExpression fraction, DataType type) => fraction.DataType is ArrayType ? new ArrayType(type, false) : type;
}
