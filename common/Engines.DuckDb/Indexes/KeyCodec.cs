using System.Buffers.Binary;
using System.Text;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>A key as bytes that sort as the engine sorts the keys, so that an index is written in its order.</summary>
internal static class KeyCodec
{
    /// <summary>What stands before each key, to tell keys from what else an index holds.</summary>
    internal const byte Prefix = 1;

    /// <summary>Whether keys of a type can be in an index.</summary>
    internal static bool CanEncode(DataType type) => type is StringType or BinaryType or ByteType or ShortType or IntegerType or LongType;

    /// <summary>The bytes of a key that is not null.</summary>
    internal static byte[] Encode(object key) => key switch
    {
        string text => Text(text),
        byte[] bytes => [Prefix, .. bytes],
        sbyte number => Whole(number),
        short number => Whole(number),
        int number => Whole(number),
        long number => Whole(number),
        _ => throw new ArgumentException($"A {key.GetType().Name} is no key of an index.", nameof(key)),
    };

    private static byte[] Text(string text)
    {
        var bytes = new byte[1 + Encoding.UTF8.GetByteCount(text)];
        bytes[0] = Prefix;
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(1));
        return bytes;
    }

    // With the sign turned over, unsigned bytes sort as signed numbers.
    private static byte[] Whole(long number)
    {
        var bytes = new byte[1 + sizeof(long)];
        bytes[0] = Prefix;
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(1), unchecked((ulong)number) ^ (1UL << 63));
        return bytes;
    }
}
