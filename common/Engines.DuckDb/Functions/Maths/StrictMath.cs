namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>
/// The exponential function and the logarithm to the last digit of Java's <c>StrictMath</c>, which Spark takes: reduced to a short interval in
/// two parts, and approximated there by a rational function. The constants are those of the method's first publication (FDLIBM).
/// </summary>
internal static partial class StrictMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700e+00;
    private const double Overflow = 7.09782712893383973096e+02;
    private const double Underflow = -7.45133219101941108420e+02;
    private const double TwoTo54 = 18_014_398_509_481_984.0;
    private const double TwoToMinus1000 = 9.33263618503218878990e-302;

    private static ReadOnlySpan<double> ExpTerms =>
        [1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05, -1.65339022054652515390e-06, 4.13813679705723846039e-08];

    internal static double Exp(double x)
    {
        if (double.IsNaN(x) || x > Overflow || x < Underflow)
        {
            return double.IsNaN(x) ? x : x > 0 ? double.PositiveInfinity : 0;
        }

        var size = High(x) & 0x7fffffff;
        if (size < 0x3e300000)
        {
            return 1 + x;
        }

        var (k, high, low) = (0, 0.0, 0.0);
        if (size > 0x3fd62e42)
        {
            k = size < 0x3FF0A2B2 ? Math.Sign(x) : (int)((InverseLn2 * x) + (x < 0 ? -0.5 : 0.5));
            (high, low) = (x - (k * Ln2High), k * Ln2Low);
            x = high - low;
        }

        var c = x - Remainder(x * x);
        if (k == 0)
        {
            return 1 - ((x * c / (c - 2)) - x);
        }

        var y = 1 - (low - (x * c / (2 - c)) - high);
        return k == 1024 ? y * 2 * 8.98846567431158e307
            : k >= -1021 ? Scaled(y, k)
            : Scaled(y, k + 1000) * TwoToMinus1000;
    }

    internal static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x < 0 ? double.NaN : x;
        }

        var k = 0;
        if (High(x) < 0x00100000)
        {
            (k, x) = (-54, x * TwoTo54);
        }

        var high = High(x);
        k += (high >> 20) - 1023;
        high &= 0x000fffff;
        var half = (high + 0x95f64) & 0x100000;
        x = WithHigh(x, high | (half ^ 0x3ff00000));
        k += half >> 20;
        return OfReduced(x - 1, k, high);
    }

    private static double OfReduced(double f, int k, int high)
    {
        if ((0x000fffff & (2 + high)) < 3)
        {
            var r = f * f * (0.5 - (0.33333333333333333 * f));
            return f == 0 ? (k * Ln2High) + (k * Ln2Low) : k == 0 ? f - r : (k * Ln2High) - (r - (k * Ln2Low) - f);
        }

        var s = f / (2 + f);
        var z = s * s;
        var w = z * z;
        var odd = w * (3.999999999940941908e-01 + (w * (2.222219843214978396e-01 + (w * 1.531383769920937332e-01))));
        var even = z * (6.666666666666735130e-01 + (w * (2.857142874366239149e-01 + (w * (1.818357216161805012e-01 + (w * 1.479819860511658591e-01))))));
        var rest = even + odd;
        if (((high - 0x6147a) | (0x6b851 - high)) > 0)
        {
            var square = 0.5 * f * f;
            return k == 0 ? f - (square - (s * (square + rest))) : (k * Ln2High) - (square - ((s * (square + rest)) + (k * Ln2Low)) - f);
        }

        return k == 0 ? f - (s * (f - rest)) : (k * Ln2High) - ((s * (f - rest)) - (k * Ln2Low) - f);
    }

    private static double Remainder(double t)
    {
        var p = ExpTerms;
        return t * (p[0] + (t * (p[1] + (t * (p[2] + (t * (p[3] + (t * p[4]))))))));
    }

    private static int High(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);

    private static double WithHigh(double x, int high) =>
        BitConverter.Int64BitsToDouble(((long)high << 32) | (BitConverter.DoubleToInt64Bits(x) & 0xffffffffL));

    private static double Scaled(double y, int k) => WithHigh(y, High(y) + (k << 20));
}
