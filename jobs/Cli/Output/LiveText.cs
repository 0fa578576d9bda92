using System.Globalization;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>What a stage that keeps going tells, as texts; an empty one where it is not known.</summary>
internal static class LiveText
{
    internal static string Rate(double? rate) => Of(rate, "#,0");

    internal static string Behind(TimeSpan? time) => time is { } known ? Numbers.Duration(known) : "";

    internal static string Number(long? number) => Of(number, "#,0");

    internal static string Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What it does, and what a batch takes at most where that is adapted.</summary>
    internal static string State(StageLine line) => line.State != JobModel.Graph.StageState.Running ? line.StateName
        : line.Progress.Live?.Trouble is not null ? "waiting"
        : line.Progress.Message ?? "running";

    /// <summary>All of it in one line, for a log.</summary>
    internal static string Line(JobProgress progress)
    {
        var live = progress.Live!;
        string?[] parts =
        [
            progress.Message,
            progress.Batch is { } batch ? string.Create(CultureInfo.InvariantCulture, $"batch {batch}") : null,
            Named(Rate(progress.RowsPerSecond), "in {0} rows/s"),
            Named(Rate(live.RowsOutPerSecond), "out {0} rows/s"),
            Named(Number(live.BehindRows), "behind {0} rows"),
            Named(Behind(live.Behind), "behind {0}"),
            Named(Time(progress.Watermark), "watermark {0}"),
            Named(Number(live.Quarantined), "quarantined {0}"),
            Named(live.BatchLimit ?? "", "at most {0} a batch"),
            Named(live.Trouble ?? "", "waiting: {0}"),
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Named(string text, string format) => text.Length == 0 ? null : string.Format(CultureInfo.InvariantCulture, format, text);

    private static string Of(IFormattable? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
