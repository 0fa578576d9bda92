namespace SparkPersonalization.Delta;

/// <summary>The table has no such version, or its log is no longer kept that far back.</summary>
public sealed class DeltaVersionNotFoundException : DeltaException
{
    internal DeltaVersionNotFoundException(string message, string errorClass = "DELTA_VERSION_NOT_FOUND")
        : base(errorClass, message)
    {
    }
}
