using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>The keys of maps as names in JSON: what Spark holds of them inside, as a text.</summary>
internal static class JsonKeyTexts
{
    /// <summary>Refuses keys of which no names are made.</summary>
    /// <exception cref="NotSupportedException">The type is one of them.</exception>
    internal static void Check(DataType type)
    {
        switch (type)
        {
            case StructType fields:
                foreach (var field in fields)
                {
                    Check(field.DataType);
                }

                break;
            case StringType or BooleanType or NumericType or DateType or TimestampType or TimestampNTZType:
                break;
            default:
                throw new NotSupportedException($"The embedded engine does not write keys of {type.Sql} as JSON: cast them to texts first.");
        }
    }

    internal static string Of(object? key) => key switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => JavaNumbers.ToString(number),
        float number => JavaNumbers.ToString(number),
        Date day => day.DaysSinceEpoch.ToString(CultureInfo.InvariantCulture),
        Timestamp time => time.Microseconds.ToString(CultureInfo.InvariantCulture),
        Row row => $"[{string.Join(',', row.Values.Select(Of))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => key.ToString()!,
    };
}
