using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Spark's implicit conversions in ANSI mode (Spark's documentation, "ANSI Compliance", sections on type promotion and type coercion).
/// </summary>
internal static class TypeCoercion
{
    private static readonly Type[] Precedence =
        [typeof(ByteType), typeof(ShortType), typeof(IntegerType), typeof(LongType), typeof(DecimalType), typeof(FloatType), typeof(DoubleType)];

    /// <summary>The expression as a type: itself where it has the type already, else under a cast.</summary>
    internal static BoundExpression Cast(BoundExpression expression, DataType type) =>
        SameIgnoringNullability(expression.DataType, type) ? expression
        : expression is BoundLiteral { Value: null } ? new BoundLiteral(null, type)
        : new BoundCast(expression, type, EvalMode.Ansi);

    /// <summary>The narrowest type that both can become without a cast in the query, or null where there is none.</summary>
    internal static DataType? CommonType(DataType left, DataType right) => (left, right) switch
    {
        _ when SameIgnoringNullability(left, right) => Widen(left, right),
        (NullType, _) => right,
        (_, NullType) => left,
        (NumericType a, NumericType b) => CommonNumeric(a, b),
        (StringType, AtomicType other) => PromoteString(other),
        (AtomicType other, StringType) => PromoteString(other),
        (DateType, TimestampType or TimestampNTZType) => right,
        (TimestampType or TimestampNTZType, DateType) => left,
        (TimestampNTZType, TimestampType) or (TimestampType, TimestampNTZType) => new TimestampType(),
        (DayTimeIntervalType a, DayTimeIntervalType b) => new DayTimeIntervalType(Math.Min(a.StartField, b.StartField), Math.Max(a.EndField, b.EndField)),
        (YearMonthIntervalType a, YearMonthIntervalType b) => new YearMonthIntervalType(Math.Min(a.StartField, b.StartField), Math.Max(a.EndField, b.EndField)),
        (ArrayType a, ArrayType b) => CommonType(a.ElementType, b.ElementType) is { } element ? new ArrayType(element, a.ContainsNull || b.ContainsNull) : null,
        (MapType a, MapType b) => CommonMap(a, b),
        (StructType a, StructType b) => CommonStruct(a, b),
        _ => null,
    };

    /// <summary>The type in which values are compared: of structs the places of the fields count, not their names.</summary>
    internal static DataType? ComparableType(DataType left, DataType right) => (left, right) switch
    {
        (StructType a, StructType b) when a.Count == b.Count => ComparableStruct(a, b),
        _ => CommonType(left, right),
    };

    /// <summary>The type that values of all these types can have, or null; no text becomes another type, nor another type text.</summary>
    internal static DataType? CommonTypeButText(IEnumerable<DataType> types) =>
        CommonType(types) is { } common && types.All(t => KeepsTexts(t, common)) ? common : null;

    /// <summary>The type that all of them can become, or null where there is none.</summary>
    internal static DataType? CommonType(IEnumerable<DataType> types)
    {
        DataType? common = new NullType();
        foreach (var type in types)
        {
            common = common is null ? null : CommonType(common, type);
        }

        return common;
    }

    /// <summary>Whether a function that takes one type accepts the other without a cast in the query.</summary>
    internal static bool CanCastImplicitly(DataType from, DataType to) => (from, to) switch
    {
        _ when SameIgnoringNullability(from, to) => true,
        (NullType, _) => true,
        (_, VariantType) => false,
        (NumericType a, DecimalType d) when a is IntegralType => AsDecimal(a).Precision <= d.Precision - d.Scale,
        (NumericType a, NumericType b) => Rank(a) <= Rank(b),
        (StringType, AtomicType) => true,
        (AtomicType and not BinaryType, StringType) => true,
        (DateType, TimestampType or TimestampNTZType) => true,
        (TimestampType or TimestampNTZType, DateType) => true,
        (TimestampNTZType, TimestampType) or (TimestampType, TimestampNTZType) => true,
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => true,
        (ArrayType a, ArrayType b) => CanCastImplicitly(a.ElementType, b.ElementType),
        _ => false,
    };

