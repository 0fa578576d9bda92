namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>A checkpoint cannot be used. What reads it takes an older one or the commits instead.</summary>
internal sealed class CheckpointDamagedException : Exception
{
    internal CheckpointDamagedException(string path, Exception inner)
        : base($"The checkpoint file '{path}' cannot be read: {inner.Message}", inner)
    {
    }

    private CheckpointDamagedException(string message)
        : base(message) => IsShort = true;

    /// <summary>Whether it can be read but holds fewer actions than its writer announced.</summary>
    internal bool IsShort { get; }

    internal static CheckpointDamagedException Short(string path, long actions, long announced) =>
        new($"The checkpoint file '{path}' holds {actions} actions instead of {announced}.");
}
