using Apache.Arrow;
using Apache.Arrow.Types;
using Spark = SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Results;

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

    internal static IArrowType Of(Spark.DataType type) => type switch
    {
        Spark.DecimalType d => new Decimal128Type(d.Precision, d.Scale),
        Spark.ArrayType a => new ListType(new Field("element", Of(a.ElementType), a.ContainsNull)),
        Spark.MapType m => new MapType(new Field("key", Of(m.KeyType), false), new Field("value", Of(m.ValueType), m.ValueContainsNull), false),
        Spark.StructType s => new StructType([.. s.Select(Field)]),
        _ when Simple.TryGetValue(type.GetType(), out var simple) => simple,
        _ => throw new NotSupportedException($"Rows with columns of type {type.SimpleString} cannot be sent to Spark."),
    };

    private static Field Field(Spark.StructField field) => new(field.Name, Of(field.DataType), field.IsNullable);
}
