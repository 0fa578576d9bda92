namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>Work that did not do what it should has no figure.</summary>
internal static class Expected
{
    /// <returns>The figure, where what was counted is as expected.</returns>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    internal static double Same(long expected, long found, string what, double figure) => expected == found
        ? figure
        : throw new InvalidOperationException($"{what}: {found:#,0} in place of {expected:#,0}.");
}
