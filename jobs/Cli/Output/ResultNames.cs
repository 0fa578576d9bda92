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
}
