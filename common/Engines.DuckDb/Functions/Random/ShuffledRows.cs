namespace SparkPersonalization.Engines.DuckDb.Functions.Random;

/// <summary>One thread's random orders of rows' arrays.</summary>
internal sealed class ShuffledRows
{
    private readonly Dictionary<int, RandomRows<MersenneTwister, int[]>> _byLength = [];

    internal object?[] Of(object?[] elements, long seed, long row)
    {
        if (!_byLength.TryGetValue(elements.Length, out var orders))
        {
            _byLength[elements.Length] = orders = new RandomRows<MersenneTwister, int[]>(s => new MersenneTwister(s), r => r.NextOrder(elements.Length));
        }

        return [.. orders.Of(seed, row).Select(i => elements[i])];
    }
}
