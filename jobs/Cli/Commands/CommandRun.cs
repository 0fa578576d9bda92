using SparkPersonalization.Cli.Arguments;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Commands;

/// <summary>One run of a command: what it was told and what it has of the world.</summary>
/// <param name="Line">The command line.</param>
/// <param name="Console">Streams, variables, directories.</param>
/// <param name="Jobs">The jobs that there are.</param>
/// <param name="Interruption">Tells when to stop.</param>
internal sealed record CommandRun(CommandLine Line, CliConsole Console, JobCatalog Jobs, Interruption Interruption)
{
    /// <summary>The root of the tables; an absolute path.</summary>
    internal string Lake => Path.GetFullPath(Line.Lake, Console.CurrentDirectory);

    /// <summary>Does work with the session that the command line asks for.</summary>
    internal void WithSession(Action<SparkSession> work)
    {
        var log = new ServerLog(new LineLogger(new LogScreen(Console).WriteLine, Console.Time, Line.Verbose));
        SessionArguments.Resolve(Line, Console, ConfDirectory.Find(Console)).With(
            log,
            settings =>
            {
                using var session = JobSession.Open(settings with { Name = settings.Name ?? Line.Entry?.Name });
                work(session);
                return true;
            },
            Interruption.Token);
    }
}
