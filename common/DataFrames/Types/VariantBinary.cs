using System.Numerics;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>Values of type VARIANT as bytes, in which an engine holds them: the kind, then the value or its parts.</summary>
internal static class VariantBinary
{
    internal static byte[] Bytes(Variant variant)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Write(writer, variant);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no value.</exception>
    internal static Variant Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return Read(reader);
    }

    private static void Write(BinaryWriter writer, Variant variant)
    {
        writer.Write((byte)variant.Kind);
        switch (variant.Value)
        {
            case bool flag:
                writer.Write(flag);
                break;
            case long number:
                writer.Write(number);
                break;
            case VariantDecimal number:
                writer.Write7BitEncodedInt(number.Scale);
                Write(writer, number.Unscaled.ToByteArray());
                break;
            case double number:
                writer.Write(number);
                break;
            case float number:
                writer.Write(number);
                break;
            case string text:
                writer.Write(text);
                break;
            case byte[] bytes:
                Write(writer, bytes);
                break;
            case Date day:
                writer.Write(day.DaysSinceEpoch);
                break;
            case Timestamp time:
                writer.Write(time.Microseconds);
                break;
            default:
                WriteParts(writer, variant);
                break;
        }
    }

    private static void WriteParts(BinaryWriter writer, Variant variant)
    {
        if (variant.Kind == VariantKind.Null)
        {
            return;
        }

        writer.Write7BitEncodedInt(variant.Items.Count);
        for (var i = 0; i < variant.Items.Count; i++)
        {
            if (variant.Kind == VariantKind.Object)
            {
                writer.Write(variant.Names[i]);
            }

            Write(writer, variant.Items[i]);
        }
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static Variant Read(BinaryReader reader)
    {
        var kind = (VariantKind)reader.ReadByte();
        return kind switch
        {
            VariantKind.Null => new Variant(kind),
            VariantKind.Boolean => new Variant(kind, reader.ReadBoolean()),
            VariantKind.Long => new Variant(kind, reader.ReadInt64()),
            VariantKind.Decimal => new Variant(kind, ReadDecimal(reader)),
            VariantKind.Double => new Variant(kind, reader.ReadDouble()),
            VariantKind.Float => new Variant(kind, reader.ReadSingle()),
            VariantKind.Text => new Variant(kind, reader.ReadString()),
            VariantKind.Binary => new Variant(kind, ReadBytes(reader)),
            VariantKind.Date => new Variant(kind, new Date(reader.ReadInt32())),
            VariantKind.Timestamp or VariantKind.TimestampNtz => new Variant(kind, new Timestamp(reader.ReadInt64())),
            VariantKind.Array => Variant.Array(Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => Read(reader)).ToList()),
            VariantKind.Object => Variant.Object(Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => KeyValuePair.Create(reader.ReadString(), Read(reader))).ToList()),
            _ => throw new InvalidDataException($"There is no kind {kind} of VARIANT."),
        };
    }

    private static VariantDecimal ReadDecimal(BinaryReader reader)
    {
        var scale = reader.Read7BitEncodedInt();
        return new VariantDecimal(new BigInteger(ReadBytes(reader)), scale);
    }

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.Read7BitEncodedInt());
}
