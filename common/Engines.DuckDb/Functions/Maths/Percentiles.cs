using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Exact percentiles of a list of numbers or intervals, between two values by their distance, as Spark's <c>percentile</c>.</summary>
internal static class Percentiles
{
    /// <summary>Of real numbers, without boxing them.</summary>
    internal static ScalarFunctionDefinition OfDoubles { get; } = new()
    {
        Name = "spark_agg_percentile",
        Parameters = [DuckDbType.List(DuckDbType.Double), DuckDbType.Double],
        Result = DuckDbType.Double,
        Body = call =>
        {
            foreach (var row in call.Rows)
            {
                var (start, count) = call.Argument(0).List(row);
                if (count == 0)
                {
                    call.Result.WriteNull(row);
                    continue;
                }

                var values = new double[count];
                for (var i = 0; i < count; i++)
                {
                    values[i] = call.Argument(0).Element.Value<double>(start + i);
                }

                call.Result.Write(row, Between(Sorted(values), call.Argument(1).Value<double>(row)));
            }
        },
    };

    /// <summary>Of any numbers or intervals, at one fraction or several.</summary>
    internal static object? Of(object?[] values, object fraction, DataType result)
    {
        if (values.Length == 0)
        {
            return null;
        }

        var sorted = Sorted([.. values.Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture))]);
        return fraction is object?[] several
            ? several.Select(f => Typed(Between(sorted, (double)f!), ((ArrayType)result).ElementType)).ToArray()
            : Typed(Between(sorted, (double)fraction), result);
    }

    // NaN is the greatest number.
    private static double[] Sorted(double[] values)
    {
        Array.Sort(values, (a, b) => double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : double.IsNaN(b) ? -1 : a.CompareTo(b));
        return values;
    }

    private static double Between(double[] sorted, double fraction)
    {
        var place = (sorted.Length - 1) * fraction;
        var (lower, higher) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return lower == higher || sorted[lower].Equals(sorted[higher])
            ? sorted[lower]
            : ((higher - place) * sorted[lower]) + ((place - lower) * sorted[higher]);
    }

    private static object Typed(double value, DataType type) => type switch
    {
        YearMonthIntervalType => (object)(int)value,
        DayTimeIntervalType => (object)(long)value,
        _ => (object)value,
    };
}
