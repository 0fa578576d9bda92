using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>What a source of files stands on.</summary>
/// <param name="Storage">Where its files are.</param>
/// <param name="Checkpoint">Where the checkpoint is.</param>
/// <param name="Directory">A directory of the checkpoint for what it must remember.</param>
/// <param name="Reach">Passes a crash point.</param>
internal sealed record SourceContext(IStorage Storage, IStorage Checkpoint, string Directory, CrashPoint Reach);