    /// <summary>A whole number's type as the decimal that holds all its values.</summary>
    internal static DecimalType AsDecimal(NumericType type) => type switch
    {
        DecimalType d => d,
        ByteType => new DecimalType(3, 0),
        ShortType => new DecimalType(5, 0),
        IntegerType => new DecimalType(10, 0),
        LongType => new DecimalType(20, 0),
        FloatType => new DecimalType(14, 7),
        _ => new DecimalType(30, 15),
    };

    /// <summary>Whether two types differ in the nullability of their parts at most.</summary>
    internal static bool SameIgnoringNullability(DataType left, DataType right) => (left, right) switch
    {
        (ArrayType a, ArrayType b) => SameIgnoringNullability(a.ElementType, b.ElementType),
        (MapType a, MapType b) => SameIgnoringNullability(a.KeyType, b.KeyType) && SameIgnoringNullability(a.ValueType, b.ValueType),
        (StructType a, StructType b) => a.Count == b.Count
            && a.Zip(b).All(p => p.First.Name == p.Second.Name && SameIgnoringNullability(p.First.DataType, p.Second.DataType)),
        _ => left == right,
    };

    private static int Rank(NumericType type) => Array.IndexOf(Precedence, type.GetType());

    /// <summary>Float is left out of the precedence, so that no digit of a whole number is lost: int and float meet in double.</summary>
    private static bool KeepsTexts(DataType from, DataType to) => (from, to) switch
    {
        (NullType, _) => true,
        (StringType, _) or (_, StringType) => from is StringType && to is StringType,
        (ArrayType a, ArrayType b) => KeepsTexts(a.ElementType, b.ElementType),
        (MapType a, MapType b) => KeepsTexts(a.KeyType, b.KeyType) && KeepsTexts(a.ValueType, b.ValueType),
        (StructType a, StructType b) => a.Zip(b).All(f => KeepsTexts(f.First.DataType, f.Second.DataType)),
        _ => true,
    };

    private static NumericType CommonNumeric(NumericType a, NumericType b) => (a, b) switch
    {
        (DecimalType or IntegralType, DecimalType) or (DecimalType, IntegralType) => WiderDecimal(AsDecimal(a), AsDecimal(b)),
        (FractionalType, DecimalType or IntegralType) or (DecimalType or IntegralType, FractionalType) => new DoubleType(),
        _ => Rank(a) >= Rank(b) ? a : b,
    };

    private static DecimalType WiderDecimal(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var whole = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale);
        return DecimalArithmetic.Bounded(whole + scale, scale);
    }

    private static DataType? PromoteString(AtomicType other) => other switch
    {
        IntegralType => new LongType(),
        NumericType => new DoubleType(),
        _ => other,
    };

    private static MapType? CommonMap(MapType a, MapType b) =>
        CommonType(a.KeyType, b.KeyType) is { } key && CommonType(a.ValueType, b.ValueType) is { } value
            ? new MapType(key, value, a.ValueContainsNull || b.ValueContainsNull)
            : null;

    private static StructType? CommonStruct(StructType a, StructType b)
    {
        if (a.Count != b.Count)
        {
            return null;
        }

        var types = a.Zip(b, (x, y) => string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase) ? CommonType(x.DataType, y.DataType) : null).ToList();
        return types.Contains(null)
            ? null
            : new StructType(a.Select((field, i) => new StructField(field.Name, types[i]!, field.IsNullable || b[i].IsNullable)));
    }

    private static StructType? ComparableStruct(StructType a, StructType b)
    {
        var types = a.Zip(b, (x, y) => ComparableType(x.DataType, y.DataType)).ToList();
        return types.Contains(null)
            ? null
            : new StructType(a.Select((field, i) => new StructField(field.Name, types[i]!, field.IsNullable || b[i].IsNullable)));
    }

    private static DataType Widen(DataType left, DataType right) => (left, right) switch
    {
        (ArrayType a, ArrayType b) => new ArrayType(Widen(a.ElementType, b.ElementType), a.ContainsNull || b.ContainsNull),
        (MapType a, MapType b) => new MapType(a.KeyType, Widen(a.ValueType, b.ValueType), a.ValueContainsNull || b.ValueContainsNull),
        (StructType a, StructType b) => new StructType(a.Select((f, i) =>
            new StructField(f.Name, Widen(f.DataType, b[i].DataType), f.IsNullable || b[i].IsNullable, f.Metadata))),
        _ => left,
    };
}
