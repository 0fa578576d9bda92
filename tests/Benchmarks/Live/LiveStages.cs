using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>ingest-events, refine-events and, where it is wanted, build-features as they run live, until they are disposed.</summary>
internal sealed class LiveStages : IDisposable
{
    // Each batch of ingest costs the processor about the same, and gives refine another file to open.
    private static readonly TimeSpan BetweenIngests = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<JobOutcome> _run;

    internal LiveStages(BenchmarkLake lake, EventTopic topic, bool withFeatures)
    {
        var options = new LakeOptions { Trigger = TimeSpan.Zero };
        var kafka = new KafkaInput { Topic = topic.Name, Connection = new KafkaConnection { BootstrapServers = topic.Servers } };
        JobStage features = Stage("build-features", new BuildFeaturesJob(), new BuildFeaturesJobOptions { Lake = options });
        JobStage[] stages =
        [
            Stage("ingest-events", new IngestEventsJob(), new IngestEventsJobOptions { Source = EventSource.Kafka, Kafka = kafka, Lake = options with { Trigger = BetweenIngests } }),
            Stage("refine-events", new RefineEventsJob(), new RefineEventsJobOptions { HashKey = "benchmark", Lake = options }),
            .. withFeatures ? [features] : Array.Empty<JobStage>(),
        ];
        _run = Task.Run(() => new JobGraph(stages).RunTogether(lake.Services with { Cancellation = _stop.Token }));
    }

    /// <summary>Fails where a stage has ended.</summary>
    internal void MustRun()
    {
        if (_run.IsCompleted)
            throw new InvalidOperationException($"The stages ended: {string.Join(", ", _run.Result.Stages.Select(stage => $"{stage.Id} {stage.State} {stage.Error?.Message}"))}");
    }

    public void Dispose()
    {
        _stop.Cancel();
        _run.Wait();
        _stop.Dispose();
    }

    private static JobStage Stage<TOptions>(string id, Job<TOptions> job, TOptions options)
        where TOptions : class, new() => new(id, services => job.Run(new JobContext<TOptions>(options, services)));
}
