using System.Globalization;
using System.Numerics;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>
/// Values as JSON text, as Spark writes it: timestamps to the millisecond; null fields of structs are left out, but with option
/// <c>ignoreNullFields</c> false; no white space, but with option <c>pretty</c>. Further options: <c>dateFormat</c>, <c>timestampFormat</c>,
/// <c>timestampNTZFormat</c>, <c>timeZone</c> and <c>writeNonAsciiCharacterAsCodePoint</c>.
/// </summary>
internal sealed class JsonOutput(TextOptions options)
{
    private const string TimePattern = "yyyy-MM-dd'T'HH:mm:ss.fff";

    /// <summary>The most digits after the point before Java writes an exponent.</summary>
    private const int LeastExponent = -6;

    private readonly bool _keepsNulls = !options.Flag("ignoreNullFields", true);
    private readonly bool _isAscii = options.Flag("writeNonAsciiCharacterAsCodePoint", false);
    private readonly bool _isPretty = options.Flag("pretty", false);

    /// <summary>Refuses a type of which no JSON is made.</summary>
    /// <exception cref="NotSupportedException">It is such a type.</exception>
    internal static void Check(DataType type)
    {
        switch (type)
        {
            case StructType s:
                foreach (var field in s)
                {
                    Check(field.DataType);
                }

                break;
            case ArrayType a:
                Check(a.ElementType);
                break;
            case MapType m:
                JsonKeyTexts.Check(m.KeyType);
                Check(m.ValueType);
                break;
            case StringType or BooleanType or NumericType or BinaryType or DateType or TimestampType or TimestampNTZType or NullType or VariantType or YearMonthIntervalType or DayTimeIntervalType:
                break;
            default:
                throw new NotSupportedException($"The embedded engine does not write {type.Sql} as JSON: cast it to a text first.");
        }
    }

    /// <summary>The text of a value that is not null.</summary>
    internal string Text(object value, DataType type)
    {
        var json = new StringBuilder();
        Append(json, value, type, 0);
        return json.ToString();
    }

    private void Append(StringBuilder json, object? value, DataType type, int depth)
    {
        if (value is null)
        {
            json.Append("null");
            return;
        }

        switch (value, type)
        {
            case (Row row, StructType fields):
                AppendObject(json, fields.Select((field, i) => (field.Name, row.Values[i], field.DataType)).Where(field => _keepsNulls || field.Item2 is not null), depth);
                break;
            case (MapValue map, MapType m):
                AppendObject(json, map.Select(pair => (JsonKeyTexts.Of(pair.Key), pair.Value, m.ValueType)), depth);
                break;
            case (object?[] elements, ArrayType a):
                AppendArray(json, elements, a.ElementType, depth);
                break;
            case (Variant variant, _):
                json.Append(VariantText.Json(variant, TimeZones.Get(options.Zone)));
                break;
            case (bool b, _):
                json.Append(b ? "true" : "false");
                break;
            case (float f, _):
                AppendReal(json, JavaNumbers.ToString(f), float.IsFinite(f));
                break;
            case (double d, _):
                AppendReal(json, JavaNumbers.ToString(d), double.IsFinite(d));
                break;
            case (_, DecimalType d):
                AppendDecimal(json, (BigInteger)Decimals.Unbox(value, DecimalType.MaxPrecision, (byte)d.Scale), d.Scale);
                break;
            case (_, NumericType):
                json.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                JsonStrings.Append(json, Quoted(value, type), _isAscii);
                break;
        }
    }

    private void AppendObject(StringBuilder json, IEnumerable<(string Name, object? Value, DataType Type)> members, int depth)
    {
        json.Append('{');
        var isFirst = true;
        foreach (var (name, value, type) in members)
        {
            json.Append(isFirst ? "" : ",");
            isFirst = false;
            Break(json, depth + 1);
            JsonStrings.Append(json, name, _isAscii);
            json.Append(_isPretty ? " : " : ":");
            Append(json, value, type, depth + 1);
        }

        if (!isFirst)
        {
            Break(json, depth);
        }

        json.Append(isFirst && _isPretty ? " }" : "}");
    }

    private void Break(StringBuilder json, int depth)
    {
        if (_isPretty)
        {
            json.Append('\n').Append(' ', 2 * depth);
        }
    }

    private void AppendArray(StringBuilder json, object?[] elements, DataType type, int depth)
    {
        json.Append(_isPretty ? "[ " : "[");
        for (var i = 0; i < elements.Length; i++)
        {
            json.Append(i == 0 ? "" : _isPretty ? ", " : ",");
            Append(json, elements[i], type, depth);
        }

        json.Append(_isPretty && elements.Length > 0 ? " ]" : "]");
    }

    private static void AppendReal(StringBuilder json, string number, bool isFinite)
    {
        if (isFinite)
        {
            json.Append(number);
        }
        else
        {
            JsonStrings.Append(json, number);
        }
    }

    // As Java's BigDecimal prints itself.
    private static void AppendDecimal(StringBuilder json, BigInteger unscaled, int scale)
    {
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture);
        var exponent = digits.Length - 1 - scale;
        if (exponent >= LeastExponent)
        {
            json.Append(DecimalText.Plain(unscaled, scale));
            return;
        }

        var fraction = digits.Length == 1 ? "" : "." + digits[1..];
        json.Append(CultureInfo.InvariantCulture, $"{(unscaled.Sign < 0 ? "-" : "")}{digits[0]}{fraction}E{exponent}");
    }

    private string Quoted(object value, DataType type) => value switch
    {
        string text => text,
        int months when type is YearMonthIntervalType interval => IntervalTexts.Of(months, interval),
        long micros when type is DayTimeIntervalType interval => IntervalTexts.Of(micros, interval),
        byte[] bytes => Convert.ToBase64String(bytes),
        Timestamp time when (type is TimestampNTZType ? options.LocalPattern : options.TimestampPattern) is { } pattern =>
            DateTimePattern.Of(pattern).Format(type is TimestampNTZType ? time : TimeZones.ToLocal(time, options.Zone), options.Zone),
        Date day when options.DatePattern is { } pattern => DateTimePattern.Of(pattern).Format(new Timestamp(day.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay), "UTC"),
        Timestamp local when type is TimestampNTZType => local.ToDateTime().ToString(TimePattern, CultureInfo.InvariantCulture),
        Timestamp instant => Time(instant),
        _ => value.ToString()!,
    };

    private string Time(Timestamp instant)
    {
        var local = TimeZones.ToLocal(instant, options.Zone);
        var offset = TimeSpan.FromMicroseconds(local.Microseconds - instant.Microseconds);
        var suffix = offset == TimeSpan.Zero ? "Z" : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        return local.ToDateTime().ToString(TimePattern, CultureInfo.InvariantCulture) + suffix;
    }
}
