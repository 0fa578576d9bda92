using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>Runs of jobs, each of which must make as many rows of each table as the first run did.</summary>
/// <param name="place">Where, and on how many events.</param>
internal sealed class EngineRuns(Workplace place)
{
    private static readonly LakeTable[] Tables =
        [BronzeEvents.Table, SilverEvents.Table, QuarantineEvents.Table, Personalization.Tables.Sessions.Table, CheckoutFeatures.Table];

    private readonly Dictionary<string, IReadOnlyDictionary<string, long>> _made = new(StringComparer.Ordinal);

    /// <summary>Runs a job in a lake of its own.</summary>
    /// <param name="job">The job.</param>
    /// <param name="run">Runs arguments of the command line, and says how long it took.</param>
    /// <param name="engine">The arguments that name the engine.</param>
    /// <returns>Events a second.</returns>
    internal double Rate(EngineJob job, Func<string[], double> run, params string[] engine)
    {
        using var lake = job.NewLake();
        var seconds = run([.. engine, "--lake", lake.Root, .. job.Arguments]);
        Check(job, string.Join(' ', engine.Take(2)), Counts(lake));
        return place.Events / seconds;
    }

    private void Check(EngineJob job, string engine, Dictionary<string, long> counts)
    {
        if (_made.TryAdd(job.Name, counts))
            return;
        var first = _made[job.Name];
        foreach (var table in first.Keys.Union(counts.Keys))
            Expected.Same(first.GetValueOrDefault(table, -1), counts.GetValueOrDefault(table, -1), $"rows of {table} by {job.Name} {engine}", 0);
    }

    private static Dictionary<string, long> Counts(BenchmarkLake lake)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        return Tables.Where(table => table.IsIn(lake.Root))
            .ToDictionary(table => table.Name, table => spark.Read().Format("delta").Load(lake.PathOf(table)).Count());
    }
}
