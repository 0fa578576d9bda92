using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Objects;

/// <summary>Which of Spark's types a CLR type stands for.</summary>
internal static class ClrTypes
{
    private static readonly Dictionary<Type, DataType> Simple = new()
    {
        [typeof(bool)] = new BooleanType(),
        [typeof(sbyte)] = new ByteType(),
        [typeof(short)] = new ShortType(),
        [typeof(int)] = new IntegerType(),
        [typeof(long)] = new LongType(),
        [typeof(float)] = new FloatType(),
        [typeof(double)] = new DoubleType(),
        [typeof(decimal)] = new DecimalType(28, 10),
        [typeof(string)] = new StringType(),
        [typeof(byte[])] = new BinaryType(),
        [typeof(Date)] = new DateType(),
        [typeof(DateOnly)] = new DateType(),
        [typeof(Timestamp)] = new TimestampType(),
        [typeof(DateTime)] = new TimestampType(),
        [typeof(DateTimeOffset)] = new TimestampType(),
        [typeof(TimeSpan)] = new DayTimeIntervalType(),
        [typeof(CalendarInterval)] = new CalendarIntervalType(),
        [typeof(Variant)] = new VariantType(),
    };

    private static readonly Type[] Lists = [typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(ICollection<>), typeof(IList<>), typeof(List<>)];
    private static readonly Type[] Dictionaries = [typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>Spark's type for a CLR type.</summary>
    /// <exception cref="ArgumentException">There is none, or an object type is a part of itself.</exception>
    internal static DataType ToDataType(Type type) => Of(type, []);

    /// <summary>The class of a type's values in rows, or null where it has several.</summary>
    internal static Type? FormOf(DataType type) => Simple.FirstOrDefault(pair => pair.Value == type).Key;

    /// <summary>The element type of an array or list type, or null.</summary>
    internal static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : Is(type, Lists) ? type.GetGenericArguments()[0] : null;

    /// <summary>The key and value types of a dictionary type, or null.</summary>
    internal static (Type Key, Type Value)? EntryOf(Type type) =>
        Is(type, Dictionaries) ? (type.GetGenericArguments()[0], type.GetGenericArguments()[1]) : null;

    /// <summary>Whether a value of the type may be null.</summary>
    internal static bool TakesNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static bool Is(Type type, Type[] open) => type.IsGenericType && Array.IndexOf(open, type.GetGenericTypeDefinition()) >= 0;

    private static DataType Of(Type type, ImmutableStack<Type> within)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return Simple.GetValueOrDefault(plain)
            ?? (plain.IsEnum ? new StringType() : null)
            ?? Nested(plain, within)
            ?? throw new ArgumentException(
                $"{type} stands for none of Spark's types. Use bool, sbyte, short, int, long, float, double, decimal, string, byte[], enums, Date, Timestamp, "
                + "DateOnly, DateTime, DateTimeOffset, TimeSpan, arrays, lists or dictionaries of these, records, classes and tuples with such parts, Row for "
                + "a struct that a function takes, or the form with a StructType.");
    }

    private static DataType? Nested(Type type, ImmutableStack<Type> within) =>
        ElementOf(type) is { } element ? new ArrayType(Of(element, within), TakesNull(element))
        : EntryOf(type) is var (key, value) ? new MapType(Of(key, within), Of(value, within), TakesNull(value))
        : ObjectType.Find(type) is { } found ? Struct(type, found, within)
        : null;

    private static StructType Struct(Type type, ObjectType members, ImmutableStack<Type> within) => within.Contains(type)
        ? throw new ArgumentException($"{type} is a part of itself, which a struct cannot be. Leave the part out by [NotMapped].")
        : new StructType([.. members.Members.Select(m => new StructField(m.Name, Of(m.Type, within.Push(type)), TakesNull(m.Type)))]);
}
