namespace SparkPersonalization.JobModel;

/// <summary>How a job that keeps going stands to its input. What is null is not known.</summary>
public sealed record LiveProgress
{
    /// <summary>Rows written a second, of late.</summary>
    public double? RowsOutPerSecond { get; init; }

    /// <summary>Rows that wait in the input.</summary>
    public long? BehindRows { get; init; }

    /// <summary>For how long the oldest of them has waited.</summary>
    public TimeSpan? Behind { get; init; }

    /// <summary>Rows that were quarantined so far.</summary>
    public long? Quarantined { get; init; }

    /// <summary>What a batch takes at most just now, such as <c>12,000 rows</c>.</summary>
    public string? BatchLimit { get; init; }

    /// <summary>What it waits for because that fails, and why; null while nothing fails.</summary>
    public string? Trouble { get; init; }
}
