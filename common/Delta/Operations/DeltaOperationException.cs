namespace SparkPersonalization.Delta.Operations;

/// <summary>An operation on a table makes no sense, or its rows do not fit the table. Nothing was committed.</summary>
public sealed class DeltaOperationException : DeltaException
{
    internal DeltaOperationException(string errorClass, string message, Exception? inner = null)
        : base($"[{errorClass}] {message}", inner) => ErrorClass = errorClass;

    /// <summary>Delta's error class, such as <c>DELTA_METADATA_MISMATCH</c>.</summary>
    public string ErrorClass { get; }
}
