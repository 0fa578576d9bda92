namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>
/// Ranks drawn by the Zipf-Mandelbrot law with exponent 1: rank k has weight 1 / (k + offset). Built from divisions
/// and sums only, so that it is the same everywhere.
/// </summary>
internal sealed class Zipf
{
    private readonly double[] _upTo;

    internal Zipf(int count, double offset)
    {
        _upTo = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
            _upTo[rank] = sum += 1.0 / (rank + 1 + offset);
    }

    internal int Next(SeededRandom random)
    {
        var found = Array.BinarySearch(_upTo, random.NextDouble() * _upTo[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }
}
