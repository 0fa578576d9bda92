using Microsoft.Extensions.Logging;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>Tells people of a server that is started for the run; its own lines are details.</summary>
/// <param name="log">The run's log.</param>
internal sealed class ServerLog(ILogger log)
{
    internal void Starting(string master) => log.LogInformation("starting a Spark server for {Master}", master);

    internal void Started() => log.LogInformation("the Spark server answers");

    internal void Ended(string what) => log.LogError("{What}", what);

    internal void Line(string line) => log.LogDebug("spark: {Line}", line);
}
