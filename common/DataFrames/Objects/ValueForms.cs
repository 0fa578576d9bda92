using System.Collections;
using System.Data.SqlTypes;
using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Objects;

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
        (Enum constant, StringType) => constant.ToString(),
        (IDictionary map, MapType entry) => Map(Pairs(map), entry, where),
        (IReadOnlyDictionary<object, object?> map, MapType entry) => Map(map, entry, where),
        (string, ArrayType) => throw Misfit(value, type, where),
        (IEnumerable elements, ArrayType array) => elements.Cast<object?>().Select((e, i) => ToForm(e, array.ElementType, $"{where}[{i}]")).ToArray(),
        (_, StructType schema) when ObjectType.Find(value.GetType()) is { } taken => Struct(taken.Values(value, schema, where), schema, where),
        _ => throw Misfit(value, type, where),
    };

    /// <summary>A value in a row's form as what a program asks for.</summary>
    /// <exception cref="InvalidCastException">The value is not one of the type, or null where that has no null.</exception>
    internal static T To<T>(object? value, string where) => value is T fitting ? fitting : (T)ToClr(value, typeof(T), where)!;

    /// <inheritdoc cref="To{T}"/>
    internal static object? ToClr(object? value, Type type, string where)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => ClrTypes.TakesNull(type) ? null : throw new InvalidCastException($"{where} is null, which a {plain.Name} cannot be. Take a {plain.Name}? instead."),
            _ when plain.IsInstanceOfType(value) => value,
            sbyte or short or int or long or float when IsWider(value.GetType(), plain) => Convert.ChangeType(value, plain, CultureInfo.InvariantCulture),
            Date date when plain == typeof(DateOnly) => date.ToDateOnly(),
            Timestamp time when plain == typeof(DateTime) => time.ToDateTime(),
            Timestamp time when plain == typeof(DateTimeOffset) => new DateTimeOffset(time.ToDateTime()),
            long micros when plain == typeof(TimeSpan) => TimeSpan.FromMicroseconds(micros),
            SqlDecimal number when plain == typeof(decimal) => number.Value,
            string name when plain.IsEnum && Enum.TryParse(plain, name, out var constant) => constant,
            object?[] elements when ClrTypes.ElementOf(plain) is { } element => List(elements, plain, element, where),
            IReadOnlyDictionary<object, object?> map when ClrTypes.EntryOf(plain) is var (key, item) => Dictionary(map, key, item, where),
            Row row when ObjectType.Find(plain) is { } made => made.Object(row),
            _ => throw new InvalidCastException($"{where} holds a {value.GetType().Name}, which cannot be taken as {plain.Name}."),
        };
    }

    /// <summary>Whether a column of a type can be taken as a CLR type, where no value says otherwise.</summary>
    internal static bool CanBe(DataType from, Type to)
    {
        var plain = Nullable.GetUnderlyingType(to) ?? to;
        return plain == typeof(object) || from switch
        {
            NullType => ClrTypes.TakesNull(to),
            ArrayType array => plain == typeof(object[]) || (ClrTypes.ElementOf(plain) is { } element && CanBe(array.ElementType, element)),
            MapType map => ClrTypes.EntryOf(plain) is var (key, value) && CanBe(map.KeyType, key) && CanBe(map.ValueType, value),
            StructType => plain == typeof(Row) || ObjectType.Find(plain) is not null,
            StringType => plain == typeof(string) || plain.IsEnum,
            DecimalType => plain == typeof(decimal) || plain == typeof(SqlDecimal),
            DateType => plain == typeof(Date) || plain == typeof(DateOnly),
            TimestampType or TimestampNTZType => plain == typeof(Timestamp) || plain == typeof(DateTime) || plain == typeof(DateTimeOffset),
            DayTimeIntervalType => plain == typeof(long) || plain == typeof(TimeSpan),
            YearMonthIntervalType => plain == typeof(int),
            CalendarIntervalType => plain == typeof(CalendarInterval),
            VariantType => plain == typeof(Variant),
            _ => ClrTypes.FormOf(from) is { } form && (form == plain || IsWider(form, plain)),
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
        var (array, each) = (Array.CreateInstance(element, elements.Length), $"An element of {where}");
        for (var i = 0; i < elements.Length; i++)
        {
            array.SetValue(ToClr(elements[i], element, each), i);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? (IList)Activator.CreateInstance(type, array)! : array;
    }

    private static IDictionary Dictionary(IReadOnlyDictionary<object, object?> map, Type key, Type value, string where)
    {
        var result = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
        foreach (var entry in map)
        {
            result.Add(ToClr(entry.Key, key, where)!, ToClr(entry.Value, value, $"A value of {where}"));
        }

        return result;
    }

    private static bool IsWider(Type from, Type to) => Rank(to) > Rank(from) && Rank(from) > 0;

    private static int Rank(Type type) => type.IsEnum ? 0 : Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => 1,
        TypeCode.Int16 => 2,
        TypeCode.Int32 => 3,
        TypeCode.Int64 => 4,
        TypeCode.Single => 5,
        TypeCode.Double => 6,
        _ => 0,
    };

    private static ArgumentException Misfit(object value, DataType type, string where) =>
        new($"{where} is a {value.GetType().Name}, which is not a value of type {type.SimpleString}.");
}
