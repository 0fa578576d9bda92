using System.Globalization;
using System.Numerics;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Functions of real numbers as Java computes them, and rounding by decimal digits.</summary>
internal static class RealFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Scalar.Double("spark_sqrt", Math.Sqrt),
        Scalar.Double("spark_cbrt", JavaMath.Cbrt),
        Scalar.Double("spark_exp", StrictMath.Exp),
        Scalar.Double("spark_expm1", x => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1),
        Logarithm("spark_ln", StrictMath.Log, 0),
        Logarithm("spark_log10", Math.Log10, 0),
        Logarithm("spark_log2", x => StrictMath.Log(x) / StrictMath.Log(2), 0),
        Logarithm("spark_log1p", JavaMath.Log1P, -1),
        Scalar.Double("spark_asinh", JavaMath.Asinh),
        Scalar.Double("spark_acosh", JavaMath.Acosh),
        Scalar.Double("spark_atanh", JavaMath.Atanh),
        Scalar.Double("spark_cot", x => 1 / Math.Tan(x)),
        Scalar.Double("spark_csc", x => 1 / Math.Sin(x)),
        Scalar.Double("spark_sec", x => 1 / Math.Cos(x)),
        WithNull("spark_log", (b, x) => b <= 0 || x <= 0 ? null : StrictMath.Log(x) / StrictMath.Log(b)),
        Scalar.Double("spark_pow", StrictMath.Pow),
        Scalar.Double("spark_sin", Math.Sin),
        Scalar.Double("spark_cos", Math.Cos),
        Scalar.Double("spark_tan", Math.Tan),
        Scalar.Double("spark_asin", Math.Asin),
        Scalar.Double("spark_acos", Math.Acos),
        Scalar.Double("spark_atan", Math.Atan),
        Scalar.Double("spark_atan2", (y, x) => Math.Atan2(y + 0.0, x + 0.0)),
        Scalar.Double("spark_sinh", Math.Sinh),
        Scalar.Double("spark_cosh", Math.Cosh),
        Scalar.Double("spark_hypot", double.Hypot),
        Scalar.Double("spark_rint", x => Math.Round(x, MidpointRounding.ToEven)),
        Scalar.Double("spark_signum", x => x > 0 ? 1 : x < 0 ? -1 : x),
        .. Rounding("spark_round", MidpointRounding.AwayFromZero),
        .. Rounding("spark_bround", MidpointRounding.ToEven),
    ];

    private static ScalarFunctionDefinition Logarithm(string name, Func<double, double> function, double above) =>
        WithNull(name, x => x <= above ? null : function(x));

    private static ScalarFunctionDefinition WithNull(string name, Func<double, double?> function) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Double],
        Result = DuckDbType.Double,
        Body = call =>
        {
            foreach (var row in call.Rows)
            {
                Write(call, row, function(call.Argument(0).Value<double>(row)));
            }
        },
    };

    private static ScalarFunctionDefinition WithNull(string name, Func<double, double, double?> function) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Double, DuckDbType.Double],
        Result = DuckDbType.Double,
        Body = call =>
        {
            foreach (var row in call.Rows)
            {
                Write(call, row, function(call.Argument(0).Value<double>(row), call.Argument(1).Value<double>(row)));
            }
        },
    };

    private static void Write(ScalarCall call, int row, double? value)
    {
        if (value is { } number)
        {
            call.Result.Write(row, number);
        }
        else
        {
            call.Result.WriteNull(row);
        }
    }

    private static IEnumerable<ScalarFunctionDefinition> Rounding(string name, MidpointRounding mode)
    {
        yield return Scalar.Of<double, int, double>(name, DuckDbType.Double, DuckDbType.Integer, DuckDbType.Double, (x, digits) => Round(x, digits, mode));
        yield return Scalar.Of<float, int, float>(
            name, DuckDbType.Float, DuckDbType.Integer, DuckDbType.Float,
            (x, digits) => float.IsFinite(x) ? (float)Round(double.Parse(x.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), digits, mode) : x);
        yield return Scalar.Of<long, int, long>(name, DuckDbType.BigInt, DuckDbType.Integer, DuckDbType.BigInt, (x, digits) => Round(x, digits, mode));
        yield return Scalar.Of<int, int, int>(name, DuckDbType.Integer, DuckDbType.Integer, DuckDbType.Integer, (x, digits) =>
            Round((long)x, digits, mode) is var r && r == (int)r ? (int)r : throw SparkErrors.Overflow("Rounding"));
    }

    // Spark rounds the decimal number that the double prints as, not its binary value: 1.005 is 1.01.
    private static double Round(double value, int digits, MidpointRounding mode)
    {
        if (!double.IsFinite(value) || digits > 330)
        {
            return value;
        }

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var (unscaled, scale) = DecimalText.Parse(shortest)!.Value;
        return scale <= digits
            ? value + 0.0
            : double.Parse(DecimalText.Plain(DecimalText.Rescale(unscaled, scale, digits, mode), digits), CultureInfo.InvariantCulture);
    }

    private static long Round(long value, int digits, MidpointRounding mode)
    {
        if (digits >= 0)
        {
            return value;
        }

        if (digits < -19)
        {
            return 0;
        }

        var power = BigInteger.Pow(10, -digits);
        var rounded = DecimalText.Divide(value, power, mode) * power;
        return rounded >= long.MinValue && rounded <= long.MaxValue ? (long)rounded : throw SparkErrors.Overflow("Rounding");
    }
}
