using System.Buffers.Binary;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>Under what a row stands in an index: its key, the version of the table that brought it, and its number among that version's rows.</summary>
internal static class RowKey
{
    /// <summary>What stands before it, to tell rows from what else an index holds.</summary>
    private const byte Mark = 2;

    /// <summary>What a row stands under.</summary>
    internal static byte[] Of(byte[] key, long version, int number)
    {
        var start = 1 + sizeof(int) + key.Length;
        var bytes = new byte[start + sizeof(long) + sizeof(int)];
        WritePrefix(bytes, key);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(start), version);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(start + sizeof(long)), number);
        return bytes;
    }

    /// <summary>What all rows of a key begin with, and no other's: keys are of different lengths.</summary>
    internal static byte[] Prefix(byte[] key)
    {
        var bytes = new byte[1 + sizeof(int) + key.Length];
        WritePrefix(bytes, key);
        return bytes;
    }

    /// <summary>The version that brought a row; null where it is of another key.</summary>
    internal static long? Version(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> prefix) =>
        bytes.StartsWith(prefix) ? BinaryPrimitives.ReadInt64BigEndian(bytes[prefix.Length..]) : null;

    private static void WritePrefix(Span<byte> bytes, byte[] key)
    {
        bytes[0] = Mark;
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], key.Length);
        key.CopyTo(bytes[(1 + sizeof(int))..]);
    }
}
