namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Places at which runs of a job are killed, one run after the other in the same lake.</summary>
/// <param name="Job">The job.</param>
/// <param name="When">When it is killed.</param>
/// <param name="Places">The places, each of which the run comes to: what is done already is not done again.</param>
public sealed record CrashChain(string Job, string When, params string[] Places)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Job}, {When}";
}
