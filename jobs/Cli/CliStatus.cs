namespace SparkPersonalization.Cli;

/// <summary>How a run ended.</summary>
internal enum CliStatus
{
    /// <summary>All was done, and every check passed.</summary>
    Done,

    /// <summary>The job or one of its checks failed.</summary>
    Failed,

    /// <summary>The command line or the configuration does not hold; nothing was begun.</summary>
    WrongUsage,

    /// <summary>A signal asked to stop.</summary>
    Interrupted,
}
