using System.Diagnostics;

namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>How long work takes.</summary>
internal static class Timing
{
    internal static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    internal static double Milliseconds(Action work) => Seconds(work) * 1000;

    /// <summary>How many a second, where work does so many.</summary>
    internal static double Rate(long amount, Action work) => amount / Seconds(work);
}
