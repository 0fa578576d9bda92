namespace SparkPersonalization.Delta;

/// <summary>A table's log is damaged: a version is missing, a file cannot be read, or what it says breaks the protocol.</summary>
public sealed class DeltaLogCorruptedException : DeltaException
{
    internal DeltaLogCorruptedException(string message, Exception? inner = null)
        : base("DELTA_LOG_CORRUPTED", message, inner)
    {
    }
}
