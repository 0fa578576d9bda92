using SparkPersonalization.Benchmarks.Lakes;
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
        All =
        [
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
