using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>The newest that is known of one stage, or of a job without stages.</summary>
/// <param name="Stage">The stage; null for a job without stages.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Progress">What was told last.</param>
/// <param name="Elapsed">How long it has worked.</param>
internal sealed record StageLine(string? Stage, StageState State, JobProgress Progress, TimeSpan Elapsed)
{
    /// <summary>What it is at; for one that is not at work only that.</summary>
    internal string Text => State switch
    {
        StageState.Waiting => "waiting",
        StageState.Running when Progress.Live is not null => LiveText.Line(Progress),
        StageState.Running => ProgressText.Of(Progress, Elapsed),
        _ => string.Join(", ", new[] { StateName, ProgressText.Rows(Progress) }.OfType<string>()),
    };

    /// <summary>The state as people read it.</summary>
    internal string StateName => ResultNames.Of(State);
}
