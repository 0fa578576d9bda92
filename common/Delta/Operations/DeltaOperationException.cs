namespace SparkPersonalization.Delta.Operations;

/// <summary>An operation on a table makes no sense, or its rows do not fit the table. Nothing was committed.</summary>
public sealed class DeltaOperationException : DeltaException
{
    internal DeltaOperationException(string errorClass, string message, Exception? inner = null)
        : base(errorClass, message, inner)
    {
    }
}
