namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>What befalls runs of a job, one after the other in the same lake.</summary>
/// <param name="Run">The run, one of <see cref="UndisturbedRuns"/>.</param>
/// <param name="When">When it is killed.</param>
/// <param name="Steps">
/// Places at which runs are killed, each of which the run comes to: what is done already is not done again; and losses between them, of
/// <see cref="LostProgress"/>.
/// </param>
public sealed record CrashChain(string Run, string When, params string[] Steps)
{
    /// <summary>The names of the places.</summary>
    internal IEnumerable<string> Names => Steps.Where(step => !LostProgress.Has(step)).Select(NameOf);

    /// <summary>The names of those where a write is torn.</summary>
    internal IEnumerable<string> Torn => Steps.Where(step => step.EndsWith(":torn", StringComparison.Ordinal)).Select(NameOf);

    /// <inheritdoc/>
    public override string ToString() => $"{Run}, {When}";

    private static string NameOf(string place) => place.Split(':')[0];
}
