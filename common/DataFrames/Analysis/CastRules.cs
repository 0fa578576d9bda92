using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Which casts Spark allows in ANSI mode (Spark's documentation, "ANSI Compliance", table of casts).</summary>
internal static class CastRules
{
    internal static bool CanCast(DataType from, DataType to) => (from, to) switch
    {
        (NullType, _) => true,
        (_, NullType) => false,
        (VariantType, VariantType or StringType or BinaryType or BooleanType or NumericType or DateType or TimestampType or TimestampNTZType) => true,
        (VariantType, ArrayType a) => CanCast(from, a.ElementType),
        (VariantType, MapType { KeyType: StringType } m) => CanCast(from, m.ValueType),
        (VariantType, StructType s) => s.All(f => CanCast(from, f.DataType)),
        (VariantType, _) => false,
        (StringType or BinaryType or BooleanType or NumericType or DateType or TimestampType or TimestampNTZType, VariantType) => true,
        (ArrayType a, VariantType) => CanCast(a.ElementType, to),
        (_, VariantType) => false,
        (_, StringType) => true,
        (StringType, AtomicType) => true,
        (NumericType, NumericType or BooleanType or TimestampType) => true,
        (IntegralType or DecimalType, DayTimeIntervalType or YearMonthIntervalType) or (DayTimeIntervalType or YearMonthIntervalType, IntegralType or DecimalType) => true,
        (DayTimeIntervalType, DayTimeIntervalType) or (YearMonthIntervalType, YearMonthIntervalType) => true,
        (BooleanType, NumericType) => true,
        (TimestampType, NumericType) => true,
        (DateType or TimestampType or TimestampNTZType, DateType or TimestampType or TimestampNTZType) => true,
        (ArrayType a, ArrayType b) => CanCast(a.ElementType, b.ElementType),
        (MapType a, MapType b) => CanCast(a.KeyType, b.KeyType) && CanCast(a.ValueType, b.ValueType),
        (StructType a, StructType b) => a.Count == b.Count && a.Zip(b).All(p => CanCast(p.First.DataType, p.Second.DataType)),
        _ => from == to,
    };

    /// <summary>The error of a cast that is not allowed: with a function that does it, with the setting under which Spark would do it, or with neither.</summary>
    internal static AnalysisException Refused(DataType from, DataType to, bool isTry)
    {
        var (kind, hint) = (from, to) switch
        {
            (NumericType, DateType) => ("CAST_WITH_FUNC_SUGGESTION", "Use date_from_unix_date instead."),
            (DateType, NumericType) => ("CAST_WITH_FUNC_SUGGESTION", "Use unix_date instead."),
            (IntegralType, BinaryType) or (BooleanType, TimestampType) or (DateType or TimestampType, BooleanType) when !isTry =>
                ("CAST_WITH_CONF_SUGGESTION", "Spark does it without ANSI mode only, which this engine always has."),
            _ => ("CAST_WITHOUT_SUGGESTION", "Cast to another type first, or choose another column."),
        };
        return new AnalysisException($"DATATYPE_MISMATCH.{kind}", $"Cannot cast {from.Sql} to {to.Sql}. {hint}");
    }
}
