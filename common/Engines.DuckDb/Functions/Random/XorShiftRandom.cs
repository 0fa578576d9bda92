using System.Buffers.Binary;

namespace SparkPersonalization.Engines.DuckDb.Functions.Random;

/// <summary>Spark's own random numbers (its <c>XORShiftRandom</c> on Java's <c>Random</c>), one for each row of a partition.</summary>
internal sealed class XorShiftRandom
{
    private const uint ArraySeed = 0x3C074A61;
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int HighBits = 26;
    private const int LowBits = 27;

    private long _seed;
    private double? _gaussian;

    internal XorShiftRandom(long seed)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed);
        var low = Hash(bytes, ArraySeed);
        _seed = ((long)Hash(bytes, low) << 32) | low;
    }

    /// <summary>A number from 0 to below 1.</summary>
    internal double NextDouble() => (((long)Next(HighBits) << LowBits) + Next(LowBits)) * (1.0 / (1L << 53));

    /// <summary>A number of the standard normal distribution.</summary>
    internal double NextGaussian()
    {
        if (_gaussian is { } kept)
        {
            _gaussian = null;
            return kept;
        }

        while (true)
        {
            var (x, y) = ((2 * NextDouble()) - 1, (2 * NextDouble()) - 1);
            var s = (x * x) + (y * y);
            if (s < 1 && s != 0)
            {
                var factor = Math.Sqrt(-2 * Math.Log(s) / s);
                _gaussian = y * factor;
                return x * factor;
            }
        }
    }

    /// <summary>A text of digits and letters, each of the 62 as likely.</summary>
    internal string NextText(int length) => string.Create(length, this, (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Alphabet[Math.Abs(random.Next(sizeof(int) * 8) % Alphabet.Length)];
        }
    });

    private int Next(int bits)
    {
        var next = _seed ^ (_seed << 21);
        next ^= next >>> 35;
        next ^= next << 4;
        _seed = next;
        return (int)(next & ((1L << bits) - 1));
    }

    // MurmurHash3 of 32 bits, of two whole words.
    private static uint Hash(ReadOnlySpan<byte> bytes, uint seed)
    {
        var hash = seed;
        for (var i = 0; i < bytes.Length; i += sizeof(uint))
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]) * 0xCC9E2D51;
            hash ^= uint.RotateLeft(word, 15) * 0x1B873593;
            hash = (uint.RotateLeft(hash, 13) * 5) + 0xE6546B64;
        }

        hash ^= (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
