using System.Buffers.Binary;
using System.Numerics;

namespace SparkPersonalization.Engines.DuckDb.Functions.Hashes;

/// <summary>SHA-224 (FIPS 180-4), which .NET has not: SHA-256 from another start, cut to 28 bytes.</summary>
internal static class Sha224
{
    private const int Block = 64;
    private static readonly uint[] Start = [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];

    // The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static readonly uint[] Rounds = [.. Primes().Take(64).Select(p => (uint)(ulong)(CubeRootBits(p) & 0xFFFF_FFFF))];

    internal static byte[] HashData(ReadOnlySpan<byte> data)
    {
        var padded = new byte[((data.Length + 8) / Block * Block) + Block];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded.AsSpan(padded.Length - 8), (ulong)data.Length * 8);
        var state = (uint[])Start.Clone();
        for (var at = 0; at < padded.Length; at += Block)
        {
            Compress(state, padded.AsSpan(at, Block));
        }

        var hash = new byte[32];
        for (var i = 0; i < 8; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(i * 4), state[i]);
        }

        return hash[..28];
    }

    private static void Compress(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        for (var i = 0; i < 64; i++)
        {
            w[i] = i < 16
                ? BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..])
                : unchecked(Small(w[i - 2], 17, 19, 10) + w[i - 7] + Small(w[i - 15], 7, 18, 3) + w[i - 16]);
        }

        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i++)
        {
            var t1 = unchecked(h + Large(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + Rounds[i] + w[i]);
            var t2 = unchecked(Large(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c)));
            (h, g, f, e, d, c, b, a) = (g, f, e, unchecked(d + t1), c, b, a, unchecked(t1 + t2));
        }

        uint[] next = [a, b, c, d, e, f, g, h];
        for (var i = 0; i < 8; i++)
        {
            state[i] = unchecked(state[i] + next[i]);
        }
    }

    private static uint Small(uint x, int first, int second, int shift) => BitOperations.RotateRight(x, first) ^ BitOperations.RotateRight(x, second) ^ (x >> shift);

    private static uint Large(uint x, int first, int second, int third) =>
        BitOperations.RotateRight(x, first) ^ BitOperations.RotateRight(x, second) ^ BitOperations.RotateRight(x, third);

    private static IEnumerable<int> Primes() => Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).TakeWhile(d => d * d <= n).All(d => n % d != 0));

    // The whole part of the cube root times 2^32, by bisection.
    private static BigInteger CubeRootBits(int value)
    {
        var target = (BigInteger)value << 96;
        var (low, high) = (BigInteger.Zero, BigInteger.One << 40);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = middle * middle * middle <= target ? (middle, high) : (low, middle);
        }

        return low;
    }
}
