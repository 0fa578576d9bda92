using System.Diagnostics.CodeAnalysis;

namespace SparkPersonalization.DataFrames;

/// <summary>Numbers. Overflow is an error in ANSI mode.</summary>
public static partial class Functions
{
    /// <summary>The number without its sign.</summary>
    /// <example><code>Abs(Lit(-3))  // 3</code></example>
    public static Column Abs(Column column) => Call("abs", column);

    /// <summary>The arc cosine, in radians.</summary>
    /// <example><code>Acos(Lit(1))  // 0.0</code></example>
    public static Column Acos(Column column) => Call("acos", column);

    /// <summary>The arc cosine, in radians.</summary>
    public static Column Acos(string columnName) => Acos(Col(columnName));

    /// <summary>The inverse hyperbolic cosine.</summary>
    /// <example><code>Acosh(Lit(1))  // 0.0</code></example>
    public static Column Acosh(Column column) => Call("acosh", column);

    /// <summary>The inverse hyperbolic cosine.</summary>
    public static Column Acosh(string columnName) => Acosh(Col(columnName));

    /// <summary>The arc sine, in radians.</summary>
    /// <example><code>Asin(Lit(0))  // 0.0</code></example>
    public static Column Asin(Column column) => Call("asin", column);

    /// <summary>The arc sine, in radians.</summary>
    public static Column Asin(string columnName) => Asin(Col(columnName));

    /// <summary>The inverse hyperbolic sine.</summary>
    /// <example><code>Asinh(Lit(0))  // 0.0</code></example>
    public static Column Asinh(Column column) => Call("asinh", column);

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Column Asinh(string columnName) => Asinh(Col(columnName));

    /// <summary>The arc tangent, in radians.</summary>
    /// <example><code>Atan(Lit(1))  // 0.7853981633974483</code></example>
    public static Column Atan(Column column) => Call("atan", column);

    /// <summary>The arc tangent, in radians.</summary>
    public static Column Atan(string columnName) => Atan(Col(columnName));

    /// <summary>The inverse hyperbolic tangent.</summary>
    /// <example><code>Atanh(Lit(0))  // 0.0</code></example>
    public static Column Atanh(Column column) => Call("atanh", column);

