namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <content>Powers: the logarithm to base 2 in two parts, times the exponent in two parts, and 2 to that.</content>
internal static partial class StrictMath
{
    private const double Cp = 9.61796693925975554329e-01;
    private const double CpHigh = 9.61796700954437255859e-01;
    private const double CpLow = -7.02846165095275826516e-09;

    internal static double Pow(double x, double y)
    {
        if (y == 0)
        {
            return 1;
        }

        // All that is not a positive number to a moderate power follows from signs and sizes; .NET has the same answers there, but for 1 to an infinite power.
        if (!double.IsFinite(x) || !double.IsFinite(y) || x == 0)
        {
            return Math.Abs(x) == 1 && double.IsInfinity(y) || double.IsNaN(y) ? double.NaN : Math.Pow(x, y);
        }

        var sign = 1.0;
        if (x < 0)
        {
            if (y != Math.Truncate(y))
            {
                return double.NaN;
            }

            sign = Math.Abs(y) < 9_007_199_254_740_992 && Math.Abs(y % 2) == 1 ? -1 : 1;
        }

        return y switch
        {
            1 => x,
            2 => x * x,
            -1 => 1 / x,
            0.5 when x > 0 => Math.Sqrt(x),
            _ => sign * OfPositive(Math.Abs(x), y),
        };
    }

    private static double OfPositive(double x, double y)
    {
        if (x == 1)
        {
            return 1;
        }

        if (Math.Abs(y) > 2.0e19)
        {
            return (x > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        var (t1, t2) = Math.Abs(y) > 2_147_483_648 && Math.Abs(x - 1) < 1e-6 ? Log2NearOne(x) : Log2(x);
        var y1 = Truncated(y);
        var low = ((y - y1) * t1) + (y * t2);
        var high = y1 * t1;
        var z = low + high;
        if (z >= 1024 && (z > 1024 || low + 8.0085662595372944372e-17 > z - high))
        {
            return double.PositiveInfinity;
        }

        return z <= -1075 && (z < -1075 || low <= z - high) ? 0 : Exp2(z, high, low);
    }

    /// <summary>Both parts of the logarithm of a number so near to one that three terms of its series are enough.</summary>
    private static (double High, double Low) Log2NearOne(double x)
    {
        var t = x - 1;
        var w = t * t * (0.5 - (t * (0.3333333333333333333333 - (t * 0.25))));
        var u = 1.44269502162933349609e+00 * t;
        var v = (t * 1.92596299112661746887e-08) - (w * InverseLn2);
        var high = Truncated(u + v);
        return (high, v - (high - u));
    }

    private static (double High, double Low) Log2(double x)
    {
        var n = 0;
        if (High(x) < 0x00100000)
        {
            (x, n) = (x * 9_007_199_254_740_992.0, -53);
        }

        n += (High(x) >> 20) - 0x3ff;
        var j = High(x) & 0x000fffff;
        var k = j <= 0x3988E || j >= 0xBB67A ? 0 : 1;
        n += j >= 0xBB67A ? 1 : 0;
        x = WithHigh(x, (j | 0x3ff00000) - (j >= 0xBB67A ? 0x00100000 : 0));
        var middle = k == 0 ? 1.0 : 1.5;

        var u = x - middle;
        var v = 1 / (x + middle);
        var s = u * v;
        var sHigh = Truncated(s);
        var tHigh = WithHigh(0, ((High(x) >> 1) | 0x20000000) + 0x00080000 + (k << 18));
        var tLow = x - (tHigh - middle);
        var sLow = v * (u - (sHigh * tHigh) - (sHigh * tLow));

        var s2 = s * s;
        var r = s2 * s2 * (5.99999999999994648725e-01 + (s2 * (4.28571428578550184252e-01 + (s2 * (3.33333329818377432918e-01
            + (s2 * (2.72728123808534006489e-01 + (s2 * (2.30660745775561754067e-01 + (s2 * 2.06975017800338417784e-01))))))))));
        r += sLow * (sHigh + s);
        s2 = sHigh * sHigh;
        tHigh = Truncated(3.0 + s2 + r);
        tLow = r - (tHigh - 3.0 - s2);

        u = sHigh * tHigh;
        v = (sLow * tHigh) + (tLow * s);
        var pHigh = Truncated(u + v);
        var pLow = v - (pHigh - u);
        var zHigh = CpHigh * pHigh;
        var zLow = (CpLow * pHigh) + (pLow * Cp) + (k == 0 ? 0 : 1.35003920212974897128e-08);
        var dHigh = k == 0 ? 0 : 5.84962487220764160156e-01;
        var high = Truncated(zHigh + zLow + dHigh + n);
        return (high, zLow - (high - n - dHigh - zHigh));
    }

    private static double Exp2(double z, double high, double low)
    {
        var i = High(z) & 0x7fffffff;
        var k = (i >> 20) - 0x3ff;
        var n = 0;
        if (i > 0x3fe00000)
        {
            n = High(z) + (0x00100000 >> (k + 1));
            k = ((n & 0x7fffffff) >> 20) - 0x3ff;
            var t = WithHigh(0, n & ~(0x000fffff >> k));
            n = ((n & 0x000fffff) | 0x00100000) >> (20 - k);
            n = High(z) < 0 ? -n : n;
            high -= t;
        }

        var part = Truncated(low + high);
        var u = part * 6.93147182464599609375e-01;
        var v = ((low - (part - high)) * 6.93147180559945286227e-01) + (part * -1.90465429995776804525e-09);
        z = u + v;
        var w = v - (z - u);
        var square = z * z;
        var t1 = z - Remainder(square);
        var r = (z * t1 / (t1 - 2)) - (w + (z * w));
        z = 1 - (r - z);
        return (High(z) + (n << 20)) >> 20 <= 0 ? Math.ScaleB(z, n) : Scaled(z, n);
    }

    private static double Truncated(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~0xffffffffL);
}
