using System.Numerics;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Arithmetic on decimals that DuckDB's types cannot hold half-way: one function for each operation and types.</summary>
internal static class DecimalFunctions
{
    /// <summary>The function for an operation.</summary>
    /// <param name="operation"><c>add</c>, <c>subtract</c>, <c>multiply</c>, <c>divide</c>, <c>remainder</c>, <c>pmod</c> or <c>average</c> (a sum over a count).</param>
    /// <param name="left">The left side's type.</param>
    /// <param name="right">The right side's type.</param>
    /// <param name="result">The result's type.</param>
    /// <returns>The definition, the same one each time.</returns>
    internal static ScalarFunctionDefinition Of(string operation, DataType left, DataType right, DecimalType result)
    {
        var name = $"spark_{operation}_{Part(left)}_{Part(right)}_{Part(result)}";
        return KnownFunctions.GetOrAdd(name, () => RowFunction.Define(
            name, [left, right], result, a => Compute(operation, Exact(a[0]!, left), Exact(a[1]!, right), result), calledOnNull: false));
    }

    private static string Part(DataType type) => type is DecimalType d
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{d.Precision}_{d.Scale}")
        : type.TypeName;

    private static (Int128 Unscaled, int Scale) Exact(object value, DataType type) => type is DecimalType d
        ? (Decimals.Unbox(value, DecimalType.MaxPrecision, (byte)d.Scale), d.Scale)
        : (Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), 0);

    private static object Compute(string operation, (Int128 Unscaled, int Scale) a, (Int128 Unscaled, int Scale) b, DecimalType result)
    {
        if (b.Unscaled == 0 && operation is not ("add" or "subtract" or "multiply"))
        {
            throw operation is "divide" or "average" ? SparkErrors.DivideByZero() : SparkErrors.RemainderByZero();
        }

        return ShortDecimals.Compute(operation, a, b, result.Scale) is { } fitted && Int128.Abs(fitted) < Decimals.Power(result.Precision)
            ? Decimals.Box(fitted, (byte)result.Scale)
            : ComputeLong(operation, a, b, result);
    }

    private static object ComputeLong(string operation, (BigInteger Unscaled, int Scale) a, (BigInteger Unscaled, int Scale) b, DecimalType result)
    {
        var (unscaled, scale) = operation switch
        {
            "add" => Sum(a, b),
            "subtract" => Sum(a, (-b.Unscaled, b.Scale)),
            "multiply" => (a.Unscaled * b.Unscaled, a.Scale + b.Scale),
            "divide" or "average" => (Quotient(a, b, result.Scale), result.Scale),
            _ => Rest(a, b, operation == "pmod"),
        };
        var fitted = DecimalText.Rescale(unscaled, scale, result.Scale);
        return BigInteger.Abs(fitted) < BigInteger.Pow(10, result.Precision)
            ? Decimals.Box((Int128)fitted, (byte)result.Scale)
            : throw SparkErrors.OutOfRange(DecimalText.Plain(unscaled, scale), result.Precision, result.Scale);
    }

    private static (BigInteger Unscaled, int Scale) Sum((BigInteger Unscaled, int Scale) a, (BigInteger Unscaled, int Scale) b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return (DecimalText.Rescale(a.Unscaled, a.Scale, scale) + DecimalText.Rescale(b.Unscaled, b.Scale, scale), scale);
    }

    private static BigInteger Quotient((BigInteger Unscaled, int Scale) a, (BigInteger Unscaled, int Scale) b, int scale)
    {
        var shift = scale + b.Scale - a.Scale;
        return shift >= 0
            ? DecimalText.Divide(a.Unscaled * BigInteger.Pow(10, shift), b.Unscaled)
            : DecimalText.Divide(a.Unscaled, b.Unscaled * BigInteger.Pow(10, -shift));
    }

    private static (BigInteger Unscaled, int Scale) Rest((BigInteger Unscaled, int Scale) a, (BigInteger Unscaled, int Scale) b, bool isPositive)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var divisor = DecimalText.Rescale(b.Unscaled, b.Scale, scale);
        var rest = BigInteger.Remainder(DecimalText.Rescale(a.Unscaled, a.Scale, scale), divisor);
        return (isPositive && rest.Sign < 0 ? BigInteger.Remainder(rest + divisor, divisor) : rest, scale);
    }
}
