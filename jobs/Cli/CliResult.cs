using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli;

/// <summary>How a run ended.</summary>
/// <param name="Job">The job's id; null where none was understood.</param>
/// <param name="Status">How it ended.</param>
/// <param name="ExitCode">The process's exit code.</param>
internal sealed record CliResult(string? Job, CliStatus Status, int ExitCode)
{
    internal TimeSpan Duration { get; init; }

    /// <summary>What the job did; null where it did not come to an end.</summary>
    internal JobOutcome? Outcome { get; init; }

    /// <summary>What went wrong; null where nothing did, or where a failed check in the outcome says it.</summary>
    internal Exception? Error { get; init; }
}
