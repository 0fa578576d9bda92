namespace SparkPersonalization.JobModel;

/// <summary>No session can be made of the settings. The message says which does not hold, and what to do.</summary>
public sealed class SessionSettingsException : Exception
{
    internal SessionSettingsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
