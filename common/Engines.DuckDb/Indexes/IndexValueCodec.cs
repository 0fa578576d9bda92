using System.Data.SqlTypes;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>How an index writes the values of a type.</summary>
/// <param name="write">Writes one that is not null.</param>
/// <param name="read">Reads it.</param>
internal sealed class IndexValueCodec(Action<BinaryWriter, object> write, Func<BinaryReader, object> read)
{
    private static readonly Dictionary<Type, IndexValueCodec> Plain = new()
    {
        [typeof(BooleanType)] = Of((w, v) => w.Write(v), r => r.ReadBoolean()),
        [typeof(ByteType)] = Of((w, v) => w.Write(v), r => r.ReadSByte()),
        [typeof(ShortType)] = Of((w, v) => w.Write(v), r => r.ReadInt16()),
        [typeof(IntegerType)] = Of((w, v) => w.Write(v), r => r.ReadInt32()),
        [typeof(LongType)] = Of((w, v) => w.Write7BitEncodedInt64(v), r => r.Read7BitEncodedInt64()),
        [typeof(FloatType)] = Of((w, v) => w.Write(v), r => r.ReadSingle()),
        [typeof(DoubleType)] = Of((w, v) => w.Write(v), r => r.ReadDouble()),
        [typeof(DecimalType)] = new(WriteDecimal, ReadDecimal),
        [typeof(StringType)] = Of<string>((w, v) => w.Write(v), r => r.ReadString()),
        [typeof(BinaryType)] = Of<byte[]>(WriteBytes, r => r.ReadBytes(r.Read7BitEncodedInt())),
        [typeof(DateType)] = Of<Date>((w, v) => w.Write(v.DaysSinceEpoch), r => new Date(r.ReadInt32())),
        [typeof(TimestampType)] = Of<Timestamp>((w, v) => w.Write(v.Microseconds), r => new Timestamp(r.ReadInt64())),
        [typeof(TimestampNTZType)] = Of<Timestamp>((w, v) => w.Write(v.Microseconds), r => new Timestamp(r.ReadInt64())),
    };

    /// <summary>The codec of a type's values; null where an index cannot hold them.</summary>
    internal static IndexValueCodec? Of(DataType type) => type switch
    {
        ArrayType array => Of(array.ElementType) is { } element ? Array(element) : null,
        StructType fields => fields.Select(field => Of(field.DataType)).ToArray() is var parts && parts.All(part => part is not null) ? Struct(fields, parts!) : null,
        _ => Plain.GetValueOrDefault(type.GetType()),
    };

    internal void WriteNullable(BinaryWriter writer, object? value)
    {
        writer.Write(value is not null);
        if (value is not null)
        {
            write(writer, value);
        }
    }

    internal object? ReadNullable(BinaryReader reader) => reader.ReadBoolean() ? read(reader) : null;

    private static IndexValueCodec Of<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read)
        where T : notnull => new((writer, value) => write(writer, (T)value), reader => read(reader));

    private static IndexValueCodec Array(IndexValueCodec element) => Of<object?[]>(
        (writer, values) =>
        {
            writer.Write7BitEncodedInt(values.Length);
            foreach (var value in values)
            {
                element.WriteNullable(writer, value);
            }
        },
        reader => Values(reader.Read7BitEncodedInt(), _ => element.ReadNullable(reader)));

    private static IndexValueCodec Struct(StructType type, IndexValueCodec[] fields) => Of<Row>(
        (writer, row) =>
        {
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i].WriteNullable(writer, row[i]);
            }
        },
        reader => new Row(type, Values(fields.Length, i => fields[i].ReadNullable(reader))));

    private static object?[] Values(int count, Func<int, object?> read)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = read(i);
        }

        return values;
    }

    // Those of more than 28 digits are no decimals of .NET.
    private static void WriteDecimal(BinaryWriter writer, object value)
    {
        writer.Write(value is decimal);
        if (value is decimal number)
        {
            writer.Write(number);
        }
        else
        {
            writer.Write(((SqlDecimal)value).ToString());
        }
    }

    private static object ReadDecimal(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadDecimal() : SqlDecimal.Parse(reader.ReadString());

    private static void WriteBytes(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }
}
