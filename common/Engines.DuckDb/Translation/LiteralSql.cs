using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>Constants as DuckDB's SQL writes them, each of exactly its type.</summary>
internal static class LiteralSql
{
    internal static string Null(DataType type) => $"CAST(NULL AS {SparkTypes.ToSql(type)})";

    internal static string Long(long value) => string.Create(CultureInfo.InvariantCulture, $"CAST({value} AS BIGINT)");

    internal static string Double(double value) => Real(value, "DOUBLE");

    /// <summary>A text. A zero character, which DuckDB's parser does not take, is put in by function.</summary>
    internal static string Text(string value) => value.Contains('\0', StringComparison.Ordinal)
        ? $"({string.Join(" || chr(0) || ", value.Split('\0').Select(DuckDbNames.Literal))})"
        : DuckDbNames.Literal(value);

    /// <summary>A constant.</summary>
    /// <param name="value">The value in its CLR form, or null.</param>
    /// <param name="type">Its type.</param>
    internal static string Of(object? value, DataType type) => (type, value) switch
    {
        (_, null) => Null(type),
        (BooleanType, bool b) => b ? "true" : "false",
        (IntegralType, _) => string.Create(CultureInfo.InvariantCulture, $"CAST({value} AS {SparkTypes.ToSql(type)})"),
        (FloatType, float f) => Real(f, "FLOAT"),
        (DoubleType, double d) => Double(d),
        (DecimalType d, _) => $"CAST('{Digits(value, d)}' AS {SparkTypes.ToSql(type)})",
        (StringType, string s) => Text(s),
        (BinaryType, byte[] bytes) => $"from_hex('{Convert.ToHexString(bytes)}')",
        (DateType, Date d) => string.Create(CultureInfo.InvariantCulture, $"(DATE '1970-01-01' + CAST({d.DaysSinceEpoch} AS INTEGER))"),
        (TimestampType, Timestamp t) => string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({t.Microseconds})"),
        (TimestampNTZType, Timestamp t) => string.Create(CultureInfo.InvariantCulture, $"make_timestamp({t.Microseconds})"),
        (YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType, _) => Interval(value, type),
        (ArrayType a, _) => $"CAST([{string.Join(", ", ValueCodec.Elements(value, a).Cast<object?>().Select(e => Of(e, a.ElementType)))}] AS {SparkTypes.ToSql(a)})",
        (MapType m, _) => Map(value, m),
        (StructType s, _) => Struct(value, s),
        _ => throw new NotSupportedException($"A value of type {value.GetType().Name} is no constant of {type.Sql}."),
    };

    private static string Real(double value, string type) => value switch
    {
        double.NaN => $"CAST('NaN' AS {type})",
        double.PositiveInfinity => $"CAST('Infinity' AS {type})",
        double.NegativeInfinity => $"CAST('-Infinity' AS {type})",
        _ => $"CAST('{value.ToString("R", CultureInfo.InvariantCulture)}' AS {type})",
    };

    private static string Real(float value, string type) =>
        float.IsFinite(value) ? $"CAST('{value.ToString("R", CultureInfo.InvariantCulture)}' AS {type})" : Real((double)value, type);

    private static string Digits(object value, DecimalType type)
    {
        var unscaled = Decimals.Unbox(value, (byte)type.Precision, (byte)type.Scale);
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(type.Scale + 1, '0');
        var text = type.Scale == 0 ? digits : $"{digits[..^type.Scale]}.{digits[^type.Scale..]}";
        return unscaled < 0 ? "-" + text : text;
    }

    private static string Interval(object value, DataType type)
    {
        var (months, days, micros) = ValueCodec.ToInterval(value, type);
        return string.Create(CultureInfo.InvariantCulture, $"(to_months({months}) + to_days({days}) + to_microseconds({micros}))");
    }

    private static string Map(object value, MapType type)
    {
        var pairs = ValueCodec.Pairs(value, type).ToList();
        var keys = string.Join(", ", pairs.Select(p => Of(p.Key, type.KeyType)));
        var values = string.Join(", ", pairs.Select(p => Of(p.Value, type.ValueType)));
        return $"CAST(map([{keys}], [{values}]) AS {SparkTypes.ToSql(type)})";
    }

    private static string Struct(object value, StructType type)
    {
        var fields = ValueCodec.FieldValues(value, type).Zip(type, (v, f) => $"{DuckDbNames.Quote(f.Name)} := {Of(v, f.DataType)}");
        return $"struct_pack({string.Join(", ", fields)})";
    }
}
