using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Pipeline;
using SparkPersonalization.Personalization.Quickstart;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.GenerateEvents;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Pipeline;

/// <summary>A lake that is filled from a topic of a real broker.</summary>
internal sealed class LiveLake : IDisposable
{
    /// <summary>How long a run may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static int _topics;

    private readonly TemporaryDirectory _directory = new();

    /// <summary>Makes the topic.</summary>
    internal LiveLake()
    {
        Topic = $"events-{Interlocked.Increment(ref _topics)}";
        RealKafka.Server.CreateTopic(Topic, 3);
    }

    /// <summary>The topic.</summary>
    internal string Topic { get; }

    /// <summary>The lake's directory.</summary>
    internal string Path => _directory.Path;

    /// <summary>Options of the pipeline over the topic.</summary>
    internal PipelineJobOptions Options => new()
    {
        Source = EventSource.Kafka,
        Kafka = new KafkaInput { Topic = Topic, Connection = Connection },
        HashKey = "key",
        Lake = new LakeOptions(),
    };

    private static KafkaConnection Connection => new() { BootstrapServers = RealKafka.Server.BootstrapServers };

    /// <summary>Sends generated events.</summary>
    /// <returns>What is true of them.</returns>
    internal GeneratedTruth Send(int events, int? rate = null)
    {
        var output = _directory[$"truth-{events}"];
        new GenerateEventsJob().Run(new JobContext<GenerateEventsJobOptions>(
            new GenerateEventsJobOptions
            {
                To = EventTarget.Kafka,
                Output = output,
                Kafka = new KafkaOutput { Topic = Topic, Rate = rate, Connection = Connection },
                Generator = new GenerateEventsOptions { Events = events },
            },
            Services(new SessionSettings(), CancellationToken.None)));
        return TruthFile.Find(output)!;
    }

    /// <summary>Runs the pipeline, on the embedded engine where no session is said.</summary>
    internal JobOutcome Run(PipelineJobOptions options, CancellationToken stop, SessionSettings? session = null, IJobProgress? progress = null)
    {
        var services = Services(session ?? new SessionSettings(), stop);
        return new PipelineJob().Run(new JobContext<PipelineJobOptions>(options, progress is null ? services : services with { Progress = progress }));
    }

    /// <summary>Waits until the tables are as the truth says, or a run has ended.</summary>
    /// <returns>What is not so.</returns>
    internal List<JobCheck> WaitFor(GeneratedTruth truth, Task<JobOutcome> outcome)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        var failed = Failed(spark, truth);
        while (failed.Count > 0 && Environment.TickCount64 < end && !outcome.Wait(TimeSpan.FromMilliseconds(500)))
            failed = Failed(spark, truth);
        return failed;
    }

    /// <summary>What of the tables is not as the truth says.</summary>
    internal List<JobCheck> Failed(SparkSession spark, GeneratedTruth truth) => CheckoutFeatures.Table.IsIn(Path)
        ? [.. new TruthComparison(spark, Path).With(truth).Where(check => !check.Passed)]
        : [new JobCheck("features", false, "there is no table yet")];

    /// <summary>What a job stands on.</summary>
    internal JobServices Services(SessionSettings session, CancellationToken stop) => new()
    {
        LakeDirectory = Path,
        ConfDirectory = System.IO.Path.GetDirectoryName(NaiveSchema.Folder)!,
        Session = session,
        Log = NullLogger.Instance,
        Cancellation = stop,
    };

    public void Dispose() => _directory.Dispose();
}
