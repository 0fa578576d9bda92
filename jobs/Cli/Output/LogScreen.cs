using Microsoft.Extensions.Logging;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>Lines, for files and other programs.</summary>
internal sealed class LogScreen(CliConsole console) : IScreen
{
    public JobOutcome Show(Func<JobOutcome> work) => work();

    public IJobProgress Progress(ILogger log) => new LogProgress(log, console.Time);

    public void WriteLine(string line)
    {
        lock (console.Error)
            console.Error.WriteLine(line);
    }
}
