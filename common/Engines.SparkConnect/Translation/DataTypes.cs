using System.Text.Json.Nodes;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.Engines.SparkConnect.Protocol.DataType.Types;
using Kind = SparkPersonalization.Engines.SparkConnect.Protocol.DataType.KindOneofCase;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Data types between the API and the wire.</summary>
internal static class DataTypes
{
    private static readonly Dictionary<Type, Func<DataType, Protocol.DataType>> Writers = new()
    {
        [typeof(NullType)] = _ => new() { Null = new() },
        [typeof(StringType)] = _ => new() { String = new() },
        [typeof(BinaryType)] = _ => new() { Binary = new() },
        [typeof(BooleanType)] = _ => new() { Boolean = new() },
        [typeof(ByteType)] = _ => new() { Byte = new() },
        [typeof(ShortType)] = _ => new() { Short = new() },
        [typeof(IntegerType)] = _ => new() { Integer = new() },
        [typeof(LongType)] = _ => new() { Long = new() },
        [typeof(FloatType)] = _ => new() { Float = new() },
        [typeof(DoubleType)] = _ => new() { Double = new() },
        [typeof(DateType)] = _ => new() { Date = new() },
        [typeof(TimestampType)] = _ => new() { Timestamp = new() },
        [typeof(TimestampNTZType)] = _ => new() { TimestampNtz = new() },
        [typeof(CalendarIntervalType)] = _ => new() { CalendarInterval = new() },
        [typeof(VariantType)] = _ => new() { Variant = new() },
        [typeof(YearMonthIntervalType)] = t => new() { YearMonthInterval = new() { StartField = ((YearMonthIntervalType)t).StartField, EndField = ((YearMonthIntervalType)t).EndField } },
        [typeof(DayTimeIntervalType)] = t => new() { DayTimeInterval = new() { StartField = ((DayTimeIntervalType)t).StartField, EndField = ((DayTimeIntervalType)t).EndField } },
        [typeof(DecimalType)] = t => new() { Decimal = Of((DecimalType)t) },
        [typeof(ArrayType)] = t => new() { Array = Of((ArrayType)t) },
        [typeof(MapType)] = t => new() { Map = Of((MapType)t) },
        [typeof(StructType)] = t => new() { Struct = Of((StructType)t) },
    };

    private static readonly Dictionary<Kind, Func<Protocol.DataType, DataType>> Readers = new()
    {
        [Kind.Null] = _ => new NullType(),
        [Kind.String] = _ => new StringType(),
        [Kind.Char] = _ => new StringType(),
        [Kind.VarChar] = _ => new StringType(),
        [Kind.Binary] = _ => new BinaryType(),
        [Kind.Boolean] = _ => new BooleanType(),
        [Kind.Byte] = _ => new ByteType(),
        [Kind.Short] = _ => new ShortType(),
        [Kind.Integer] = _ => new IntegerType(),
        [Kind.Long] = _ => new LongType(),
        [Kind.Float] = _ => new FloatType(),
        [Kind.Double] = _ => new DoubleType(),
        [Kind.Date] = _ => new DateType(),
        [Kind.Timestamp] = _ => new TimestampType(),
        [Kind.TimestampNtz] = _ => new TimestampNTZType(),
        [Kind.CalendarInterval] = _ => new CalendarIntervalType(),
        [Kind.Variant] = _ => new VariantType(),
        [Kind.YearMonthInterval] = t => new YearMonthIntervalType((byte)t.YearMonthInterval.StartField, t.YearMonthInterval.HasEndField ? (byte)t.YearMonthInterval.EndField : (byte)1),
        [Kind.DayTimeInterval] = t => new DayTimeIntervalType((byte)t.DayTimeInterval.StartField, t.DayTimeInterval.HasEndField ? (byte)t.DayTimeInterval.EndField : (byte)3),
        [Kind.Decimal] = t => new DecimalType(t.Decimal.HasPrecision ? t.Decimal.Precision : 10, t.Decimal.Scale),
        [Kind.Array] = t => new ArrayType(Of(t.Array.ElementType), t.Array.ContainsNull),
        [Kind.Map] = t => new MapType(Of(t.Map.KeyType), Of(t.Map.ValueType), t.Map.ValueContainsNull),
        [Kind.Struct] = t => Of(t.Struct),
        [Kind.Udt] = t => Of(t.Udt.SqlType),
        [Kind.Unparsed] = t => DataType.FromDdl(t.Unparsed.DataTypeString),
    };

    /// <summary>The types that are translated.</summary>
    internal static IReadOnlyCollection<Type> Known => Writers.Keys;

    /// <summary>A type for the wire.</summary>
    internal static Protocol.DataType Of(DataType type) => Writers.TryGetValue(type.GetType(), out var writer)
        ? writer(type)
        : throw new NotSupportedException($"Columns of type {type.SimpleString} cannot be sent to Spark.");

    /// <summary>A type from the wire.</summary>
    /// <exception cref="SparkException">The API has no such type.</exception>
    internal static DataType Of(Protocol.DataType type) => Readers.TryGetValue(type.KindCase, out var reader)
        ? reader(type)
        : throw new SparkException("UNSUPPORTED_FEATURE", $"The result has values of Spark's type {type.KindCase.ToString().ToUpperInvariant()}, which has no form in C#. Cast the column to STRING or BINARY, or take its parts out in the query.");

    /// <summary>The schema of a result.</summary>
    internal static StructType Schema(Protocol.DataType type) => (StructType)Of(type);

    private static Protocol.DataType.Types.Decimal Of(DecimalType type) => new() { Precision = type.Precision, Scale = type.Scale };

    private static Protocol.DataType.Types.Array Of(ArrayType type) => new() { ElementType = Of(type.ElementType), ContainsNull = type.ContainsNull };

    private static Map Of(MapType type) => new() { KeyType = Of(type.KeyType), ValueType = Of(type.ValueType), ValueContainsNull = type.ValueContainsNull };

    private static Struct Of(StructType type) => new() { Fields = { type.Select(Of) } };

    private static Protocol.DataType.Types.StructField Of(DataFrames.Types.StructField field)
    {
        var result = new Protocol.DataType.Types.StructField { Name = field.Name, DataType = Of(field.DataType), Nullable = field.IsNullable };
        if (field.Metadata is { Count: > 0 } metadata)
        {
            result.Metadata = metadata.ToJsonString();
        }

        return result;
    }

    private static StructType Of(Struct type) => new(type.Fields.Select(f => new DataFrames.Types.StructField(
        f.Name, Of(f.DataType), f.Nullable, f.HasMetadata ? JsonNode.Parse(f.Metadata) as JsonObject : null)));
}
