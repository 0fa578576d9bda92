using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Delta;

/// <summary>A table cannot be read or written as asked. The message says what is wrong, where, and what to do; the error class is Delta's.</summary>
public abstract class DeltaException : SparkException
{
    private protected DeltaException(string errorClass, string message, Exception? inner = null)
        : base(errorClass, message, inner) => Reason = message;

    /// <summary>The message without the error class.</summary>
    public string Reason { get; }
}
