using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests;

/// <summary>A storage in memory, a clock that stands, an engine that records, and queries over them that note each batch.</summary>
internal sealed class StreamBench : IDisposable
{
    internal const string Checkpoint = "/lake/_checkpoints/job";

    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly StructType Schema = new(new StructField("value", new StringType()));

    internal StreamBench()
    {
        Files = new InMemoryStorage(Clock);
        Session = new SparkSession(Engine);
        Files.CreateDirectory("/in");
    }

    internal FakeClock Clock { get; } = new();

    internal InMemoryStorage Files { get; }

    internal IStorage Storage => Files;

    internal FakeEngine Engine { get; } = new();

    internal SparkSession Session { get; }

    /// <summary>What each batch read, by the batch's id, up to now; a batch done twice must be the same both times.</summary>
    internal ImmutableSortedDictionary<long, string[]> Batches { get; private set; } = ImmutableSortedDictionary<long, string[]>.Empty;

    /// <summary>The contexts of all batches in the order in which they were done, repetitions among them.</summary>
    internal List<BatchContext> Contexts { get; } = [];

    /// <summary>Ends the run where it returns true.</summary>
    internal Func<string, bool> CrashesAt { get; set; } = _ => false;

    /// <summary>Done by the batch function before it notes the batch.</summary>
    internal Action<BatchContext> OnBatch { get; set; } = _ => { };

    internal void AddFile(string name, int size = 10, int atSecond = 0)
    {
        Storage.TryCreate($"/in/{name}", Encoding.ASCII.GetBytes(new string('x', size)));
        Files.Touch($"/in/{name}", DateTimeOffset.UnixEpoch.AddSeconds(atSecond));
    }

    internal string Text(string path) => Encoding.UTF8.GetString(Storage.ReadAllBytes($"{Checkpoint}/{path}"));

    internal static DataSource FileRead(params (string, string)[] options) =>
        new("json", Schema, OptionsOf(options), ["/in"], IsStreaming: true);

    internal StreamDefinition Query(Relation? input = null, Trigger? trigger = null, params (string, string)[] options) => new(
        input ?? FileRead(),
        Format: null,
        Path: null,
        Table: null,
        QueryName: "job",
        OutputMode.Append,
        trigger ?? Trigger.AvailableNow(),
        [],
        OptionsOf([(StreamOptions.CheckpointLocation, Checkpoint), .. options]),
        Process,
        Session);

    internal StreamServices Services => new()
    {
        Storage = Files,
        Clock = Clock,
        Reach = point =>
        {
            if (CrashesAt(point))
            {
                throw new SimulatedCrashException(point);
            }
        },
    };

    internal IStreamingQueryExecution Start(StreamDefinition definition) => MicroBatchRunner.Start(definition, Services);

    /// <summary>Runs a query to its end, and fails the test if it fails.</summary>
    internal IStreamingQueryExecution Run(StreamDefinition? definition = null)
    {
        var query = RunToEnd(definition ?? Query());
        Assert.That(query.Exception, Is.Null);
        return query;
    }

    internal IStreamingQueryExecution RunToEnd(StreamDefinition definition)
    {
        var query = Start(definition);
        query.AwaitTermination(null, CancellationToken.None);
        return query;
    }

    internal static Options OptionsOf(params (string Key, string Value)[] options) =>
        options.Aggregate(Options.None, (all, o) => all.With(o.Key, o.Value));

    /// <summary>The files that a plan reads.</summary>
    internal static string[] FilesOf(Relation plan) => plan switch
    {
        DataSource { Format: "delta" } table => JsonSerializer.Deserialize<string[]>(table.Options["deltaFiles"])!,
        DataSource files => [.. files.Paths.Select(StoragePath.Name)],
        _ => [.. plan.Inputs.SelectMany(FilesOf)],
    };

    public void Dispose() => Session.Dispose();

    private void Process(DataFrame batch, long id)
    {
        var context = BatchContext.Current!;
        Contexts.Add(context);
        OnBatch(context);
        var files = FilesOf(batch.Plan);
        if (Batches.TryGetValue(id, out var before))
        {
            Assert.That(files, Is.EqualTo(before), $"batch {id} was redone with other rows");
        }

        Batches = Batches.SetItem(id, files);
    }
}

/// <summary>Stands for the death of the process.</summary>
internal sealed class SimulatedCrashException(string point) : Exception($"crash at {point}");
