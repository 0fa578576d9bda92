namespace SparkPersonalization.Streaming.Tests.Simulation;

/// <summary>Decides all that happens by chance, by a seed: the same seed is the same world.</summary>
internal sealed class Fate(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Whether nothing bad happens any more.</summary>
    internal bool IsCalm { get; set; }

    /// <summary>Whether something bad happens now.</summary>
    internal bool Happens(double chance) => _random.NextDouble() < chance && !IsCalm;

    internal int Next(int below) => _random.Next(below);

    internal int Between(int least, int most) => _random.Next(least, most + 1);

    internal T Choose<T>(params ReadOnlySpan<T> among) => among[_random.Next(among.Length)];
}
