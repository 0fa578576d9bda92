namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Places at which runs of a job are killed, one run after the other in the same lake.</summary>
/// <param name="Run">The run, one of <see cref="UndisturbedRuns"/>.</param>
/// <param name="When">When it is killed.</param>
/// <param name="Places">The places, each of which the run comes to: what is done already is not done again.</param>
public sealed record CrashChain(string Run, string When, params string[] Places)
{
    /// <summary>The names of the places.</summary>
    internal IEnumerable<string> Names => Places.Select(place => place.Split(':')[0]);

    /// <summary>The names of those where a write is torn.</summary>
    internal IEnumerable<string> Torn => Places.Where(place => place.EndsWith(":torn", StringComparison.Ordinal)).Select(place => place.Split(':')[0]);

    /// <inheritdoc/>
    public override string ToString() => $"{Run}, {When}";
}
