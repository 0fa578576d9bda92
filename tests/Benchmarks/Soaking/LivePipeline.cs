using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Live;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Pipeline;

namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>All stages of the pipeline as they run live, until they are disposed.</summary>
internal sealed class LivePipeline : IDisposable
{
    /// <summary>The stages that take up events, in their order.</summary>
    internal static readonly IReadOnlyList<string> Stages = ["ingest-events", "refine-events", "sessionize", "build-features"];

    private readonly CancellationTokenSource _stop = new();
    private readonly Task<JobOutcome> _run;

    internal LivePipeline(BenchmarkLake lake, EventTopic topic, SoakOptions options)
    {
        var pipeline = new PipelineJobOptions
        {
            Continuous = true,
            Source = EventSource.Kafka,
            Kafka = new KafkaInput { Topic = topic.Name, Connection = new KafkaConnection { BootstrapServers = topic.Servers } },
            HashKey = "benchmark",
            ExportInterval = options.Round,
        };
        var services = lake.Services with { Cancellation = _stop.Token, Progress = Lags };
        _run = Task.Run(() => new PipelineJob().Run(new JobContext<PipelineJobOptions>(pipeline, services)));
    }

    internal StageLags Lags { get; } = new(TimeProvider.System);

    /// <summary>Fails where the pipeline has ended.</summary>
    internal void MustRun()
    {
        if (_run.IsCompleted)
            throw new InvalidOperationException($"The pipeline ended: {string.Join(", ", _run.Result.Stages.Select(stage => $"{stage.Id} {stage.State} {stage.Error?.Message}"))}");
    }

    public void Dispose()
    {
        _stop.Cancel();
        _run.Wait();
        _stop.Dispose();
    }
}
