using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>Words that both forms of a result use.</summary>
internal static class ResultNames
{
    internal static string Of(CliStatus status) => status switch
    {
        CliStatus.Done => "done",
        CliStatus.Failed => "failed",
        CliStatus.WrongUsage => "wrong-usage",
        CliStatus.Interrupted => "interrupted",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status that has no name."),
    };

    internal static string Of(StageState state) => state switch
    {
        StageState.Waiting => "waiting",
        StageState.Running => "running",
        StageState.Done => "done",
        StageState.Failed => "failed",
        StageState.Interrupted => "interrupted",
        StageState.Skipped => "skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state that has no name."),
    };
}
