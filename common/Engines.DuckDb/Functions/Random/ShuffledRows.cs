namespace SparkPersonalization.Engines.DuckDb.Functions.Random;

/// <summary>
/// One thread's random orders of rows' arrays, which take as many random numbers as they have elements. Rows come in their order; where some
/// were left out, they are taken to have as many elements as the next.
/// </summary>
internal sealed class ShuffledRows
{
    private MersenneTwister? _random;
    private long _seed;
    private long _next;

    internal object?[] Of(object?[] elements, long seed, long row)
    {
        if (_random is null || seed != _seed || row < _next)
        {
            (_random, _seed, _next) = (new MersenneTwister(seed), seed, 0);
        }

        for (; _next < row; _next++)
        {
            _random.NextOrder(elements.Length);
        }

        _next++;
        return [.. _random.NextOrder(elements.Length).Select(i => elements[i])];
    }
}
