using System.Buffers.Binary;
using System.Numerics;

namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>XXH64; whole numbers are hashed as their little-endian bytes.</summary>
internal sealed class XxHash64 : ITypedHash
{
    private const ulong Prime1 = 0x9E3779B185EBCA87, Prime2 = 0xC2B2AE3D27D4EB4F, Prime3 = 0x165667B19E3779F9, Prime4 = 0x85EBCA77C2B2AE63, Prime5 = 0x27D4EB2F165667C5;

    public long Int(int value, long seed) => unchecked(Finish(AddWord((ulong)seed + Prime5 + sizeof(int), (uint)value)));

    public long Long(long value, long seed) => unchecked(Finish(AddLong((ulong)seed + Prime5 + sizeof(long), (ulong)value)));

    public long Bytes(ReadOnlySpan<byte> bytes, long seed)
    {
        unchecked
        {
            var length = bytes.Length;
            var hash = length >= 32 ? Stripes(ref bytes, (ulong)seed) : (ulong)seed + Prime5;
            hash += (ulong)length;
            for (; bytes.Length >= 8; bytes = bytes[8..])
            {
                hash = AddLong(hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            }

            if (bytes.Length >= 4)
            {
                hash = AddWord(hash, BinaryPrimitives.ReadUInt32LittleEndian(bytes));
                bytes = bytes[4..];
            }

            foreach (var b in bytes)
            {
                hash = BitOperations.RotateLeft(hash ^ (b * Prime5), 11) * Prime1;
            }

            return Finish(hash);
        }
    }

    private static ulong AddLong(ulong hash, ulong value) => unchecked((BitOperations.RotateLeft(hash ^ Round(0, value), 27) * Prime1) + Prime4);

    private static ulong AddWord(ulong hash, uint value) => unchecked((BitOperations.RotateLeft(hash ^ (value * Prime1), 23) * Prime2) + Prime3);

    private static long Finish(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return (long)(hash ^ (hash >> 32));
        }
    }

    private static ulong Stripes(ref ReadOnlySpan<byte> bytes, ulong seed)
    {
        unchecked
        {
            Span<ulong> lanes = [seed + Prime1 + Prime2, seed + Prime2, seed, seed - Prime1];
            for (; bytes.Length >= 32; bytes = bytes[32..])
            {
                for (var i = 0; i < 4; i++)
                {
                    lanes[i] = Round(lanes[i], BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * 8)..]));
                }
            }

            var hash = BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7)
                + BitOperations.RotateLeft(lanes[2], 12) + BitOperations.RotateLeft(lanes[3], 18);
            foreach (var lane in lanes)
            {
                hash = ((hash ^ Round(0, lane)) * Prime1) + Prime4;
            }

            return hash;
        }
    }

    private static ulong Round(ulong lane, ulong word) => unchecked(BitOperations.RotateLeft(lane + (word * Prime2), 31) * Prime1);
}
