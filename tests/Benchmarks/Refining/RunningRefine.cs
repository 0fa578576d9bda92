using System.Text;
using System.Text.Json.Nodes;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.Inputs;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>The query of refine-events as it runs live, fed with one event after the other.</summary>
internal sealed class RunningRefine : IDisposable
{
    private readonly SparkSession _spark = SparkSession.Builder().GetOrCreate();
    private readonly BenchmarkLake _lake;
    private readonly JsonNode _sample;
    private readonly StreamingQuery _query;
    private long _taken;
    private int _last;

    /// <summary>Starts the query on a lake without bronze.</summary>
    internal RunningRefine(Workplace place, BenchmarkLake lake)
    {
        _lake = lake;
        _sample = JsonNode.Parse(File.ReadLines(Directory.EnumerateFiles(EventFiles.Undisturbed(place, 1_000)).First()).First())!;
        var options = new RefineEventsJobOptions { HashKey = "benchmark", Lake = new LakeOptions { Trigger = TimeSpan.Zero } };
        var inputs = new InputCatalog(lake.Services.ConfDirectory, _spark);
        Receive();
        _query = RefineEventsJob.Query(options, inputs, lake.Root, batch => Interlocked.Add(ref _taken, batch.Silver)).Start(_spark, lake.Root, options.Lake);
        _query.ProcessAllAvailable();
    }

    /// <summary>Receives an event and waits until the query has done its batch.</summary>
    /// <returns>What the batch took, from looking for news to noting that it is done, in milliseconds.</returns>
    internal double Batch()
    {
        Receive();
        _query.ProcessAllAvailable();
        return Expected.Same(_last, Interlocked.Read(ref _taken), "events that silver took", _query.LastProgress()!.BatchDuration);
    }

    public void Dispose()
    {
        _query.Stop();
        _spark.Dispose();
    }

    private void Receive()
    {
        _sample["messageId"] = $"benchmark-{++_last}";
        var bytes = Encoding.UTF8.GetBytes(_sample.ToJsonString());
        var schema = BronzeEvents.Table.Schema;
        var row = new Row(schema, [.. schema.FieldNames.Select(name => name switch
        {
            BronzeEvents.Raw => bytes,
            BronzeEvents.IngestedAt => new Timestamp(DateTimeOffset.UnixEpoch),
            _ => (object?)null,
        })]);
        Seeds.Append(_spark.CreateDataFrame([row], schema), _lake, BronzeEvents.Table);
    }
}
