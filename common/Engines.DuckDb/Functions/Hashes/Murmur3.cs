using System.Buffers.Binary;
using System.Numerics;

namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>Murmur3 of 32 bits, as Spark computes it.</summary>
internal sealed class Murmur3 : ITypedHash
{
    public long Int(int value, long seed) => Finish(Mix((uint)seed, (uint)value), 4);

    public long Long(long value, long seed) => Finish(Mix(Mix((uint)seed, (uint)value), (uint)(value >> 32)), 8);

    // Spark mixes each byte of an unfinished word as a word of its own.
    public long Bytes(ReadOnlySpan<byte> bytes, long seed)
    {
        var hash = (uint)seed;
        var aligned = bytes.Length & ~3;
        for (var i = 0; i < aligned; i += 4)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]));
        }

        foreach (var b in bytes[aligned..])
        {
            hash = Mix(hash, (uint)(sbyte)b);
        }

        return Finish(hash, bytes.Length);
    }

    private static uint Mix(uint hash, uint word) =>
        unchecked((BitOperations.RotateLeft(hash ^ (BitOperations.RotateLeft(word * 0xCC9E2D51, 15) * 0x1B873593), 13) * 5) + 0xE6546B64);

    private static int Finish(uint hash, int length)
    {
        hash ^= (uint)length;
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EBCA6B);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2AE35);
        return (int)(hash ^ (hash >> 16));
    }
}
