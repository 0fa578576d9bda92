using System.Collections;
using System.Globalization;
using Google.Protobuf;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using Literal = SparkPersonalization.DataFrames.Plans.Literal;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol.Expression.Types.Literal;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Constants as messages.</summary>
internal static class LiteralMessages
{
    internal static Wire Of(Literal literal) => Of(literal.Value, literal.DataType);

    /// <summary>The digits of a decimal in its type's scale.</summary>
    internal static string Digits(object value, DecimalType type)
    {
        var unscaled = Decimals.Unbox(value, (byte)type.Precision, (byte)type.Scale);
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(type.Scale + 1, '0');
        var text = type.Scale == 0 ? digits : $"{digits[..^type.Scale]}.{digits[^type.Scale..]}";
        return unscaled < 0 ? "-" + text : text;
    }

    private static Wire Of(object? value, DataType type) => (type, value) switch
    {
        (_, null) => new Wire { Null = DataTypes.Of(type) },
        (BooleanType, bool b) => new Wire { Boolean = b },
        (ByteType, sbyte n) => new Wire { Byte = n },
        (ShortType, short n) => new Wire { Short = n },
        (IntegerType, int n) => new Wire { Integer = n },
        (LongType, long n) => new Wire { Long = n },
        (FloatType, float n) => new Wire { Float = n },
        (DoubleType, double n) => new Wire { Double = n },
        (StringType, string s) => new Wire { String = s },
        (BinaryType, byte[] bytes) => new Wire { Binary = ByteString.CopyFrom(bytes) },
        (DateType, Date d) => new Wire { Date = d.DaysSinceEpoch },
        (TimestampType, Timestamp t) => new Wire { Timestamp = t.Microseconds },
        (TimestampNTZType, Timestamp t) => new Wire { TimestampNtz = t.Microseconds },
        (YearMonthIntervalType, int months) => new Wire { YearMonthInterval = months },
        (DayTimeIntervalType, long micros) => new Wire { DayTimeInterval = micros },
        (CalendarIntervalType, CalendarInterval i) => new Wire { CalendarInterval = new() { Months = i.Months, Days = i.Days, Microseconds = i.Micros } },
        (DecimalType d, _) => new Wire { Decimal = new() { Value = Digits(value, d), Precision = d.Precision, Scale = d.Scale } },
        (ArrayType a, IEnumerable elements) => Array(elements, a),
        (MapType m, IReadOnlyDictionary<object, object?> entries) => Map(entries, m),
        (StructType s, Row row) => Struct(row, s),
        _ => throw new NotSupportedException($"A value of type {value.GetType().Name} is no constant of {type.SimpleString}."),
    };

    private static Wire Array(IEnumerable elements, ArrayType type) => new()
    {
        Array = new() { ElementType = DataTypes.Of(type.ElementType), Elements = { elements.Cast<object?>().Select(e => Of(e, type.ElementType)) } },
        DataType = DataTypes.Of(type),
    };

    private static Wire Map(IReadOnlyDictionary<object, object?> entries, MapType type) => new()
    {
        Map = new()
        {
            KeyType = DataTypes.Of(type.KeyType),
            ValueType = DataTypes.Of(type.ValueType),
            Keys = { entries.Keys.Select(k => Of(k, type.KeyType)) },
            Values = { entries.Values.Select(v => Of(v, type.ValueType)) },
        },
        DataType = DataTypes.Of(type),
    };

    private static Wire Struct(Row row, StructType type) => new()
    {
        Struct = new() { StructType = DataTypes.Of(type), Elements = { row.Values.Select((v, i) => Of(v, type[i].DataType)) } },
        DataType = DataTypes.Of(type),
    };
}
