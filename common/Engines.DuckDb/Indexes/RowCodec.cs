using System.Data.SqlTypes;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>What an index holds of a row beside its key: the version that brought it, and the values.</summary>
/// <param name="types">The values' types.</param>
internal sealed class RowCodec(IReadOnlyList<DataType> types)
{
    /// <summary>Whether values of a type can be in an index.</summary>
    internal static bool CanEncode(DataType type) => type is BooleanType or IntegralType or FloatType or DoubleType or DecimalType or StringType
        or BinaryType or DateType or TimestampType or TimestampNTZType;

    /// <summary>The bytes of a row. Those of several rows may stand one after the other.</summary>
    /// <param name="version">The version of the table that has the row first.</param>
    /// <param name="row">The key and the values.</param>
    internal byte[] Encode(long version, IReadOnlyList<object?> row)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt64(version);
        for (var i = 0; i < types.Count; i++)
        {
            writer.Write(row[i + 1] is not null);
            Write(writer, row[i + 1]);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The rows of some bytes that a version of the table has.</summary>
    internal IEnumerable<object?[]> Decode(object key, byte[] rows, long version)
    {
        using var reader = new BinaryReader(new MemoryStream(rows));
        while (reader.BaseStream.Position < rows.Length)
        {
            var since = reader.Read7BitEncodedInt64();
            object?[] row = [key, .. types.Select(type => reader.ReadBoolean() ? Read(reader, type) : null)];
            if (since <= version)
            {
                yield return row;
            }
        }
    }

    private static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null: break;
            case bool flag: writer.Write(flag); break;
            case sbyte number: writer.Write(number); break;
            case short number: writer.Write(number); break;
            case int number: writer.Write(number); break;
            case long number: writer.Write(number); break;
            case float number: writer.Write(number); break;
            case double number: writer.Write(number); break;
            case decimal number: writer.Write(new SqlDecimal(number).ToString()); break;
            case SqlDecimal number: writer.Write(number.ToString()); break;
            case string text: writer.Write(text); break;
            case byte[] bytes: Write(writer, bytes); break;
            case Date day: writer.Write(day.DaysSinceEpoch); break;
            case Timestamp time: writer.Write(time.Microseconds); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is no value of an index.", nameof(value));
        }
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static object Read(BinaryReader reader, DataType type) => type switch
    {
        BooleanType => reader.ReadBoolean(),
        ByteType => reader.ReadSByte(),
        ShortType => reader.ReadInt16(),
        IntegerType => reader.ReadInt32(),
        LongType => reader.ReadInt64(),
        FloatType => reader.ReadSingle(),
        DoubleType => reader.ReadDouble(),
        DecimalType => SqlDecimal.Parse(reader.ReadString()),
        StringType => reader.ReadString(),
        BinaryType => reader.ReadBytes(reader.Read7BitEncodedInt()),
        DateType => new Date(reader.ReadInt32()),
        _ => new Timestamp(reader.ReadInt64()),
    };
}
