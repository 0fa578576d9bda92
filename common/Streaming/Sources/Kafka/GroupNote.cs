using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Streaming.Sources.Kafka;

/// <summary>
/// Writes how far a stream has come to a consumer group, for people's tools. It is never read, so that a failure hurts nobody: it is told as a
/// warning, and tried again with a later batch, not with each, since one that gets no answer keeps the stream waiting.
/// </summary>
/// <param name="group">The group; null to write nothing.</param>
/// <param name="clock">The clock.</param>
internal sealed class GroupNote(IGroupOffsets? group, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Why the last write failed; null where it did not.</summary>
    internal string? Warning { get; private set; }

    /// <summary>Writes offsets that are done.</summary>
    internal void Write(PartitionOffsets done)
    {
        if (group is null || clock.GetUtcNow() < _notBefore)
        {
            return;
        }

        try
        {
            group.Write(done);
            Warning = null;
        }
        catch (SparkException e)
        {
            _notBefore = clock.GetUtcNow() + Pause;
            Warning = $"{e.Message} The stream goes on: group offsets are for tools only.";
        }
    }
}
