using System.Collections;
using System.Data.SqlTypes;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Brings values between what programs hold and the forms of <see cref="Row"/>.</summary>
internal static class ValueForms
{
    /// <summary>Whether values of a type are in the form of a row as they are, in the one type that stands for it.</summary>
    internal static bool IsForm(Type type) => type == typeof(string) || type == typeof(byte[]) || (Nullable.GetUnderlyingType(type) ?? type).IsPrimitive;

    /// <summary>A program's value in the form that a type's values have.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <param name="where">Where the value is, for the error.</param>
    /// <exception cref="ArgumentException">The value is not one of the type.</exception>
    internal static object? ToForm(object? value, DataType type, string where) => (value, type) switch
    {
        (null, _) => null,
        (bool, BooleanType) or (sbyte, ByteType) or (short, ShortType) or (int, IntegerType) or (long, LongType) => value,
        (float, FloatType) or (double, DoubleType) or (string, StringType) or (byte[], BinaryType) or (Date, DateType) or (Variant, VariantType) => value,
        (Timestamp, TimestampType or TimestampNTZType) or (decimal or SqlDecimal, DecimalType) => value,
        (long, DayTimeIntervalType) or (int, YearMonthIntervalType) or (CalendarInterval, CalendarIntervalType) => value,
        (TimeSpan length, DayTimeIntervalType) => length.Ticks / TimeSpan.TicksPerMicrosecond,
        (DateOnly day, DateType) => new Date(day),
        (DateTime time, TimestampType or TimestampNTZType) => new Timestamp(time),
        (DateTimeOffset time, TimestampType) => new Timestamp(time),
        (sbyte or short or int, LongType) => Convert.ToInt64(value, null),
        (float, DoubleType) => Convert.ToDouble(value, null),
        (Row row, StructType schema) => Struct(row.Values, schema, where),
        (GenericRow row, StructType schema) => Struct(row.Values, schema, where),
        (IDictionary map, MapType entry) => Map(Pairs(map), entry, where),
        (IReadOnlyDictionary<object, object?> map, MapType entry) => Map(map, entry, where),
        (string, ArrayType) => throw Misfit(value, type, where),
        (IEnumerable elements, ArrayType array) => elements.Cast<object?>().Select((e, i) => ToForm(e, array.ElementType, $"{where}[{i}]")).ToArray(),
        _ => throw Misfit(value, type, where),
    };

    /// <summary>A value in a row's form as what a C# function takes.</summary>
    /// <exception cref="InvalidCastException">The value is not one of the type.</exception>
    internal static object? ToClr(object? value, Type type, string where)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => null,
            _ when plain.IsInstanceOfType(value) => value,
            Date date when plain == typeof(DateOnly) => date.ToDateOnly(),
            Timestamp time when plain == typeof(DateTime) => time.ToDateTime(),
            Timestamp time when plain == typeof(DateTimeOffset) => new DateTimeOffset(time.ToDateTime()),
            SqlDecimal number when plain == typeof(decimal) => number.Value,
            object?[] elements when ClrTypes.ElementOf(plain) is { } element => List(elements, plain, element, where),
            IReadOnlyDictionary<object, object?> map when ClrTypes.EntryOf(plain) is var (key, item) => Dictionary(map, key, item, where),
            _ => throw new InvalidCastException($"{where} takes a {plain.Name}, not a {value.GetType().Name}."),
        };
    }

    private static Row Struct(IReadOnlyList<object?> values, StructType schema, string where) => values.Count == schema.Count
        ? new Row(schema, [.. values.Select((v, i) => Field(v, schema[i], $"{where}.{schema[i].Name}"))])
        : throw new ArgumentException($"{where} has {values.Count} values for the {schema.Count} fields of {schema.SimpleString}.");

    internal static object? Field(object? value, StructField field, string where) => value is null && !field.IsNullable
        ? throw new ArgumentException($"{where} is null, but its field is not nullable.")
        : ToForm(value, field.DataType, where);

    private static Dictionary<object, object?> Map(IEnumerable<KeyValuePair<object, object?>> map, MapType type, string where)
    {
        var result = new Dictionary<object, object?>();
        foreach (var entry in map)
        {
            var key = ToForm(entry.Key, type.KeyType, $"a key of {where}")!;
            result[key] = ToForm(entry.Value, type.ValueType, $"{where}[{entry.Key}]");
        }

        return result;
    }

    /// <summary>The entries; a dictionary enumerated as a sequence of objects gives pairs of its own types instead.</summary>
    private static IEnumerable<KeyValuePair<object, object?>> Pairs(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return new(entry.Key, entry.Value);
        }
    }

    private static IList List(object?[] elements, Type type, Type element, string where)
    {
        var array = Array.CreateInstance(element, elements.Length);
        for (var i = 0; i < elements.Length; i++)
        {
            array.SetValue(ToClr(elements[i], element, where), i);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? (IList)Activator.CreateInstance(type, array)! : array;
    }

    private static IDictionary Dictionary(IReadOnlyDictionary<object, object?> map, Type key, Type value, string where)
    {
        var result = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        foreach (var entry in map)
        {
            result.Add(ToClr(entry.Key, key, where)!, ToClr(entry.Value, value, where));
        }

        return result;
    }

    private static ArgumentException Misfit(object value, DataType type, string where) =>
        new($"{where} is a {value.GetType().Name}, which is not a value of type {type.SimpleString}.");
}
