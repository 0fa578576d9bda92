namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>How long the client waits and how often it tries again. Every wait has an end.</summary>
internal sealed record ConnectLimits
{
    /// <summary>How often a call is tried again after a fault that may pass; 15 times as in Spark's own clients.</summary>
    internal int Retries { get; init; } = 15;

    /// <summary>How often the very first call is tried again: a server that is not there is told at once.</summary>
    internal int ConnectRetries { get; init; } = 4;

    /// <summary>The first wait before another try; each further one is four times as long.</summary>
    internal TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait before another try, but for those that the server asks for.</summary>
    internal TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest wait that a server may ask for.</summary>
    internal TimeSpan MaxServerDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>From which wait on a random time is added, so that clients do not come back all at once, and how much at most.</summary>
    internal TimeSpan JitterFrom { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most that is added.</summary>
    internal TimeSpan MaxJitter { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long tries go on after the server was last heard: a server that is being restarted has come back by then, or will not.
    /// </summary>
    internal TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a result's stream may be silent. Servers report progress every two seconds and end each stream after two minutes, so
    /// that a longer silence is a dead connection.
    /// </summary>
    internal TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How many streams in a row may end without a response; a server that reports no progress ends one each two minutes.</summary>
    internal int EmptyStreams { get; init; } = 1000;

    /// <summary>How long small calls may take.</summary>
    internal TimeSpan Call { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the analysis of a plan may take, which may have to list many files.</summary>
    internal TimeSpan Analysis { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the client waits for a cancelled query or a session to end.</summary>
    internal TimeSpan End { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idle session tells the server that it is still used; servers forget it after an hour.</summary>
    internal TimeSpan KeepAlive { get; init; } = TimeSpan.FromMinutes(10);
}
