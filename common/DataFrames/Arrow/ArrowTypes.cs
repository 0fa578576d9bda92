using Apache.Arrow;
using Apache.Arrow.Types;
using Spark = SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Arrow;

/// <summary>Spark's types as Arrow's, in the forms that Spark reads and writes.</summary>
internal static class ArrowTypes
{
    // The values are instants whatever the zone says.
    private const string Utc = "UTC";

    private static readonly Dictionary<Type, IArrowType> Simple = new()
    {
        [typeof(Spark.NullType)] = NullType.Default,
        [typeof(Spark.StringType)] = StringType.Default,
        [typeof(Spark.BinaryType)] = BinaryType.Default,
        [typeof(Spark.BooleanType)] = BooleanType.Default,
        [typeof(Spark.ByteType)] = Int8Type.Default,
        [typeof(Spark.ShortType)] = Int16Type.Default,
        [typeof(Spark.IntegerType)] = Int32Type.Default,
        [typeof(Spark.LongType)] = Int64Type.Default,
        [typeof(Spark.FloatType)] = FloatType.Default,
        [typeof(Spark.DoubleType)] = DoubleType.Default,
        [typeof(Spark.DateType)] = Date32Type.Default,
        [typeof(Spark.TimestampType)] = new TimestampType(TimeUnit.Microsecond, Utc),
        [typeof(Spark.TimestampNTZType)] = new TimestampType(TimeUnit.Microsecond, (string?)null),
        [typeof(Spark.DayTimeIntervalType)] = DurationType.Microsecond,
        [typeof(Spark.YearMonthIntervalType)] = IntervalType.YearMonth,
        [typeof(Spark.CalendarIntervalType)] = IntervalType.MonthDayNanosecond,
    };

    internal static Schema Schema(Spark.StructType type) => new(type.Select(Field), null);

    /// <summary>The columns of a schema of Arrow's.</summary>
    /// <exception cref="ArgumentException">Spark has no type for a column's.</exception>
    internal static Spark.StructType Columns(Schema schema) => new([.. schema.FieldsList.Select(Column)]);

    internal static IArrowType Of(Spark.DataType type) => type switch
    {
        Spark.DecimalType d => new Decimal128Type(d.Precision, d.Scale),
        Spark.ArrayType a => new ListType(new Field("element", Of(a.ElementType), a.ContainsNull)),
        Spark.MapType m => new MapType(new Field("key", Of(m.KeyType), false), new Field("value", Of(m.ValueType), m.ValueContainsNull), false),
        Spark.StructType s => new StructType([.. s.Select(Field)]),
        _ when Simple.TryGetValue(type.GetType(), out var simple) => simple,
        _ => throw new NotSupportedException($"Rows with columns of type {type.SimpleString} cannot be sent to Spark."),
    };

    private static Spark.StructField Column(Field field) => new(field.Name, SparkType(field.DataType, field.Name), field.IsNullable);

    // As Spark's own ArrowUtils, and what pyarrow's users have besides: dictionaries, fixed sizes and dates in milliseconds.
    private static Spark.DataType SparkType(IArrowType type, string column) => type switch
    {
        Decimal128Type d => new Spark.DecimalType(d.Precision, d.Scale),
        TimestampType t => string.IsNullOrEmpty(t.Timezone) ? new Spark.TimestampNTZType() : new Spark.TimestampType(),
        DurationType => new Spark.DayTimeIntervalType(),
        IntervalType { Unit: IntervalUnit.YearMonth } => new Spark.YearMonthIntervalType(),
        IntervalType { Unit: IntervalUnit.MonthDayNanosecond } => new Spark.CalendarIntervalType(),
        LargeStringType => new Spark.StringType(),
        LargeBinaryType => new Spark.BinaryType(),
        Date64Type => new Spark.DateType(),
        DictionaryType d => SparkType(d.ValueType, column),
        ListType l => new Spark.ArrayType(SparkType(l.ValueDataType, column), l.ValueField.IsNullable),
        FixedSizeListType l => new Spark.ArrayType(SparkType(l.ValueDataType, column), l.ValueField.IsNullable),
        MapType m => new Spark.MapType(SparkType(m.KeyField.DataType, column), SparkType(m.ValueField.DataType, column), m.ValueField.IsNullable),
        StructType s => new Spark.StructType([.. s.Fields.Select(Column)]),
        _ when Simple.FirstOrDefault(pair => pair.Value.TypeId == type.TypeId).Key is { } simple => (Spark.DataType)Activator.CreateInstance(simple)!,
        _ => throw new ArgumentException($"Column '{column}': Spark has no type for Arrow's {type.Name}. Cast it to one that it has, such as a signed number."),
    };

    private static Field Field(Spark.StructField field) => new(field.Name, Of(field.DataType), field.IsNullable);
}
