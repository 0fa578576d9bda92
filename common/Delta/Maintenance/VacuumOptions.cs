namespace SparkPersonalization.Delta.Maintenance;

/// <summary>How a vacuum goes.</summary>
public sealed record VacuumOptions
{
    /// <summary>How long files stay that have left the table; null for the table's <c>delta.deletedFileRetentionDuration</c>, 7 days by default.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Whether a retention shorter than the table's is refused; true by default.</summary>
    public bool IsRetentionChecked { get; init; } = true;

    /// <summary>The most files that one run deletes; no limit by default. The oldest go first.</summary>
    public int? MaxFiles { get; init; }

    /// <summary>Whether the run leaves no trace in the table's history where there is nothing to delete; false by default.</summary>
    public bool IsSilentWithoutFiles { get; init; }
}
