namespace SparkPersonalization.JobModel;

/// <summary>No session can be made of the settings. The message says which does not hold, and what to do.</summary>
public sealed class SessionSettingsException : Exception
{
    /// <summary>Says which setting does not hold.</summary>
    /// <param name="message">The message.</param>
    /// <param name="inner">What refused it, or null.</param>
    public SessionSettingsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
