using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Dates and times to and from texts by Spark's patterns.</summary>
internal static class PatternFunctions
{
    private static readonly DataType Text = new StringType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        StringFunctions.Define("spark_date_format", [new TimestampNTZType(), Text, Text], Text, a => DateTimePattern.Of((string)a[1]!).Format((Timestamp)a[0]!, (string)a[2]!)),
        StringFunctions.Define("spark_parse_timestamp", [Text, Text, Text], new TimestampType(), a =>
            (object?)Parse(a) ?? throw new SparkException(
                "CANNOT_PARSE_TIMESTAMP", $"Text '{a[0]}' could not be parsed by the pattern '{a[1]}'. Use `try_to_timestamp` to get NULL instead.")),
        StringFunctions.Define("spark_try_parse_timestamp", [Text, Text, Text], new TimestampType(), a => Parse(a)),
    ];

    private static Timestamp? Parse(object?[] a) => DateTimePattern.Of((string)a[1]!).Parse((string)a[0]!, (string)a[2]!);
}
