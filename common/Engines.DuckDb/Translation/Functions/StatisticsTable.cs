using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>How the engine says aggregates of statistics: most gather the values into a list and give it to a function of C#.</summary>
internal static class StatisticsTable
{
    internal static IReadOnlyDictionary<string, Func<AggregateSyntax, string>> All { get; } = new Dictionary<string, Func<AggregateSyntax, string>>(StringComparer.Ordinal)
    {
        ["var_pop"] = a => Moment(a, "var_pop"),
        ["var_samp"] = a => Moment(a, "var_samp"),
        ["variance"] = a => Moment(a, "var_samp"),
        ["stddev_pop"] = a => Moment(a, "stddev_pop"),
        ["stddev_samp"] = a => Moment(a, "stddev_samp"),
        ["stddev"] = a => Moment(a, "stddev_samp"),
        ["std"] = a => Moment(a, "stddev_samp"),
        ["skewness"] = a => OfList(a, "skewness"),
        ["kurtosis"] = a => OfList(a, "kurtosis"),
        ["corr"] = a => PairMoment(a, "corr"),
        ["covar_pop"] = a => PairMoment(a, "covar_pop"),
        ["covar_samp"] = a => PairMoment(a, "covar_samp"),
        ["regr_avgx"] = a => OfPairs(a, "regr_avgx"),
        ["regr_avgy"] = a => OfPairs(a, "regr_avgy"),
        ["regr_intercept"] = a => OfPairs(a, "regr_intercept"),
        ["regr_r2"] = a => OfPairs(a, "regr_r2"),
        ["regr_slope"] = a => OfPairs(a, "regr_slope"),
        ["regr_sxx"] = a => OfPairs(a, "regr_sxx"),
        ["regr_sxy"] = a => OfPairs(a, "regr_sxy"),
        ["regr_syy"] = a => OfPairs(a, "regr_syy"),
        ["regr_count"] = a => a.Typed("count", a.Arguments[0], BothPresent(a, a.Arguments[1])),
        ["median"] = a => Percentile(a, LiteralSql.Double(0.5), new DoubleType()),
        ["percentile"] = a => Percentile(a, a.Arguments[1], a.Call.Arguments[1].DataType),
        ["percentile_cont"] = a => Percentile(a, a.Arguments[1], a.Call.Arguments[1].DataType),
        ["percentile_disc"] = a => a.Typed("quantile_disc", $"{a.Arguments[0]}, {a.Arguments[1]}"),
        ["percentile_approx"] = Approximate,
        ["mode"] = Mode,
        ["histogram_numeric"] = Histogram,
        ["approx_top_k"] = TopK,
        ["product"] = a => a.Apply("product", a.Arguments[0]),
        ["try_sum"] = a => a.Call.DataType is not NumericType ? OfIntervals(a, (values, type) => RowCalls.Tried(v => IntervalArithmetic.Sum(v, type))(values)) : a.Call.DataType is DecimalType { Precision: DecimalType.MaxPrecision } d ? AggregateTable.InRange(a, d, ExpressionTranslator.Typed("NULL", d)) : $"TRY_CAST({a.Sum()} AS {Execution.Types.SparkTypes.ToSql(a.Call.DataType)})",
        ["try_avg"] = a => a.Call.DataType is NumericType ? AggregateTable.Find("avg")!(a) : OfIntervals(a, (values, type) => RowCalls.Tried(v => IntervalArithmetic.Average(v, type))(values)),
        ["schema_of_variant_agg"] = a => Gathered(a, VariantFunctions.Schema),
        ["bitmap_construct_agg"] = a => Gathered(a, values => Bitmaps.OfPositions(values)),
        ["bitmap_or_agg"] = a => Gathered(a, values => Bitmaps.Joined(values, 0, (x, y) => (byte)(x | y))),
        ["bitmap_and_agg"] = a => Gathered(a, values => Bitmaps.Joined(values, 0xFF, (x, y) => (byte)(x & y))),
    };

    // Over a window DuckDB's own function is taken, whose last digits may differ: a list for each row would take the square of the rows.
    private static string Moment(AggregateSyntax a, string function) => a.Over is null ? OfList(a, function) : a.Apply(function, a.Arguments[0]);

    private static string PairMoment(AggregateSyntax a, string function) => a.Over is null ? OfPairs(a, function) : a.Apply(function, $"{a.Arguments[0]}, {a.Arguments[1]}");

    private static string OfList(AggregateSyntax a, string function) => $"spark_agg_{function}({List(a)})";

    private static string OfPairs(AggregateSyntax a, string function) => $"spark_agg_{function}({Pairs(a, a.Arguments[1])})";

    private static string Pairs(AggregateSyntax a, string other) =>
        a.Apply("list", $"struct_pack(x := {a.Arguments[0]}, y := {other})", BothPresent(a, other));

    private static string BothPresent(AggregateSyntax a, string other) => $"({a.Arguments[0]}) IS NOT NULL AND ({other}) IS NOT NULL";

