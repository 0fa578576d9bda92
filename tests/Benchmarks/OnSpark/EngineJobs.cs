using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Live;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>The jobs that both engines do, each with the options that it has by itself.</summary>
internal sealed class EngineJobs : IDisposable
{
    private readonly BenchmarkLake _bronze;
    private readonly BenchmarkLake _sessions;

    internal EngineJobs(Workplace place)
    {
        _bronze = Seeds.Bronze(place, place.Events);
        _sessions = Seeds.Silver(place, place.Events);
        _sessions.Run(new SessionizeJob(), new SessionizeJobOptions());
        var topic = EventTopic.Filled(place, "engines", place.Events);
        All =
        [
            new(["ingest-events", "--source", "kafka", "--bootstrap-servers", topic.Servers, "--topic", topic.Name], () => new BenchmarkLake(place)),
            new(["refine-events"], () => BenchmarkLake.With(place, _bronze, BronzeEvents.Table)),
            new(["sessionize"], () => BenchmarkLake.With(place, _sessions, SilverEvents.Table)),
            new(["build-features"], () => BenchmarkLake.With(place, _sessions, SilverEvents.Table, Personalization.Tables.Sessions.Table)),
            new(["pipeline", "--input", EventFiles.Disturbed(place, place.Events)], () => new BenchmarkLake(place)),
        ];
    }

    internal IReadOnlyList<EngineJob> All { get; }

    public void Dispose()
    {
        _bronze.Dispose();
        _sessions.Dispose();
    }
}
