namespace SparkPersonalization.Delta;

/// <summary>A table cannot be read or written as asked. The message says what is wrong, where, and what to do.</summary>
public abstract class DeltaException : Exception
{
    private protected DeltaException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
