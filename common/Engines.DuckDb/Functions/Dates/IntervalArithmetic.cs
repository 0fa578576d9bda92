using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Intervals of one kind multiplied, divided and added up: months as int, microseconds as long, rounded half up.</summary>
internal static class IntervalArithmetic
{
    internal static object? Times(object?[] a, DataType result) => Typed(Decimal(a[0]!) * Decimal(a[1]!), result);

    internal static object? Divide(object?[] a, DataType result) => Decimal(a[1]!) == 0
        ? throw SparkErrors.DivideByZero()
        : Typed(Decimal(a[0]!) / Decimal(a[1]!), result);

    internal static object? WholeQuotient(object?[] a) => Convert.ToInt64(a[1], CultureInfo.InvariantCulture) == 0
        ? throw SparkErrors.DivideByZero()
        : Convert.ToInt64(a[0], CultureInfo.InvariantCulture) / Convert.ToInt64(a[1], CultureInfo.InvariantCulture);

    internal static object? Absolute(object?[] a, DataType result) => Typed(Math.Abs(Decimal(a[0]!)), result);

    internal static object? Sign(object?[] a) => (double)Math.Sign(Convert.ToInt64(a[0], CultureInfo.InvariantCulture));

    internal static object? Sum(object?[] values, DataType result) => values.Length == 0 ? null : Typed((decimal)Total(values), result);

    internal static object? Average(object?[] values, DataType result)
    {
        var total = Total(values);
        _ = values.Length == 0 ? 0 : Typed((decimal)total, result);
        return values.Length == 0 ? null : Typed((decimal)total / values.Length, result);
    }

    private static BigInteger Total(object?[] values) => values.Aggregate(BigInteger.Zero, (sum, v) => sum + Convert.ToInt64(v, CultureInfo.InvariantCulture));

    private static decimal Decimal(object value) => value switch
    {
        SqlDecimal d => decimal.Parse(d.ToString(), CultureInfo.InvariantCulture),
        double d when double.IsFinite(d) && Math.Abs(d) < 1e20 => decimal.Parse(d.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture),
        double or float => throw SparkErrors.Overflow("The interval"),
        _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
    };

    private static object Typed(decimal value, DataType result)
    {
        var rounded = Math.Round(value, MidpointRounding.AwayFromZero);
        return result is YearMonthIntervalType
            ? rounded is >= int.MinValue and <= int.MaxValue ? (object)(int)rounded : throw SparkErrors.Overflow("The interval")
            : rounded is >= long.MinValue and <= long.MaxValue ? (object)(long)rounded : throw SparkErrors.Overflow("The interval");
    }
}
