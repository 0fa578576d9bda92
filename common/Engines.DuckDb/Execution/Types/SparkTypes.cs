using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Types;

/// <summary>The API's types as DuckDB's, and back. Intervals of all kinds are one type in DuckDB.</summary>
internal static class SparkTypes
{
    /// <summary>The type in which DuckDB holds values of a type of the API.</summary>
    internal static DuckDbType ToDuckDb(DataType type) => type switch
    {
        NullType => DuckDbType.Integer,
        BooleanType => DuckDbType.Boolean,
        ByteType => DuckDbType.TinyInt,
        ShortType => DuckDbType.SmallInt,
        IntegerType => DuckDbType.Integer,
        LongType => DuckDbType.BigInt,
        FloatType => DuckDbType.Float,
        DoubleType => DuckDbType.Double,
        DecimalType d => DuckDbType.Decimal(d.Precision, d.Scale),
        StringType => DuckDbType.Varchar,
        BinaryType or VariantType => DuckDbType.Blob,
        DateType => DuckDbType.Date,
        TimestampType => DuckDbType.TimestampTz,
        TimestampNTZType => DuckDbType.Timestamp,
        DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType => DuckDbType.Interval,
        ArrayType a => DuckDbType.List(ToDuckDb(a.ElementType)),
        MapType m => DuckDbType.Map(ToDuckDb(m.KeyType), ToDuckDb(m.ValueType)),
        StructType s => DuckDbType.Struct([.. s.Fields.Select(f => new DuckDbField(f.Name, ToDuckDb(f.DataType)))]),
        _ => throw new NotSupportedException($"The embedded engine has no type for {type.Sql}."),
    };

    /// <summary>The DuckDB SQL for a type of the API, such as <c>STRUCT("a" BIGINT)[]</c>.</summary>
    internal static string ToSql(DataType type) => ToDuckDb(type).Sql;

    /// <summary>
    /// The API's type for values of a DuckDB type. Unsigned and 128-bit whole numbers get the types as which Spark reads them from
    /// Parquet; an interval is a calendar interval, as its own kind is not known.
    /// </summary>
    /// <exception cref="NotSupportedException">The API has no such type.</exception>
    internal static DataType ToSpark(DuckDbType type) => type.Kind switch
    {
        DuckDbTypeKind.SqlNull => new NullType(),
        DuckDbTypeKind.Boolean => new BooleanType(),
        DuckDbTypeKind.TinyInt => new ByteType(),
        DuckDbTypeKind.SmallInt or DuckDbTypeKind.UTinyInt => new ShortType(),
        DuckDbTypeKind.Integer or DuckDbTypeKind.USmallInt => new IntegerType(),
        DuckDbTypeKind.BigInt or DuckDbTypeKind.UInteger => new LongType(),
        DuckDbTypeKind.UBigInt => new DecimalType(20, 0),
        DuckDbTypeKind.HugeInt => new DecimalType(DecimalType.MaxPrecision, 0),
        DuckDbTypeKind.Float => new FloatType(),
        DuckDbTypeKind.Double => new DoubleType(),
        DuckDbTypeKind.Decimal => new DecimalType(type.Precision, type.Scale),
        DuckDbTypeKind.Varchar => new StringType(),
        DuckDbTypeKind.Blob => new BinaryType(),
        DuckDbTypeKind.Date => new DateType(),
        DuckDbTypeKind.TimestampTz => new TimestampType(),
        DuckDbTypeKind.Timestamp => new TimestampNTZType(),
        DuckDbTypeKind.Interval => new CalendarIntervalType(),
        DuckDbTypeKind.List => new ArrayType(ToSpark(type.Element)),
        DuckDbTypeKind.Map => new MapType(ToSpark(type.Fields[0].Type), ToSpark(type.Fields[1].Type)),
        DuckDbTypeKind.Struct => new StructType(type.Fields.Select(f => new StructField(f.Name, ToSpark(f.Type)))),
        _ => throw new NotSupportedException($"The API has no type for values of DuckDB's type {type.Sql}: cast them in the query."),
    };
}
