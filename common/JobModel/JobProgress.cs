using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.JobModel;

/// <summary>How far a job is. What is null is not known, or says nothing about this job.</summary>
public sealed record JobProgress
{
    /// <summary>The stage that it is about, in a job of several stages.</summary>
    public string? Stage { get; init; }

    /// <summary>Where the stage stands from now on.</summary>
    public StageState? State { get; init; }

    /// <summary>What is being done, in a few words.</summary>
    public string? Message { get; init; }

    /// <summary>Rows done so far.</summary>
    public long? Rows { get; init; }

    /// <summary>Rows that there will be.</summary>
    public long? TotalRows { get; init; }

    /// <summary>Rows a second, of late.</summary>
    public double? RowsPerSecond { get; init; }

    /// <summary>The batch being worked on.</summary>
    public long? Batch { get; init; }

    /// <summary>Event time up to which rows are expected no more.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>What only a job that keeps going can tell; null for others.</summary>
    public LiveProgress? Live { get; init; }
}
