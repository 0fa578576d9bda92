using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>Looks every few milliseconds for a new commit of a table, and notes when it was first to be seen.</summary>
internal sealed class TableWatch : IDisposable
{
    private const int MillisecondsBetweenLooks = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly BenchmarkLake _lake;
    private readonly LakeTable _table;
    private readonly List<DateTimeOffset> _seenAt = [];
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    /// <param name="lake">The lake.</param>
    /// <param name="table">The table, which has a row for each event that it tells of, with its id in <c>event_id</c>.</param>
    internal TableWatch(BenchmarkLake lake, LakeTable table)
    {
        (_lake, _table) = (lake, table);
        _thread = new Thread(Look) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits until the table has so many rows.</summary>
    internal void WaitFor(long rows, LiveStages stages)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var began = TimeProvider.System.GetTimestamp();
        while (!_table.IsIn(_lake.Root) || spark.Read().Format("delta").Load(_lake.PathOf(_table)).Count() < rows)
        {
            stages.MustRun();
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
                throw new TimeoutException($"{_table.Name} has no {rows:#,0} rows after {Patience}.");
            _end.Wait(TimeSpan.FromMilliseconds(500));
        }
    }

    /// <summary>When each event's row was first to be seen, by the event's id.</summary>
    internal Dictionary<string, DateTimeOffset> Seen()
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        return spark.Read().Format("delta").Option("readChangeFeed", true).Option("startingVersion", 0).Load(_lake.PathOf(_table))
            .GroupBy(SilverEvents.EventId).Agg(Min("_commit_version").As("version")).Collect()
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
        var log = Path.Combine(_lake.PathOf(_table), "_delta_log");
        while (!_end.Wait(MillisecondsBetweenLooks))
        {
            while (File.Exists(Path.Combine(log, $"{_seenAt.Count:D20}.json")))
                _seenAt.Add(TimeProvider.System.GetUtcNow());
        }
    }
}
