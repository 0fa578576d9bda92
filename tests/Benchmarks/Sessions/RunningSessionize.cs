using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Benchmarks.Sessions;

/// <summary>The query of sessionize as it runs live on a lake whose events all have sessions, fed with one event of one shopper after the other.</summary>
internal sealed class RunningSessionize : IDisposable
{
    private readonly SparkSession _spark = SparkSession.Builder().GetOrCreate();
    private readonly BenchmarkLake _lake;
    private readonly Row _newest;
    private readonly StreamingQuery _query;
    private int _batches;
    private int _last;

    /// <summary>Makes the sessions of what silver holds, and waits for more.</summary>
    internal RunningSessionize(BenchmarkLake lake)
    {
        _lake = lake;
        _newest = _spark.Read().Format("delta").Load(lake.PathOf(SilverEvents.Table)).OrderBy(Col(SilverEvents.EventTime).Desc(), Col(SilverEvents.EventId)).First();
        _query = SessionizeJob.Query(new SessionRules(), lake.Root, () => Interlocked.Increment(ref _batches))
            .Start(_spark, lake.Root, new LakeOptions { Trigger = TimeSpan.Zero, MaxBytesPerTrigger = new(1L << 36) });
        _query.ProcessAllAvailable();
    }

    /// <summary>Adds an event to silver and waits until the query has done its batch.</summary>
    /// <returns>What the batch took, from looking for news to noting that it is done, in milliseconds.</returns>
    internal double Batch()
    {
        var before = Volatile.Read(ref _batches);
        Receive();
        _query.ProcessAllAvailable();
        return Expected.Same(before + 1, Volatile.Read(ref _batches), "batches of sessionize", _query.LastProgress()!.BatchDuration);
    }

    public void Dispose()
    {
        _query.Stop();
        _spark.Dispose();
    }

    // A second after the one before, in the same session.
    private void Receive()
    {
        var (id, schema) = ($"benchmark-{++_last}", SilverEvents.Table.Schema);
        var row = new Row(schema, [.. schema.FieldNames.Select(name => name switch
        {
            SilverEvents.EventId => id,
            SilverEvents.EventTime => new Timestamp(_newest.GetAs<Timestamp>(name).Microseconds + (_last * 1_000_000L)),
            _ => _newest.Get(name),
        })]);
        Seeds.Append(_spark.CreateDataFrame([row], schema), _lake, SilverEvents.Table);
    }
}
