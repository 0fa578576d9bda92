using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Functions.Random;

/// <summary>The Mersenne twister MT19937 (Matsumoto and Nishimura), seeded by two words as Spark's <c>uuid</c> and <c>shuffle</c> seed it.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Size];
    private int _at = Size;

    internal MersenneTwister(long seed)
    {
        uint[] key = [(uint)(seed >>> 32), (uint)seed];
        Fill(19650218);
        var (i, j) = (1, 0);
        for (var k = Size; k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1664525)) + key[j] + (uint)j;
            (i, j) = (Step(i), (j + 1) % key.Length);
        }

        for (var k = Size - 1; k > 0; k--)
        {
            _state[i] = (_state[i] ^ ((_state[i - 1] ^ (_state[i - 1] >> 30)) * 1566083941)) - (uint)i;
            i = Step(i);
        }

        _state[0] = 0x80000000;
    }

    /// <summary>A random UUID of version 4.</summary>
    internal string NextUuid()
    {
        var high = (NextLong() & 0xFFFFFFFFFFFF0FFF) | 0x4000;
        var low = (NextLong() | 0x8000000000000000) & 0xBFFFFFFFFFFFFFFF;
        return string.Create(CultureInfo.InvariantCulture, $"{high >> 32:x8}-{(high >> 16) & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFFFFFFFFFF:x12}");
    }

    /// <summary>The numbers from 0 to below <paramref name="count"/> in a random order.</summary>
    internal int[] NextOrder(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var place = NextBelow(i + 1);
            order[i] = order[place];
            order[place] = i;
        }

        return order;
    }

    // Of a power of two the high bits; else what is left over above the greatest multiple of the bound is drawn again.
    private int NextBelow(int bound)
    {
        if ((bound & (bound - 1)) == 0)
        {
            return (int)((bound * (long)(Next() >>> 1)) >> 31);
        }

        while (true)
        {
            var bits = (int)(Next() >>> 1);
            var value = bits % bound;
            if (unchecked(bits - value + (bound - 1)) >= 0)
            {
                return value;
            }
        }
    }

    private ulong NextLong() => ((ulong)Next() << 32) | Next();

    private int Step(int i)
    {
        if (i + 1 < Size)
        {
            return i + 1;
        }

        _state[0] = _state[Size - 1];
        return 1;
    }

    private void Fill(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Size; i++)
        {
            _state[i] = (1812433253 * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
        }
    }

    private uint Next()
    {
        if (_at == Size)
        {
            Turn();
        }

        var y = _state[_at++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    private void Turn()
    {
        for (var i = 0; i < Size; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % Size] & 0x7FFFFFFF);
            _state[i] = _state[(i + Shift) % Size] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }

        _at = 0;
    }
}
