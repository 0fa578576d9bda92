namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>How much one round may still do.</summary>
/// <param name="rules">What a round may do.</param>
/// <param name="time">The clock.</param>
internal sealed class RoundBudget(MaintenanceRules rules, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private long _bytes = rules.CompactMaxBytes.Bytes;
    private bool _isUsed;

    /// <summary>Whether the time is over.</summary>
    internal bool IsOver => time.GetElapsedTime(_started) >= rules.MaintenanceTime;

    /// <summary>Takes bytes to rewrite, if there are so many left. The first that ask get them whatever they are, so that a round never does nothing.</summary>
    internal bool Take(long bytes)
    {
        if (_isUsed && (IsOver || bytes > _bytes))
            return false;
        _isUsed = true;
        _bytes -= bytes;
        return true;
    }
}
