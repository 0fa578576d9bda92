using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Kafka;
using SparkPersonalization.Storage;
using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming;

/// <summary>Makes the source of a streaming read.</summary>
/// <param name="read">The read.</param>
/// <param name="directory">A directory of the checkpoint in which the source may keep what it must remember.</param>
/// <returns>The source.</returns>
public delegate IMicroBatchSource SourceProvider(DataSource read, string directory);

/// <summary>What a streaming query stands on.</summary>
public sealed record StreamServices
{
    /// <summary>Where checkpoints, files and tables are.</summary>
    public required IStorage Storage { get; init; }

    /// <summary>The time of batches, triggers and waits; the machine's by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Counts rows for sources that do not know them, or null.</summary>
    public IRowCounter? RowCounter { get; init; }

    /// <summary>Sources beside files and Delta, by the format's name in lower case; none by default.</summary>
    public IReadOnlyDictionary<string, SourceProvider> Sources { get; init; } = new Dictionary<string, SourceProvider>();

    /// <summary>The connections to Kafka; the engine's, so that planning and reading share them. By default those of this record.</summary>
    public KafkaClients Kafka { get; init; } = new();

    /// <summary>Called with each progress report, on the query's thread; null for nobody.</summary>
    public Action<StreamingQueryProgress>? OnProgress { get; init; }

    /// <summary>Where the console sink writes; the process's output by default.</summary>
    public TextWriter Console { get; init; } = System.Console.Out;

    internal CrashPoint Reach { get; init; } = CrashPoints.Reach;
}
