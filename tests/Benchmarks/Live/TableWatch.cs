using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>Looks every few milliseconds for a new commit of silver, and notes when it was first to be seen.</summary>
internal sealed class SilverWatch : IDisposable
{
    private const int MillisecondsBetweenLooks = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly BenchmarkLake _lake;
    private readonly List<DateTimeOffset> _seenAt = [];
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    internal SilverWatch(BenchmarkLake lake)
    {
        _lake = lake;
        _thread = new Thread(Look) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits until silver has so many events.</summary>
    internal void WaitFor(long events, LiveStages stages)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var began = TimeProvider.System.GetTimestamp();
        while (!SilverEvents.Table.IsIn(_lake.Root) || spark.Read().Format("delta").Load(_lake.PathOf(SilverEvents.Table)).Count() < events)
        {
            stages.MustRun();
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"Silver has no {events:#,0} events after {Patience}.");
            _end.Wait(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>When each event was first to be seen, by its id.</summary>
    internal Dictionary<string, DateTimeOffset> Seen()
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        return spark.Read().Format("delta").Option("readChangeFeed", true).Option("startingVersion", 0).Load(_lake.PathOf(SilverEvents.Table))
            .Select(SilverEvents.EventId, "_commit_version").Collect()
            .ToDictionary(row => row.GetAs<string>(0), row => _seenAt[(int)row.GetAs<long>(1)]);
    }

    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }

    private void Look()
    {
        var log = Path.Combine(_lake.PathOf(SilverEvents.Table), "_delta_log");
        while (!_end.Wait(MillisecondsBetweenLooks))
        {
            while (File.Exists(Path.Combine(log, $"{_seenAt.Count:D20}.json")))
                _seenAt.Add(TimeProvider.System.GetUtcNow());
        }
    }
}
