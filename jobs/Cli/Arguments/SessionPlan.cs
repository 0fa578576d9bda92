using SparkPersonalization.Engines.SparkConnect.Launch;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>How sessions are made, and what server must be started for them first.</summary>
/// <param name="Settings">The sessions' settings.</param>
/// <param name="Launch">The server; null where none is to be started.</param>
internal sealed record SessionPlan(SessionSettings Settings, SparkLaunch? Launch)
{
    /// <summary>Starts the server, does the work with sessions on it, and ends it.</summary>
    /// <param name="log">Takes lines that tell of it.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SessionSettingsException">There is no Spark to start.</exception>
    internal T With<T>(ServerLog log, Func<SessionSettings, T> work, CancellationToken cancellation)
    {
        if (Launch is null)
            return work(Settings);
        log.Starting(Launch.Master);
        using var server = Start(Launch with { Log = log.Line }, cancellation);
        log.Started();
        try
        {
            return work(Settings with { Remote = server.Remote });
        }
        finally
        {
            if (server.UntimelyEnd is { } end)
                log.Ended(end);
        }
    }

    private static SparkServer Start(SparkLaunch launch, CancellationToken cancellation)
    {
        try
        {
            return SparkServer.Start(launch, cancellation);
        }
        catch (ArgumentException error)
        {
            throw new SessionSettingsException(error.Message, error);
        }
    }
}
