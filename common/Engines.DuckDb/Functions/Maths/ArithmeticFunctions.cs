using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Arithmetic whose errors are Spark's: division, remainders, shifts, and checks.</summary>
internal static class ArithmeticFunctions
{
    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        Scalar.Double("spark_divide", (a, b) => b == 0 ? throw SparkErrors.DivideByZero() : a / b),
        Scalar.Long("spark_div", Divide),
        Scalar.Of<long, long>("spark_overflow", DuckDbType.BigInt, DuckDbType.BigInt, _ => throw SparkErrors.Overflow("Adding up")),
        Scalar.Long("spark_floor_div", (a, b) => (a / b) - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0)),
        Scalar.Long("spark_remainder", (a, b) => b switch
        {
            0 => throw SparkErrors.RemainderByZero(),
            -1 => 0,
            _ => a % b,
        }),
        Scalar.Double("spark_remainder", (a, b) => b == 0 ? throw SparkErrors.RemainderByZero() : a % b),
        Scalar.Long("spark_pmod", PositiveRemainder),
        Scalar.Double("spark_pmod", (a, b) => b == 0 ? throw SparkErrors.RemainderByZero() : a % b is var r && r < 0 ? (r + b) % b : r),
        Scalar.Of<int, int, int>("spark_shift_left", DuckDbType.Integer, DuckDbType.Integer, DuckDbType.Integer, (a, b) => a << b),
        Scalar.Of<long, int, long>("spark_shift_left", DuckDbType.BigInt, DuckDbType.Integer, DuckDbType.BigInt, (a, b) => a << b),
        Scalar.Of<int, int, int>("spark_shift_right", DuckDbType.Integer, DuckDbType.Integer, DuckDbType.Integer, (a, b) => a >> b),
        Scalar.Of<long, int, long>("spark_shift_right", DuckDbType.BigInt, DuckDbType.Integer, DuckDbType.BigInt, (a, b) => a >> b),
        Scalar.Long("spark_checked_index", (index, length) => index >= 0 && index < length ? index : throw SparkErrors.ArrayIndex(index, length)),
        Scalar.Long("spark_checked_place", (place, length) =>
            place != 0 && Math.Abs(place) <= length ? place : throw SparkErrors.ArrayPlace(place, length)),
        Scalar.Of<long, long, double>("spark_uniform", DuckDbType.BigInt, DuckDbType.BigInt, DuckDbType.Double, Uniform),
        Scalar.Of<double, double, long>("spark_poisson", DuckDbType.Double, DuckDbType.Double, DuckDbType.BigInt, Poisson),
        RowFunction.Define(
            "spark_raise_error", [new StringType()], new StringType(), a => throw new SparkException("USER_RAISED_EXCEPTION", (string?)a[0] ?? "null"), isVolatile: true),
        RowFunction.Define("spark_compared", [new IntegerType()], new IntegerType(), a => a[0] ?? throw new SparkException(
            "COMPARATOR_RETURNS_NULL", "The comparator has returned a NULL. It should return a positive integer for \"greater than\", 0 for \"equal\" and a negative integer for \"less than\".")),
        RowFunction.Define("spark_recursion_level", [new IntegerType(), new IntegerType()], new IntegerType(), a => (int)a[0]! <= (int)a[1]! ? a[0] : throw new SparkException(
            "RECURSION_LEVEL_LIMIT_EXCEEDED", $"Recursion level limit {a[1]} reached but the query has not exhausted: correct its condition, or name a higher one as WITH RECURSIVE t(col) MAX RECURSION LEVEL 200."), isVolatile: true),
        RowFunction.Define("spark_malformed_record", [new StringType()], new BooleanType(), a => throw new SparkException(
            "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", $"Malformed records are detected in record parsing: {a[0]}. Parse mode: FAILFAST. Use PERMISSIVE to get nulls.")),
        Scalar.Of<double, long>("spark_saturate", DuckDbType.Double, DuckDbType.BigInt, x => double.IsNaN(x) ? 0 : x >= 9_223_372_036_854_775_807d ? long.MaxValue : x <= -9_223_372_036_854_775_808d ? long.MinValue : (long)x),
        Scalar.Of<int, int, bool>("spark_checked_slice", DuckDbType.Integer, DuckDbType.Integer, DuckDbType.Boolean, CheckSlice),
        RowFunction.Define("spark_checked_step", [new LongType(), new LongType(), new LongType()], new LongType(), CheckStep, calledOnNull: false),
    ];

    /// <summary>How often something happens that happens so often on average: the inverse of Poisson's distribution at a uniform number.</summary>
    private static long Poisson(double mean, double uniform)
    {
        // Beyond this the chances are less than a double can add.
        var most = (long)(mean + (40 * Math.Sqrt(mean)) + 50);
        var (count, logarithm, sum) = (0L, -mean, Math.Exp(-mean));
        while (uniform >= sum && count < most)
        {
            count++;
            logarithm += Math.Log(mean / count);
            sum += Math.Exp(logarithm);
        }

        return count;
    }

    private static bool CheckSlice(int start, int length) =>
        start == 0 ? throw new SparkException("INVALID_PARAMETER_VALUE.START", "Expects a positive or a negative value for `start`, but got 0.")
        : length < 0 ? throw new SparkException("INVALID_PARAMETER_VALUE.LENGTH", string.Create(CultureInfo.InvariantCulture, $"Expects `length` greater than or equal to 0, but got {length}."))
        : true;

    private static object CheckStep(object?[] a)
    {
        var (start, end, step) = ((long)a[0]!, (long)a[1]!, (long)a[2]!);
        return (step > 0 && start <= end) || (step < 0 && start >= end) || (step == 0 && start == end)
            ? step == 0 ? 1L : step
            : throw new SparkException(SparkErrors.Unclassified, string.Create(CultureInfo.InvariantCulture, $"Illegal sequence boundaries: {start} to {end} by {step}."));
    }

    private static long Divide(long a, long b) => (a, b) switch
    {
        (_, 0) => throw SparkErrors.DivideByZero(),
        (long.MinValue, -1) => throw SparkErrors.Overflow("Overflow in integral divide."),
        _ => a / b,
    };

    private static long PositiveRemainder(long a, long b)
    {
        if (b == 0)
        {
            throw SparkErrors.RemainderByZero();
        }

        var rest = b == -1 ? 0 : a % b;
        return rest < 0 ? (rest + b) % b : rest;
    }

    // SplitMix64 over seed and row: evenly spread, and the same in every run.
    private static double Uniform(long seed, long row)
    {
        var z = unchecked((ulong)seed + ((ulong)row * 0x9E3779B97F4A7C15UL));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