    private static string List(AggregateSyntax a) => a.Apply("list", a.Arguments[0], $"({a.Arguments[0]}) IS NOT NULL");

    private static string Percentile(AggregateSyntax a, string fraction, DataType fractionType)
    {
        var (type, result) = (a.Call.Arguments[0].DataType, a.Call.DataType);
        if (a.Call.Arguments.Count > 2 && a.Call.Function == "percentile")
        {
            var pair = new StructType(new StructField("x", type), new StructField("y", new LongType()));
            var counted = Define(a, "percentile_counted", [new ArrayType(pair), fractionType], v => Percentiles.OfCounted((object?[])v[0]!, v[1]!, result));
            return $"{counted}({Pairs(a, a.Arguments[2])}, CAST({fraction} AS {Execution.Types.SparkTypes.ToSql(fractionType)}))";
        }

        return (type, fractionType) is (DoubleType, DoubleType)
            ? $"spark_agg_percentile({List(a)}, {fraction})"
            : $"{Define(a, "percentile", [new ArrayType(type), fractionType], v => Percentiles.Of((object?[])v[0]!, v[1]!, result))}({List(a)}, CAST({fraction} AS {Execution.Types.SparkTypes.ToSql(fractionType)}))";
    }

    // Spark takes all values for real numbers here, which have 53 bits.
    private static string Approximate(AggregateSyntax a)
    {
        var found = a.Typed("quantile_disc", $"{a.Arguments[0]}, {a.Arguments[1]}");
        Func<string, string>? real = a.Call.Arguments[0].DataType switch
        {
            TimestampType => value => $"make_timestamptz(spark_saturate(CAST(epoch_us({value}) AS DOUBLE)))",
            TimestampNTZType => value => $"make_timestamp(spark_saturate(CAST(epoch_us({value}) AS DOUBLE)))",
            LongType => value => $"spark_saturate(CAST({value} AS DOUBLE))",
            _ => null,
        };
        return real is null ? found : a.Call.DataType is ArrayType ? $"list_transform({found}, lambda e: {real("e")})" : real(found);
    }

    // Of equally frequent values the least or the greatest, where the call says which.
    private static string Mode(AggregateSyntax a)
    {
        if (a.Call.Arguments.Count == 1)
        {
            return a.Apply("mode", a.Arguments[0]);
        }

        var entries = $"map_entries({a.Apply("histogram", a.Arguments[0])})";
        return a.Call.Arguments[1] is BoundLiteral { Value: true }
            ? $"struct_extract(list_extract(list_sort(list_transform({entries}, lambda e: struct_pack(c := -CAST(e.value AS BIGINT), k := e.key))), 1), 'k')"
            : $"struct_extract(list_extract(list_reverse_sort(list_transform({entries}, lambda e: struct_pack(c := CAST(e.value AS BIGINT), k := e.key))), 1), 'k')";
    }

    private static string Histogram(AggregateSyntax a)
    {
        var (type, bins) = (a.Call.Arguments[0].DataType, (int)((BoundLiteral)a.Call.Arguments[1]).Value!);
        var bin = (StructType)((ArrayType)a.Call.DataType).ElementType;
        var function = Define(a, $"histogram_numeric_{bins}", [new ArrayType(type)], v => NumericHistogram.Of((object?[])v[0]!, bins, type, bin));
        return $"{function}({List(a)})";
    }

    private static string TopK(AggregateSyntax a)
    {
        var (k, maxItems) = DataFrames.Analysis.Functions.StatisticsFunctions.TopK(a.Call.Arguments);
        var row = (StructType)((ArrayType)a.Call.DataType).ElementType;
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"approx_top_k_{k}_{maxItems}");
        return $"{Define(a, name, [new ArrayType(a.Call.Arguments[0].DataType)], v => FrequentItems.Top(v[0] as object?[] ?? [], k, maxItems, row), calledOnNull: true)}({a.Apply("list", a.Arguments[0])})";
    }

    /// <summary>An aggregate of intervals.</summary>
    internal static string OfIntervals(AggregateSyntax a, Func<object?[], DataType, object?> compute) => Gathered(a, values => compute(values, a.Call.DataType));

    private static string Gathered(AggregateSyntax a, Func<object?[], object?> compute)
    {
        var function = Define(a, a.Call.Function, [new ArrayType(a.Call.Arguments[0].DataType)], v => compute(v[0] as object?[] ?? []), calledOnNull: true);
        return $"{function}({List(a)})";
    }

    private static string Define(AggregateSyntax a, string name, IReadOnlyList<DataType> parameters, Func<object?[], object?> compute, bool calledOnNull = false)
    {
        var key = RowCalls.Hash(string.Join(";", parameters.Append(a.Call.DataType).Select(p => p.Json)));
        return a.Resources.AddFunction(KnownFunctions.GetOrAdd(
            $"spark_agg_{name}_{key}", () => RowFunction.Define($"spark_agg_{name}_{key}", parameters, a.Call.DataType, compute, calledOnNull)));
    }
}
