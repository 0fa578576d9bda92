namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>The central moments of numbers, brought up to date number by number (Spark's <c>CentralMomentAgg</c>).</summary>
internal struct Moments
{
    private double _mean;

    internal double Count { get; private set; }

    internal double M2 { get; private set; }

    internal double M3 { get; private set; }

    internal double M4 { get; private set; }

    internal void Add(double x)
    {
        var count = Count + 1;
        var delta = x - _mean;
        var deltaN = delta / count;
        var m2 = M2 + (delta * (delta - deltaN));
        var (delta2, deltaN2) = (delta * delta, deltaN * deltaN);
        var m3 = M3 - (3.0 * deltaN * m2) + (delta * (delta2 - deltaN2));
        M4 = M4 - (4.0 * deltaN * m3) - (6.0 * deltaN2 * m2) + (delta * ((delta * delta2) - (deltaN * deltaN2)));
        (Count, _mean, M2, M3) = (count, _mean + deltaN, m2, m3);
    }
}

/// <summary>The common moments of pairs (Spark's <c>Covariance</c>, <c>PearsonCorrelation</c> and regressions).</summary>
internal struct PairMoments
{
    private Moments _x;
    private Moments _y;

    internal double Count { get; private set; }

    internal double MeanX { get; private set; }

    internal double MeanY { get; private set; }

    internal double SumX { get; private set; }

    internal double SumY { get; private set; }

    internal double Ck { get; private set; }

    /// <summary>The same sum with the sides exchanged, whose last digits may differ.</summary>
    internal double CkReversed { get; private set; }

    internal double MkX { get; private set; }

    internal double MkY { get; private set; }

    internal readonly double M2X => _x.M2;

    internal readonly double M2Y => _y.M2;

    internal void Add(double x, double y)
    {
        Count++;
        var (dx, dy) = (x - MeanX, y - MeanY);
        var (meanX, meanY) = (MeanX + (dx / Count), MeanY + (dy / Count));
        Ck += dx * (y - meanY);
        CkReversed += dy * (x - meanX);
        MkX += dx * (x - meanX);
        MkY += dy * (y - meanY);
        (MeanX, MeanY, SumX, SumY) = (meanX, meanY, SumX + x, SumY + y);
        _x.Add(x);
        _y.Add(y);
    }
}
