namespace SparkPersonalization.Engines.DuckDb.Functions.Random;

/// <summary>One thread's random values of rows, which mostly come in their order.</summary>
/// <typeparam name="TRandom">What makes them.</typeparam>
/// <typeparam name="T">The values' type.</typeparam>
/// <param name="open">Begins with a seed.</param>
/// <param name="next">Makes the next row's.</param>
internal sealed class RandomRows<TRandom, T>(Func<long, TRandom> open, Func<TRandom, T> next)
    where TRandom : class
{
    private TRandom? _random;
    private long _seed;
    private long _next;

    internal T Of(long seed, long row)
    {
        if (_random is null || seed != _seed || row < _next)
        {
            (_random, _seed, _next) = (open(seed), seed, 0);
        }

        while (_next < row)
        {
            next(_random);
            _next++;
        }

        _next++;
        return next(_random);
    }
}
