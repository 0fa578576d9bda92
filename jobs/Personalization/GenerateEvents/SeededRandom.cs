namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine and runtime. Nothing here or above it uses
/// logarithms, powers or trigonometry, whose last bits differ between platforms.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A bijection of 64-bit numbers that scatters neighbours.</summary>
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Independent numbers for one of many things of a kind.</summary>
    internal static SeededRandom For(int seed, ulong kind, ulong index) =>
        new(Mix(Mix(((ulong)seed << 8) + kind) + index));

    internal ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A number of [0, 1).</summary>
    internal double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number of [0, <paramref name="bound"/>).</summary>
    internal int Below(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);

    /// <summary>A number of [<paramref name="low"/>, <paramref name="high"/>].</summary>
    internal long Between(long low, long high) => low + (long)Math.BigMul(NextBits(), (ulong)(high - low + 1), out _);

    /// <summary>As <see cref="Between"/>, small numbers far more often: the product of two uniform ones.</summary>
    internal long MostlyLow(long low, long high) => low + (long)((high - low) * (NextDouble() * NextDouble()));

    internal bool Chance(double rate) => NextDouble() < rate;

    internal T Of<T>(T[] values) => values[Below(values.Length)];
}
