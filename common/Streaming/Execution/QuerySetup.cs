using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Streaming.Checkpoints;
using SparkPersonalization.Streaming.Sinks;
using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>All that a run of a query has from its start: its definition read and checked, its checkpoint held, its sources opened.</summary>
#pragma warning disable CA1001 // A stop may be asked for at any time, also after the end, so its source is never disposed; it holds no handle.
internal sealed class QuerySetup : IDisposable
#pragma warning restore CA1001
{
    private const string RetentionSetting = "spark.sql.streaming.minBatchesToRetain";
    private const string DefaultRetention = "100";

    private readonly CancellationTokenSource _stop = new();

    private QuerySetup(StreamDefinition definition, StreamServices services, StreamCheckpoint checkpoint, StreamMetadata metadata)
    {
        Definition = definition;
        Services = services;
        Checkpoint = checkpoint;
        Metadata = metadata;
        Plan = new StreamPlan(definition.Input);
        Sink = SinkFactory.Create(definition, services);
        Tables = new BatchTables(services, Plan, definition.Options.Get(StreamOptions.BatchTables));
        FailureTimeout = TimeSpan.FromMilliseconds(Timeout(definition));
        var factory = new SourceFactory(services, definition.Session, Stop);
        Sources = [.. Plan.Reads.Select((read, i) => factory.Create(read, checkpoint, i))];
    }

    internal StreamDefinition Definition { get; }

    internal StreamServices Services { get; }

    internal StreamCheckpoint Checkpoint { get; }

    internal StreamMetadata Metadata { get; }

    internal StreamPlan Plan { get; }

    internal StreamSink Sink { get; }

    internal BatchTables Tables { get; }

    internal IReadOnlyList<IMicroBatchSource> Sources { get; }

    internal Guid RunId { get; } = Guid.NewGuid();

    /// <summary>Is cancelled when the query is to stop.</summary>
    internal CancellationToken Stop => _stop.Token;

    /// <summary>How long what is away is waited for.</summary>
    internal TimeSpan FailureTimeout { get; }

    /// <summary>The interval that batches are to keep; null where they take what the options allow.</summary>
    internal TimeSpan? Period =>
        Definition.Trigger is Trigger.ProcessingTimeTrigger { Interval: var interval } && interval > TimeSpan.Zero && Definition.Options.GetBoolean(StreamOptions.KeepsInterval, false)
            ? interval
            : null;

    internal string? Fingerprint => Definition.Options.Get(StreamOptions.Fingerprint);

    internal string ApplicationId => $"{Definition.Options.Get(StreamOptions.ApplicationName) ?? Metadata.Id.ToString()}/{Metadata.Generation}";

    /// <summary>How many batches the checkpoint keeps: two at least, as a batch begins where the one before ends.</summary>
    internal int BatchesToRetain => Retention(Definition);

    internal static QuerySetup Open(StreamDefinition definition, StreamServices services)
    {
        // What is wrong with the definition shows before anything is written.
        var plan = new StreamPlan(definition.Input);
        var sink = SinkFactory.Create(definition, services);
        Retention(definition);
        Timeout(definition);
        var checkpoint = OpenCheckpoint(definition, services, sink);
        try
        {
            return new QuerySetup(definition, services, checkpoint, ReadMetadata(definition, services, checkpoint, plan));
        }
        catch
        {
            checkpoint.Dispose();
            throw;
        }
    }

    internal void RequestStop() => _stop.Cancel();

    public void Dispose() => Checkpoint.Dispose();

    private static StreamCheckpoint OpenCheckpoint(StreamDefinition definition, StreamServices services, StreamSink sink)
    {
        if (definition.Options.Get(StreamOptions.CheckpointLocation) is { } path)
        {
            return StreamCheckpoint.Open(services.Storage, path, services.Reach);
        }

        return sink.NeedsCheckpoint
            ? throw new AnalysisException(
                "STREAMING_CHECKPOINT_LOCATION_MISSING",
                "checkpointLocation must be specified through option(\"checkpointLocation\", ...). It is the directory of the query's progress.")
            : StreamCheckpoint.OpenTemporary(services.Reach);
    }

    private static StreamMetadata ReadMetadata(StreamDefinition definition, StreamServices services, StreamCheckpoint checkpoint, StreamPlan plan)
    {
        var metadata = checkpoint.ReadMetadata();
        var startsAnew = definition.Options.GetBoolean(StreamOptions.NewGeneration, false);
        if (metadata is null)
        {
            var recovery = CheckpointRecovery.For(definition, services, plan.Reads.Count, plan.Reads.Any(SourceFactory.KeepsLog));
            if (startsAnew)
            {
                checkpoint.ForgetProgress();
            }

            metadata = startsAnew ? recovery.NewGeneration() : recovery.Seed(checkpoint);
            checkpoint.WriteMetadata(metadata);
            return metadata;
        }

        return startsAnew || metadata.IsResetting ? checkpoint.StartGeneration(metadata) : metadata;
    }

    private static long Timeout(StreamDefinition definition) => definition.Options.GetLong(StreamOptions.FailureTimeout) switch
    {
        null => 0,
        var milliseconds and >= 0 and <= int.MaxValue => milliseconds.Value,
        var milliseconds => throw new ArgumentException($"Option {StreamOptions.FailureTimeout} must be a number of milliseconds from 0, not {milliseconds}."),
    };

    private static int Retention(StreamDefinition definition)
    {
        var option = definition.Options.Get(StreamOptions.MinBatchesToRetain);
        var retained = option ?? definition.Session.Conf().Get(RetentionSetting, DefaultRetention);
        return int.TryParse(retained, NumberStyles.None, CultureInfo.InvariantCulture, out var batches) && batches >= 2
            ? batches
            : throw new ArgumentException($"{(option is null ? $"The setting {RetentionSetting}" : $"Option {StreamOptions.MinBatchesToRetain}")} must be a number from 2, not '{retained}'.");
    }
}
