using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>
/// Casts from text. Each is there twice: <c>spark_to_x</c> throws where the text is no x, <c>spark_try_to_x</c> gives null.
/// </summary>
internal static class ParsingCasts
{
    private static readonly DataType Text = new StringType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        .. Both("tinyint", new ByteType(), text => TypedParsers.Whole(text, sbyte.MinValue, sbyte.MaxValue) is { } v ? (sbyte)v : null),
        .. Both("smallint", new ShortType(), text => TypedParsers.Whole(text, short.MinValue, short.MaxValue) is { } v ? (short)v : null),
        .. Both("int", new IntegerType(), text => TypedParsers.Whole(text, int.MinValue, int.MaxValue) is { } v ? (int)v : null),
        .. Both("bigint", new LongType(), text => TypedParsers.Whole(text, long.MinValue, long.MaxValue)),
        .. Both("float", new FloatType(), text => TypedParsers.Real(text) is { } v ? (float)v : null),
        .. Both("double", new DoubleType(), text => TypedParsers.Real(text)),
        .. Both("boolean", new BooleanType(), text => TypedParsers.Boolean(text)),
        .. Both("date", new DateType(), text => DateTimeText.Date(text)),
        .. Both("timestamp_ntz", new TimestampNTZType(), text => DateTimeText.Local(text)),
        StringFunctions.Define("spark_to_timestamp", [Text, Text], new TimestampType(), a =>
            (object?)DateTimeText.Instant((string)a[0]!, (string)a[1]!) ?? throw Malformed(a[0]!, new TimestampType())),
        StringFunctions.Define("spark_try_to_timestamp", [Text, Text], new TimestampType(), a => DateTimeText.Instant((string)a[0]!, (string)a[1]!)),
    ];

    private static ScalarFunctionDefinition[] Both(string name, DataType type, Func<string, object?> parse) =>
    [
        StringFunctions.Define($"spark_to_{name}", [Text], type, a => parse((string)a[0]!) ?? throw Malformed(a[0]!, type)),
        StringFunctions.Define($"spark_try_to_{name}", [Text], type, a => parse((string)a[0]!)),
    ];

    private static DataFrames.SparkException Malformed(object text, DataType type) => SparkErrors.CastInput($"'{text}'", "STRING", type.Sql);
}
