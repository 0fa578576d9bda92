using System.Diagnostics.CodeAnalysis;

namespace SparkPersonalization.DataFrames;

/// <summary>Numbers. Overflow is an error in ANSI mode.</summary>
public static partial class Functions
{
    /// <summary>The number without its sign.</summary>
    public static Column Abs(Column column) => Call("abs", column);

    /// <summary>The arc cosine, in radians.</summary>
    public static Column Acos(Column column) => Call("acos", column);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static Column Acosh(Column column) => Call("acosh", column);

    /// <summary>The arc sine, in radians.</summary>
    public static Column Asin(Column column) => Call("asin", column);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Column Asinh(Column column) => Call("asinh", column);

    /// <summary>The arc tangent, in radians.</summary>
    public static Column Atan(Column column) => Call("atan", column);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static Column Atanh(Column column) => Call("atanh", column);

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>), in radians.</summary>
    public static Column Atan2(Column y, Column x) => Call("atan2", y, x);

    /// <summary>The whole number in binary digits.</summary>
    public static Column Bin(Column column) => Call("bin", column);

    /// <summary>The number with all bits inverted.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Bitwise_Not(Column column) => Call("~", column);

    /// <summary>Rounded to <paramref name="scale"/> digits after the point, halves to the even neighbour.</summary>
    public static Column Bround(Column column, int scale = 0) => Call("bround", column, Lit(scale));

    /// <summary>The cube root.</summary>
    public static Column Cbrt(Column column) => Call("cbrt", column);

    /// <summary>The smallest whole number that is not less.</summary>
    public static Column Ceil(Column column) => Call("ceil", column);

    /// <summary>The smallest whole number that is not less.</summary>
    public static Column Ceil(string columnName) => Ceil(Col(columnName));

    /// <summary>The digits of a number of one base in another, 2 to 36.</summary>
    public static Column Conv(Column column, int fromBase, int toBase) => Call("conv", column, Lit(fromBase), Lit(toBase));

    /// <summary>The cosine of an angle in radians.</summary>
    public static Column Cos(Column column) => Call("cos", column);

    /// <summary>The hyperbolic cosine.</summary>
    public static Column Cosh(Column column) => Call("cosh", column);

    /// <summary>Radians in degrees.</summary>
    public static Column Degrees(Column column) => Call("degrees", column);

    /// <summary>Degrees in radians.</summary>
    public static Column Radians(Column column) => Call("radians", column);

    /// <summary>e to the power of the number.</summary>
    public static Column Exp(Column column) => Call("exp", column);

    /// <summary>e to the power of the number, less 1.</summary>
    public static Column Expm1(Column column) => Call("expm1", column);

    /// <summary>The factorial, for 0 to 20.</summary>
    public static Column Factorial(Column column) => Call("factorial", column);

    /// <summary>The largest whole number that is not greater.</summary>
    public static Column Floor(Column column) => Call("floor", column);

    /// <summary>The largest whole number that is not greater.</summary>
    public static Column Floor(string columnName) => Floor(Col(columnName));

    /// <summary>A number, text or bytes in hexadecimal digits.</summary>
    public static Column Hex(Column column) => Call("hex", column);

    /// <summary>The bytes of hexadecimal digits.</summary>
    public static Column Unhex(Column column) => Call("unhex", column);

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(Column left, Column right) => Call("hypot", left, right);

    /// <summary>The natural logarithm; null for numbers that are not above 0.</summary>
    public static Column Log(Column column) => Call("ln", column);

    /// <summary>The logarithm to a base; null for numbers that are not above 0.</summary>
    public static Column Log(double logBase, Column column) => Call("log", Lit(logBase), column);

    /// <summary>The logarithm to base 10.</summary>
    public static Column Log10(Column column) => Call("log10", column);

    /// <summary>The natural logarithm of the number plus 1.</summary>
    public static Column Log1p(Column column) => Call("log1p", column);

    /// <summary>The logarithm to base 2.</summary>
    public static Column Log2(Column column) => Call("log2", column);

    /// <summary>The remainder, never negative for a divisor above 0.</summary>
    public static Column Pmod(Column dividend, Column divisor) => Call("pmod", dividend, divisor);

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>.</summary>
    public static Column Pow(Column left, Column right) => Call("power", left, right);

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>.</summary>
    public static Column Pow(Column left, double right) => Pow(left, Lit(right));

    /// <summary>The nearest whole number as a double, halves to the even neighbour.</summary>
    public static Column Rint(Column column) => Call("rint", column);

    /// <summary>Rounded to <paramref name="scale"/> digits after the point, halves away from zero.</summary>
    public static Column Round(Column column, int scale = 0) => Call("round", column, Lit(scale));

    /// <summary>A random number from 0 to below 1, by a seed.</summary>
    public static Column Rand(long seed) => Call("rand", Lit(seed));

    /// <summary>A random number of the standard normal distribution, by a seed.</summary>
    public static Column Randn(long seed) => Call("randn", Lit(seed));

    /// <summary>A random number from 0 to below 1, another in every run.</summary>
    public static Column Rand() => Call("rand");

    /// <summary>A random number of the standard normal distribution, another in every run.</summary>
    public static Column Randn() => Call("randn");

    /// <summary>The bits moved left.</summary>
    public static Column ShiftLeft(Column column, int numBits) => Call("shiftleft", column, Lit(numBits));

    /// <summary>The bits moved right, keeping the sign.</summary>
    public static Column ShiftRight(Column column, int numBits) => Call("shiftright", column, Lit(numBits));

    /// <summary>The bits moved right, filled with zeros.</summary>
    public static Column ShiftRightUnsigned(Column column, int numBits) => Call("shiftrightunsigned", column, Lit(numBits));

    /// <summary>-1, 0 or 1 as a double, by the number's sign.</summary>
    public static Column Signum(Column column) => Call("signum", column);

    /// <summary>The sine of an angle in radians.</summary>
    public static Column Sin(Column column) => Call("sin", column);

    /// <summary>The hyperbolic sine.</summary>
    public static Column Sinh(Column column) => Call("sinh", column);

    /// <summary>The square root; NaN for negative numbers.</summary>
    public static Column Sqrt(Column column) => Call("sqrt", column);

    /// <summary>The square root; NaN for negative numbers.</summary>
    public static Column Sqrt(string columnName) => Sqrt(Col(columnName));

    /// <summary>The tangent of an angle in radians.</summary>
    public static Column Tan(Column column) => Call("tan", column);

    /// <summary>The hyperbolic tangent.</summary>
    public static Column Tanh(Column column) => Call("tanh", column);

    /// <summary>The sum, or null where it overflows.</summary>
    public static Column TryAdd(Column left, Column right) => Call("try_add", left, right);

    /// <summary>The difference, or null where it overflows.</summary>
    public static Column TrySubtract(Column left, Column right) => Call("try_subtract", left, right);

    /// <summary>The product, or null where it overflows.</summary>
    public static Column TryMultiply(Column left, Column right) => Call("try_multiply", left, right);

    /// <summary>The quotient, or null where the divisor is 0.</summary>
    public static Column TryDivide(Column left, Column right) => Call("try_divide", left, right);
}
