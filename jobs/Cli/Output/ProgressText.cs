using System.Globalization;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>Progress in one line.</summary>
internal static class ProgressText
{
    /// <summary>The known parts; where the job tells no rate, the mean one since the start.</summary>
    internal static string Of(JobProgress progress, TimeSpan elapsed)
    {
        var rate = progress.RowsPerSecond ?? (elapsed > TimeSpan.Zero ? progress.Rows / elapsed.TotalSeconds : null);
        string?[] parts =
        [
            progress.Message,
            Part(progress.Batch, "batch {0}"),
            Rows(progress),
            Part(rate, "{0:#,0} rows/s"),
            Part(progress.Watermark?.ToUniversalTime(), "watermark {0:yyyy-MM-dd HH:mm:ss}"),
        ];
        return string.Join(", ", parts.Where(part => part is not null));
    }

    /// <summary>The rows done, and how many there will be; null where neither is known.</summary>
    internal static string? Rows(JobProgress progress) => progress.TotalRows is null
        ? Part(progress.Rows, "{0:#,0} rows")
        : Part(progress.Rows, "{0:#,0} of {1:#,0} rows", progress.TotalRows);

    private static string? Part(object? value, string format, object? second = null) =>
        value is null ? null : string.Format(CultureInfo.InvariantCulture, format, value, second);
}
