namespace SparkPersonalization.Export;

/// <summary>An export cannot be made, or one that is there is not what its manifest says. Nothing was published.</summary>
public sealed class ExportException : Exception
{
    internal ExportException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
