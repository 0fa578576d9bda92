using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>Spark's complaints about values, in Spark's words.</summary>
internal static class SparkErrors
{
    /// <summary>The class of an error for which Spark has none, as the Spark engine reports it too.</summary>
    internal const string Unclassified = "UNCLASSIFIED";

    internal static SparkException DivideByZero() => new(
        "DIVIDE_BY_ZERO", "Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.");

    internal static SparkException RemainderByZero() => new(
        "REMAINDER_BY_ZERO", "Remainder by zero. Use `try_mod` to tolerate divisor being 0 and return NULL instead.");

    internal static SparkException Overflow(string what) => new(
        "ARITHMETIC_OVERFLOW", $"{what} caused overflow. Use a wider type, or a try_ function to get NULL instead.");

    internal static SparkException CastInput(string value, string from, string to) => new(
        "CAST_INVALID_INPUT",
        $"The value {value} of the type \"{from}\" cannot be cast to \"{to}\" because it is malformed. "
        + "Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead.");

    internal static SparkException CastOverflow(string value, string from, string to) => new(
        "CAST_OVERFLOW",
        $"The value {value} of the type \"{from}\" cannot be cast to \"{to}\" due to an overflow. "
        + "Use `try_cast` to tolerate overflow and return NULL instead.");

    internal static SparkException OutOfRange(string value, int precision, int scale) => new(
        "NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION",
        $"The value {value} cannot be represented as Decimal({precision}, {scale}). Use `try_cast` to get NULL instead.");

    internal static SparkException ArrayIndex(long index, long length) => new(
        "INVALID_ARRAY_INDEX", $"The index {index} is out of bounds. The array has {length} elements. Use `get` to get NULL instead.");

    internal static SparkException ArrayPlace(long place, long length) => place == 0
        ? new("INVALID_INDEX_OF_ZERO", "The index 0 is invalid. An index shall be either < 0 or > 0 (the first element has index 1).")
        : new("INVALID_ARRAY_INDEX_IN_ELEMENT_AT", $"The index {place} is out of bounds. The array has {length} elements. Use `try_element_at` to get NULL instead.");
}
