namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>How long and how hard the live pipeline is soaked.</summary>
/// <param name="Measured">How long it is looked at, after a time of warming up.</param>
/// <param name="Rate">Events a second.</param>
internal sealed record SoakOptions(TimeSpan Measured, int Rate)
{
    private static readonly TimeSpan LongestRound = TimeSpan.FromMinutes(1);

    internal static SoakOptions Default { get; } = new(TimeSpan.FromMinutes(10), 5_000);

    /// <summary>Code is compiled and caches are filled in this time, which does not count.</summary>
    internal static TimeSpan WarmUp { get; } = TimeSpan.FromMinutes(1);

    /// <summary>How often features are exported: as by default, or more often in a short soak, so that it has several rounds too.</summary>
    internal TimeSpan Round => Measured / 10 < LongestRound ? Measured / 10 : LongestRound;

    /// <summary>How long events are sent.</summary>
    internal TimeSpan Sending => WarmUp + Measured;
}
