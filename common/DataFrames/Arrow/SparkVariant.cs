using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Arrow;

/// <summary>
/// Reads a VARIANT from the two byte strings in which Spark sends it: the names of all objects' fields, and the value. The form is that of the
/// Parquet format's variant encoding, version 1.
/// </summary>
internal readonly ref struct SparkVariant
{
    private const int BasicTypeBits = 2;
    private const int PrimitiveType = 0;
    private const int ShortText = 1;
    private const int ObjectType = 2;

    private readonly string[] _names;
    private readonly ReadOnlySpan<byte> _value;

    private SparkVariant(string[] names, ReadOnlySpan<byte> value)
    {
        _names = names;
        _value = value;
    }

    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidDataException">The bytes are of a type that the encoding's version 1 has not.</exception>
    internal static Variant Read(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata) => new SparkVariant(Names(metadata), value).Read(0);

    private static string[] Names(ReadOnlySpan<byte> metadata)
    {
        var width = (metadata[0] >> 6) + 1;
        var names = new string[Whole(metadata, 1, width)];
        var texts = metadata[(1 + ((names.Length + 2) * width))..];
        for (var i = 0; i < names.Length; i++)
        {
            var (start, end) = (Whole(metadata, 1 + ((i + 1) * width), width), Whole(metadata, 1 + ((i + 2) * width), width));
            names[i] = Encoding.UTF8.GetString(texts[start..end]);
        }

        return names;
    }

    private Variant Read(int at)
    {
        var header = _value[at] >> BasicTypeBits;
        return (_value[at] & ((1 << BasicTypeBits) - 1)) switch
        {
            PrimitiveType => Primitive(header, _value[(at + 1)..]),
            ShortText => new Variant(VariantKind.Text, Encoding.UTF8.GetString(_value.Slice(at + 1, header))),
            ObjectType => Object(at, header),
            _ => Array(at, header),
        };
    }

    // The header's bits: the width of offsets, the width of numbers of names, whether the count has four bytes.
    private Variant Object(int at, int header)
    {
        var (offsetWidth, idWidth, countWidth) = ((header & 3) + 1, ((header >> 2) & 3) + 1, (header & 16) != 0 ? 4 : 1);
        var count = Whole(_value, at + 1, countWidth);
        var ids = at + 1 + countWidth;
        var offsets = ids + (count * idWidth);
        var values = offsets + ((count + 1) * offsetWidth);
        var members = new KeyValuePair<string, Variant>[count];
        for (var i = 0; i < count; i++)
        {
            members[i] = new(_names[Whole(_value, ids + (i * idWidth), idWidth)], Read(values + Whole(_value, offsets + (i * offsetWidth), offsetWidth)));
        }

        return Variant.Object(members);
    }

    // The header's bits: the width of offsets, whether the count has four bytes.
    private Variant Array(int at, int header)
    {
        var (offsetWidth, countWidth) = ((header & 3) + 1, (header & 4) != 0 ? 4 : 1);
        var count = Whole(_value, at + 1, countWidth);
        var offsets = at + 1 + countWidth;
        var values = offsets + ((count + 1) * offsetWidth);
        var elements = new Variant[count];
        for (var i = 0; i < count; i++)
        {
            elements[i] = Read(values + Whole(_value, offsets + (i * offsetWidth), offsetWidth));
        }

        return Variant.Array(elements);
    }

    private static Variant Primitive(int type, ReadOnlySpan<byte> bytes) => type switch
    {
        0 => new(VariantKind.Null),
        1 or 2 => new(VariantKind.Boolean, type == 1),
        3 => new(VariantKind.Long, (long)(sbyte)bytes[0]),
        4 => new(VariantKind.Long, (long)BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        5 => new(VariantKind.Long, (long)BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        6 => new(VariantKind.Long, BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        7 => new(VariantKind.Double, BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        8 => Decimal(bytes[0], BinaryPrimitives.ReadInt32LittleEndian(bytes[1..])),
        9 => Decimal(bytes[0], BinaryPrimitives.ReadInt64LittleEndian(bytes[1..])),
        10 => Decimal(bytes[0], BinaryPrimitives.ReadInt128LittleEndian(bytes[1..])),
        11 => new(VariantKind.Date, new Date(BinaryPrimitives.ReadInt32LittleEndian(bytes))),
        12 => new(VariantKind.Timestamp, new Timestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes))),
        13 => new(VariantKind.TimestampNtz, new Timestamp(BinaryPrimitives.ReadInt64LittleEndian(bytes))),
        14 => new(VariantKind.Float, BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        15 => new(VariantKind.Binary, Sized(bytes).ToArray()),
        16 => new(VariantKind.Text, Encoding.UTF8.GetString(Sized(bytes))),
        _ => throw new InvalidDataException($"A VARIANT holds a value of the encoding's type {type}, which is not known here. Cast it in the query, or take it as text by to_json."),
    };

    private static Variant Decimal(byte scale, BigInteger unscaled) => new(VariantKind.Decimal, VariantDecimal.Of(unscaled, scale));

    private static ReadOnlySpan<byte> Sized(ReadOnlySpan<byte> bytes) => bytes.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(bytes));

    private static int Whole(ReadOnlySpan<byte> bytes, int at, int width)
    {
        var number = 0;
        for (var i = width - 1; i >= 0; i--)
        {
            number = (number << 8) | bytes[at + i];
        }

        return number;
    }
}