    /// <summary>The inverse hyperbolic tangent.</summary>
    public static Column Atanh(string columnName) => Atanh(Col(columnName));

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>), in radians.</summary>
    /// <example><code>Atan2(Lit(1), Lit(1))  // 0.7853981633974483</code></example>
    public static Column Atan2(Column y, Column x) => Call("atan2", y, x);

    /// <summary>The angle of the point (<paramref name="xName"/>, <paramref name="y"/>), in radians.</summary>
    public static Column Atan2(Column y, string xName) => Atan2(y, Col(xName));

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="yName"/>), in radians.</summary>
    public static Column Atan2(string yName, Column x) => Atan2(Col(yName), x);

    /// <summary>The angle of the point (<paramref name="xName"/>, <paramref name="yName"/>), in radians.</summary>
    public static Column Atan2(string yName, string xName) => Atan2(Col(yName), Col(xName));

    /// <summary>The angle of the point (<paramref name="xValue"/>, <paramref name="y"/>), in radians.</summary>
    public static Column Atan2(Column y, double xValue) => Atan2(y, Lit(xValue));

    /// <summary>The angle of the point (<paramref name="xValue"/>, <paramref name="yName"/>), in radians.</summary>
    public static Column Atan2(string yName, double xValue) => Atan2(Col(yName), Lit(xValue));

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="yValue"/>), in radians.</summary>
    public static Column Atan2(double yValue, Column x) => Atan2(Lit(yValue), x);

    /// <summary>The angle of the point (<paramref name="xName"/>, <paramref name="yValue"/>), in radians.</summary>
    public static Column Atan2(double yValue, string xName) => Atan2(Lit(yValue), Col(xName));

    /// <summary>The whole number in binary digits.</summary>
    /// <example><code>Bin(Lit(13))  // 1101</code></example>
    public static Column Bin(Column column) => Call("bin", column);

    /// <summary>The whole number in binary digits.</summary>
    public static Column Bin(string columnName) => Bin(Col(columnName));

    /// <summary>The number with all bits inverted.</summary>
    /// <example><code>Bitwise_Not(Lit(0))  // -1</code></example>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Bitwise_Not(Column column) => Call("~", column);

    /// <summary>The number with all bits inverted.</summary>
    /// <example><code>BitwiseNOT(Lit(0))  // -1</code></example>
    public static Column BitwiseNOT(Column column) => Bitwise_Not(column);

    /// <summary>Rounded to <paramref name="scale"/> digits after the point, halves to the even neighbour.</summary>
    /// <example><code>Bround(Lit(2.5))  // 2.0</code></example>
    public static Column Bround(Column column, int scale = 0) => Call("bround", column, Lit(scale));

    /// <summary>The cube root.</summary>
    /// <example><code>Cbrt(Lit(27))  // 3.0</code></example>
    public static Column Cbrt(Column column) => Call("cbrt", column);

    /// <summary>The cube root.</summary>
    public static Column Cbrt(string columnName) => Cbrt(Col(columnName));

    /// <summary>The smallest whole number that is not less.</summary>
    /// <example><code>Ceil(Lit(-0.1))  // 0</code></example>
    public static Column Ceil(Column column) => Call("ceil", column);

    /// <summary>The smallest whole number that is not less.</summary>
    public static Column Ceil(string columnName) => Ceil(Col(columnName));

    /// <summary>The digits of a number of one base in another, 2 to 36.</summary>
    /// <example><code>Conv(Lit("ff"), 16, 10)  // 255</code></example>
    public static Column Conv(Column column, int fromBase, int toBase) => Call("conv", column, Lit(fromBase), Lit(toBase));

    /// <summary>The cosine of an angle in radians.</summary>
    /// <example><code>Cos(Lit(0))  // 1.0</code></example>
    public static Column Cos(Column column) => Call("cos", column);

    /// <summary>The cosine of an angle in radians.</summary>
    public static Column Cos(string columnName) => Cos(Col(columnName));

    /// <summary>The hyperbolic cosine.</summary>
    /// <example><code>Cosh(Lit(0))  // 1.0</code></example>
    public static Column Cosh(Column column) => Call("cosh", column);

    /// <summary>The hyperbolic cosine.</summary>
    public static Column Cosh(string columnName) => Cosh(Col(columnName));

    /// <summary>Radians in degrees.</summary>
    /// <example><code>Degrees(Pi())  // 180.0</code></example>
    public static Column Degrees(Column column) => Call("degrees", column);

    /// <summary>Radians in degrees.</summary>
    public static Column Degrees(string columnName) => Degrees(Col(columnName));

    /// <summary>Degrees in radians.</summary>
    /// <example><code>Radians(Lit(180))  // 3.141592653589793</code></example>
    public static Column Radians(Column column) => Call("radians", column);

    /// <summary>Degrees in radians.</summary>
    public static Column Radians(string columnName) => Radians(Col(columnName));

    /// <summary>e to the power of the number.</summary>
    /// <example><code>Exp(Lit(0))  // 1.0</code></example>
    public static Column Exp(Column column) => Call("exp", column);

    /// <summary>e to the power of the number.</summary>
    public static Column Exp(string columnName) => Exp(Col(columnName));

    /// <summary>e to the power of the number, less 1.</summary>
    /// <example><code>Expm1(Lit(0))  // 0.0</code></example>
    public static Column Expm1(Column column) => Call("expm1", column);

    /// <summary>e to the power of the number, less 1.</summary>
    public static Column Expm1(string columnName) => Expm1(Col(columnName));

    /// <summary>The factorial, for 0 to 20.</summary>
    /// <example><code>Factorial(Lit(5))  // 120</code></example>
    public static Column Factorial(Column column) => Call("factorial", column);

    /// <summary>The largest whole number that is not greater.</summary>
    /// <example><code>Floor(Lit(-0.1))  // -1</code></example>
    public static Column Floor(Column column) => Call("floor", column);

    /// <summary>The largest whole number that is not greater.</summary>
    public static Column Floor(string columnName) => Floor(Col(columnName));

    /// <summary>A number, text or bytes in hexadecimal digits.</summary>
    /// <example><code>Hex(Lit(255))  // FF</code></example>
    public static Column Hex(Column column) => Call("hex", column);

    /// <summary>The bytes of hexadecimal digits.</summary>
    /// <example><code>Unhex(Lit("537061726B")).Cast("string")  // Spark</code></example>
    public static Column Unhex(Column column) => Call("unhex", column);

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    /// <example><code>Hypot(Lit(3), Lit(4))  // 5.0</code></example>
    public static Column Hypot(Column left, Column right) => Call("hypot", left, right);

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(Column left, string rightName) => Hypot(left, Col(rightName));

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(string leftName, Column right) => Hypot(Col(leftName), right);

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(string leftName, string rightName) => Hypot(Col(leftName), Col(rightName));

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(Column left, double right) => Hypot(left, Lit(right));

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(string leftName, double right) => Hypot(Col(leftName), Lit(right));

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(double left, Column right) => Hypot(Lit(left), right);

    /// <summary>The length of the hypotenuse, without overflow between.</summary>
    public static Column Hypot(double left, string rightName) => Hypot(Lit(left), Col(rightName));

    /// <summary>The natural logarithm; null for numbers that are not above 0.</summary>
    /// <example><code>Log(2, Lit(8))  // 3.0</code></example>
    public static Column Log(Column column) => Call("ln", column);

    /// <summary>The natural logarithm; null for numbers that are not above 0.</summary>
    public static Column Log(string columnName) => Log(Col(columnName));

    /// <summary>The logarithm to a base; null for numbers that are not above 0.</summary>
    public static Column Log(double logBase, Column column) => Call("log", Lit(logBase), column);

    /// <summary>The logarithm to a base; null for numbers that are not above 0.</summary>
    public static Column Log(double logBase, string columnName) => Log(logBase, Col(columnName));

    /// <summary>The logarithm to base 10.</summary>
    /// <example><code>Log10(Lit(1000))  // 3.0</code></example>
    public static Column Log10(Column column) => Call("log10", column);

    /// <summary>The logarithm to base 10.</summary>
    public static Column Log10(string columnName) => Log10(Col(columnName));

    /// <summary>The natural logarithm of the number plus 1.</summary>
    /// <example><code>Log1p(Lit(0))  // 0.0</code></example>
    public static Column Log1p(Column column) => Call("log1p", column);

    /// <summary>The natural logarithm of the number plus 1.</summary>
    public static Column Log1p(string columnName) => Log1p(Col(columnName));

    /// <summary>The logarithm to base 2.</summary>
    /// <example><code>Log2(Lit(8))  // 3.0</code></example>
    public static Column Log2(Column column) => Call("log2", column);

    /// <summary>The logarithm to base 2.</summary>
    public static Column Log2(string columnName) => Log2(Col(columnName));

    /// <summary>The remainder, never negative for a divisor above 0.</summary>
    /// <example><code>Pmod(Lit(-7), Lit(3))  // 2</code></example>
    public static Column Pmod(Column left, Column right) => Call("pmod", left, right);

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>.</summary>
    /// <example><code>Pow(Lit(2), 10)  // 1024.0</code></example>
    public static Column Pow(Column left, Column right) => Call("power", left, right);

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>.</summary>
    public static Column Pow(Column left, double right) => Pow(left, Lit(right));

    /// <summary><paramref name="left"/> to the power of <paramref name="rightName"/>.</summary>
    public static Column Pow(Column left, string rightName) => Pow(left, Col(rightName));

    /// <summary><paramref name="leftName"/> to the power of <paramref name="right"/>.</summary>
    public static Column Pow(string leftName, Column right) => Pow(Col(leftName), right);

    /// <summary><paramref name="leftName"/> to the power of <paramref name="rightName"/>.</summary>
    public static Column Pow(string leftName, string rightName) => Pow(Col(leftName), Col(rightName));

    /// <summary><paramref name="leftName"/> to the power of <paramref name="right"/>.</summary>
    public static Column Pow(string leftName, double right) => Pow(Col(leftName), Lit(right));

    /// <summary><paramref name="left"/> to the power of <paramref name="right"/>.</summary>
    public static Column Pow(double left, Column right) => Pow(Lit(left), right);

    /// <summary><paramref name="left"/> to the power of <paramref name="rightName"/>.</summary>
    public static Column Pow(double left, string rightName) => Pow(Lit(left), Col(rightName));

    /// <summary>The nearest whole number as a double, halves to the even neighbour.</summary>
    /// <example><code>Rint(Lit(2.5))  // 2.0</code></example>
    public static Column Rint(Column column) => Call("rint", column);

    /// <summary>The nearest whole number as a double, halves to the even neighbour.</summary>
    public static Column Rint(string columnName) => Rint(Col(columnName));

    /// <summary>Rounded to <paramref name="scale"/> digits after the point, halves away from zero.</summary>
    /// <example><code>Round(Lit(2.5))  // 3.0</code></example>
    public static Column Round(Column column, int scale = 0) => Call("round", column, Lit(scale));

    /// <summary>A random number from 0 to below 1, by a seed.</summary>
    /// <example><code>Rand() &lt; 1  // true</code></example>
    public static Column Rand(long seed) => Call("rand", Lit(seed));

    /// <summary>A random number of the standard normal distribution, by a seed.</summary>
    /// <example><code>Randn() &lt; 100  // true</code></example>
    public static Column Randn(long seed) => Call("randn", Lit(seed));

    /// <summary>A random number from 0 to below 1, another in every run.</summary>
    public static Column Rand() => Call("rand");

    /// <summary>A random number of the standard normal distribution, another in every run.</summary>
    public static Column Randn() => Call("randn");

    /// <summary>A random number between two constants, of the wider type of theirs.</summary>
    /// <example><code>Uniform(Lit(10), Lit(20), 0)  // 17</code></example>
    public static Column Uniform(Column min, Column max) => Call("uniform", min, max);

    /// <summary>A random number between two constants, of the wider type of theirs, by a seed.</summary>
    public static Column Uniform(Column min, Column max, long seed) => Call("uniform", min, max, Lit(seed));

    /// <summary>The bits moved left.</summary>
    /// <example><code>ShiftLeft(Lit(3), 2)  // 12</code></example>
    public static Column ShiftLeft(Column column, int numBits) => Call("shiftleft", column, Lit(numBits));

    /// <summary>The bits moved left.</summary>
    /// <example><code>Shiftleft(Lit(3), 2)  // 12</code></example>
    public static Column Shiftleft(Column column, int numBits) => ShiftLeft(column, numBits);

    /// <summary>The bits moved right, keeping the sign.</summary>
    /// <example><code>ShiftRight(Lit(-8), 1)  // -4</code></example>
    public static Column ShiftRight(Column column, int numBits) => Call("shiftright", column, Lit(numBits));

    /// <summary>The bits moved right, keeping the sign.</summary>
    /// <example><code>Shiftright(Lit(-8), 1)  // -4</code></example>
    public static Column Shiftright(Column column, int numBits) => ShiftRight(column, numBits);

    /// <summary>The bits moved right, filled with zeros.</summary>
    /// <example><code>ShiftRightUnsigned(Lit(-8), 28)  // 15</code></example>
    public static Column ShiftRightUnsigned(Column column, int numBits) => Call("shiftrightunsigned", column, Lit(numBits));

    /// <summary>The bits moved right, filled with zeros.</summary>
    /// <example><code>Shiftrightunsigned(Lit(-8), 28)  // 15</code></example>
    public static Column Shiftrightunsigned(Column column, int numBits) => ShiftRightUnsigned(column, numBits);

    /// <summary>-1, 0 or 1 as a double, by the number's sign.</summary>
    /// <example><code>Signum(Lit(-3))  // -1.0</code></example>
    public static Column Signum(Column column) => Call("signum", column);

    /// <summary>-1, 0 or 1 as a double, by the number's sign.</summary>
    public static Column Signum(string columnName) => Signum(Col(columnName));

    /// <summary>The sine of an angle in radians.</summary>
    /// <example><code>Sin(Lit(0))  // 0.0</code></example>
    public static Column Sin(Column column) => Call("sin", column);

    /// <summary>The sine of an angle in radians.</summary>
    public static Column Sin(string columnName) => Sin(Col(columnName));

    /// <summary>The hyperbolic sine.</summary>
    /// <example><code>Sinh(Lit(0))  // 0.0</code></example>
    public static Column Sinh(Column column) => Call("sinh", column);

    /// <summary>The hyperbolic sine.</summary>
    public static Column Sinh(string columnName) => Sinh(Col(columnName));

    /// <summary>The square root; NaN for negative numbers.</summary>
    /// <example><code>Sqrt(Lit(16))  // 4.0</code></example>
    public static Column Sqrt(Column column) => Call("sqrt", column);

    /// <summary>The square root; NaN for negative numbers.</summary>
    public static Column Sqrt(string columnName) => Sqrt(Col(columnName));

    /// <summary>The tangent of an angle in radians.</summary>
    /// <example><code>Tan(Lit(0))  // 0.0</code></example>
    public static Column Tan(Column column) => Call("tan", column);

    /// <summary>The tangent of an angle in radians.</summary>
    public static Column Tan(string columnName) => Tan(Col(columnName));

    /// <summary>The hyperbolic tangent.</summary>
    /// <example><code>Tanh(Lit(0))  // 0.0</code></example>
    public static Column Tanh(Column column) => Call("tanh", column);

    /// <summary>The hyperbolic tangent.</summary>
    public static Column Tanh(string columnName) => Tanh(Col(columnName));

    /// <summary>The sum, or null where it overflows.</summary>
    /// <example><code>TryAdd(Lit(int.MaxValue), Lit(1))  // NULL</code></example>
    public static Column TryAdd(Column left, Column right) => Call("try_add", left, right);

    /// <summary>The difference, or null where it overflows.</summary>
    /// <example><code>TrySubtract(Lit(int.MinValue), Lit(1))  // NULL</code></example>
    public static Column TrySubtract(Column left, Column right) => Call("try_subtract", left, right);

    /// <summary>The product, or null where it overflows.</summary>
    /// <example><code>TryMultiply(Lit(int.MaxValue), Lit(2))  // NULL</code></example>
    public static Column TryMultiply(Column left, Column right) => Call("try_multiply", left, right);

    /// <summary>The quotient, or null where the divisor is 0.</summary>
    /// <example><code>TryDivide(Lit(1), Lit(0))  // NULL</code></example>
    public static Column TryDivide(Column left, Column right) => Call("try_divide", left, right);
}
