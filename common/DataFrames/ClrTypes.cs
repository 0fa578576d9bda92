using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Which of Spark's types a CLR type stands for in a C# function.</summary>
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
    };

    /// <summary>Spark's type for a CLR type.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static DataType ToDataType(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return Simple.GetValueOrDefault(plain)
            ?? Nested(plain)
            ?? throw new ArgumentException(
                $"A C# function cannot take or give {type}. Use bool, sbyte, short, int, long, float, double, decimal, string, byte[], Date, "
                + "Timestamp, DateOnly, DateTime, arrays or dictionaries of these, Row for a struct argument, or the form with a StructType.");
    }

    /// <summary>The element type of an array or list type, or null.</summary>
    internal static Type? ElementOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.IsGenericType && (type.GetGenericTypeDefinition() is var open) && (open == typeof(IReadOnlyList<>) || open == typeof(IEnumerable<>) || open == typeof(List<>))
            ? type.GetGenericArguments()[0]
            : null;

    /// <summary>The key and value types of a dictionary type, or null.</summary>
    internal static (Type Key, Type Value)? EntryOf(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() is var open) && (open == typeof(Dictionary<,>) || open == typeof(IReadOnlyDictionary<,>))
            ? (type.GetGenericArguments()[0], type.GetGenericArguments()[1])
            : null;

    private static DataType? Nested(Type type) =>
        ElementOf(type) is { } element ? new ArrayType(ToDataType(element))
        : EntryOf(type) is var (key, value) ? new MapType(ToDataType(key), ToDataType(value))
        : null;

    /// <summary>Whether a value of the type may be null.</summary>
    internal static bool TakesNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
