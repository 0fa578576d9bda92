namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>Something whose speed or size has a goal. A class that has this interface is found by itself.</summary>
internal interface IBenchmark
{
    /// <summary>How the command line calls it.</summary>
    string Name { get; }

    /// <summary>What it measures, and beside what, in one sentence.</summary>
    string Summary { get; }

    /// <summary>
    /// What to measure. A comparison is measured before the next is asked for, so that what it needs may be made just before it and
    /// released just after it.
    /// </summary>
    /// <param name="place">Where to work, and on how much.</param>
    IEnumerable<Comparison> Compare(Workplace place);
}
