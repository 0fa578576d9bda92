using Microsoft.Extensions.Logging;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>Where a job's progress and log lines go while it runs.</summary>
internal interface IScreen
{
    /// <summary>Runs the work, with the progress on show.</summary>
    JobOutcome Show(Func<JobOutcome> work);

    IJobProgress Progress(ILogger log);

    void WriteLine(string line);
}
