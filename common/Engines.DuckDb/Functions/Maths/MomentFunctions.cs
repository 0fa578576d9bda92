using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>
/// Statistics of a list of numbers, or of pairs, by Spark's formulas, which take one value after the other, so that their last digits are
/// Spark's too. Lists have no nulls.
/// </summary>
internal static class MomentFunctions
{
    private static readonly DuckDbType Numbers = DuckDbType.List(DuckDbType.Double);
    private static readonly DuckDbType Pairs = DuckDbType.List(DuckDbType.Struct([new DuckDbField("x", DuckDbType.Double), new DuckDbField("y", DuckDbType.Double)]));

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        OfNumbers("var_pop", m => m.M2 / m.Count),
        OfNumbers("var_samp", m => m.Count > 1 ? m.M2 / (m.Count - 1) : null),
        OfNumbers("stddev_pop", m => Math.Sqrt(m.M2 / m.Count)),
        OfNumbers("stddev_samp", m => m.Count > 1 ? Math.Sqrt(m.M2 / (m.Count - 1)) : null),
        OfNumbers("skewness", m => m.M2 == 0 ? null : Math.Sqrt(m.Count) * m.M3 / Math.Sqrt(m.M2 * m.M2 * m.M2)),
        OfNumbers("kurtosis", m => m.M2 == 0 ? null : (m.Count * m.M4 / (m.M2 * m.M2)) - 3),
        OfPairs("covar_pop", p => p.Ck / p.Count),
        OfPairs("covar_samp", p => p.Count > 1 ? p.Ck / (p.Count - 1) : null),
        OfPairs("corr", p => p.Count > 1 ? p.Ck / Math.Sqrt(p.MkX * p.MkY) : null),
        OfPairs("regr_r2", p => p.MkY == 0 ? null : p.MkX == 0 ? 1 : p.Ck / Math.Sqrt(p.MkX * p.MkY) is var r ? r * r : null),
        OfPairs("regr_sxx", p => p.M2Y),
        OfPairs("regr_syy", p => p.M2X),
        OfPairs("regr_sxy", p => p.Ck),
        OfPairs("regr_slope", p => p.M2Y == 0 ? null : p.CkReversed / p.M2Y),
        OfPairs("regr_intercept", p => p.M2Y == 0 ? null : p.MeanX - (p.CkReversed / p.M2Y * p.MeanY)),
        OfPairs("regr_avgx", p => p.SumY / p.Count),
        OfPairs("regr_avgy", p => p.SumX / p.Count),
    ];

    private static ScalarFunctionDefinition OfNumbers(string name, Func<Moments, double?> result) => Define(name, Numbers, (call, row) =>
    {
        var (start, count) = call.Argument(0).List(row);
        var moments = default(Moments);
        for (var i = start; i < start + count; i++)
        {
            moments.Add(call.Argument(0).Element.Value<double>(i));
        }

        return count == 0 ? null : result(moments);
    });

    private static ScalarFunctionDefinition OfPairs(string name, Func<PairMoments, double?> result) => Define(name, Pairs, (call, row) =>
    {
        var (start, count) = call.Argument(0).List(row);
        var (x, y) = (call.Argument(0).Element.Field(0), call.Argument(0).Element.Field(1));
        var moments = default(PairMoments);
        for (var i = start; i < start + count; i++)
        {
            moments.Add(x.Value<double>(i), y.Value<double>(i));
        }

        return count == 0 ? null : result(moments);
    });

    private static ScalarFunctionDefinition Define(string name, DuckDbType parameter, Func<ScalarCall, int, double?> compute) => new()
    {
        Name = $"spark_agg_{name}",
        Parameters = [parameter],
        Result = DuckDbType.Double,
        Body = call =>
        {
            foreach (var row in call.Rows)
            {
                if (compute(call, row) is { } value)
                {
                    call.Result.Write(row, value);
                }
                else
                {
                    call.Result.WriteNull(row);
                }
            }
        },
    };
}
