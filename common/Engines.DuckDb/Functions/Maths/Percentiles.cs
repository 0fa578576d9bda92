using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Exact percentiles of a list of numbers or intervals, between two values by their distance, as Spark's <c>percentile</c>.</summary>
internal static class Percentiles
{
    private static readonly Comparer<double> Order =
        Comparer<double>.Create((a, b) => double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : double.IsNaN(b) ? -1 : a.CompareTo(b));

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

        var sorted = Sorted([.. values.Select(Number)]);
        return At(fraction, f => Between(sorted, f), result);
    }

    /// <summary>Of numbers or intervals, each with how often it counts, as pairs.</summary>
    internal static object? OfCounted(object?[] pairs, object fraction, DataType result)
    {
        var counted = new SortedDictionary<double, long>(Order);
        foreach (var pair in pairs.Cast<Row>())
        {
            var count = (long)pair[1]!;
            if (count < 0)
            {
                throw new SparkException("NEGATIVE_VALUES_IN_FREQUENCY_EXPRESSION", $"Found the negative value in the frequencies of percentile: {count}, but expected a positive integral value.");
            }

            var value = Number(pair[0]);
            counted[value] = counted.GetValueOrDefault(value) + count;
        }

        var total = counted.Values.Sum();
        return total == 0 ? null : At(fraction, f => Between(total, f, place => ValueAt(counted, place)), result);
    }

    private static double ValueAt(SortedDictionary<double, long> counted, long place)
    {
        foreach (var (value, count) in counted)
        {
            if (place < count)
            {
                return value;
            }

            place -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(place));
    }

    private static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static object At(object fraction, Func<double, double> percentile, DataType result) => fraction is object?[] several
        ? several.Select(f => Typed(percentile((double)f!), ((ArrayType)result).ElementType)).ToArray()
        : Typed(percentile((double)fraction), result);

    // NaN is the greatest number.
    private static double[] Sorted(double[] values)
    {
        Array.Sort(values, Order);
        return values;
    }

    private static double Between(double[] sorted, double fraction) => Between(sorted.Length, fraction, place => sorted[place]);

    private static double Between(long count, double fraction, Func<long, double> at)
    {
        var place = (count - 1) * fraction;
        var (lower, higher) = ((long)Math.Floor(place), (long)Math.Ceiling(place));
        var (low, high) = (at(lower), at(higher));
        return lower == higher || low.Equals(high) ? low : ((higher - place) * low) + ((place - lower) * high);
    }

    private static object Typed(double value, DataType type) => type switch
    {
        YearMonthIntervalType => (object)(int)value,
        DayTimeIntervalType => (object)(long)value,
        _ => (object)value,
    };
}
