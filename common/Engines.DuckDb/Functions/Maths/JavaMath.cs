namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Functions of real numbers by the formulas of Java and Spark, to the last digit.</summary>
internal static class JavaMath
{
    internal static double Asinh(double x) => double.IsNegativeInfinity(x) ? x : StrictMath.Log(x + Math.Sqrt((x * x) + 1));

    internal static double Acosh(double x) => StrictMath.Log(x + Math.Sqrt((x * x) - 1));

    internal static double Atanh(double x) => 0.5 * (Log1P(x) - Log1P(-x));

    /// <summary>The logarithm of 1 + x: the rounding of the sum is taken out of the quotient again.</summary>
    internal static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsInfinity(sum) || x <= -1 ? Math.Log(sum) : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>The cube root: an estimate of 5 bits from the exponent, a rational improvement to 23 bits, one step of Newton's.</summary>
    internal static double Cbrt(double x)
    {
        if (!double.IsFinite(x) || x == 0)
        {
            return x;
        }

        const uint Normal = 715_094_163;
        const uint Subnormal = 696_219_795;
        var size = Math.Abs(x);
        var high = High(size);
        var t = high < 0x00100000 ? WithHigh((High(size * 18_014_398_509_481_984.0) / 3) + Subnormal) : WithHigh((high / 3) + Normal);
        var r = t * t / size;
        var s = (19.0 / 35) + (r * t);
        t *= (5.0 / 14) + ((45.0 / 28) / (s + (99.0 / 70) + ((-864.0 / 1225) / s)));
        t = WithHigh(High(t) + 1);
        s = t * t;
        r = size / s;
        r = (r - t) / (t + t + r);
        return Math.CopySign(t + (t * r), x);
    }

    private static uint High(double x) => (uint)(BitConverter.DoubleToUInt64Bits(x) >> 32);

    private static double WithHigh(uint high) => BitConverter.UInt64BitsToDouble((ulong)high << 32);
}
