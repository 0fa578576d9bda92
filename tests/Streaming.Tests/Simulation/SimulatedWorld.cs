using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Storage;
using SparkPersonalization.Streaming.Sources;
using SparkPersonalization.Streaming.Sources.Kafka;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests.Simulation;

/// <summary>
/// A query over a simulated topic or folder, on a simulated disk, into a table that takes each batch once. It lives and dies several times;
/// then all is calm, and it takes what is left.
/// </summary>
internal sealed class SimulatedWorld : IDisposable
{
    private const int MostLives = 12;
    private const string Servers = "127.0.0.1:9092";

    private readonly Fate _fate;
    private readonly SimulatedClock _clock = new();
    private readonly SparkSession _session = new(new FakeEngine());
    private readonly SimulatedKafka _kafka;
    private readonly InMemoryStorage _files;
    private readonly SimulatedDisk _disk;
    private readonly bool _readsTopic;
    private readonly Dictionary<long, string[]> _table = [];
    private readonly List<string> _story = [];
    private readonly ManualResetEventSlim _isKnown = new();
    private IStreamingQueryExecution? _query;
    private int _starter;
    private int _triggersLeft;
    private int _filesMade;

    internal SimulatedWorld(int seed)
    {
        _fate = new Fate(seed);
        _kafka = new SimulatedKafka(_fate) { Asked = Trigger };
        _files = new InMemoryStorage(_clock);
        _disk = new SimulatedDisk(_files, _fate) { InputListed = Trigger };
        _readsTopic = seed % 3 != 0;
        ((IStorage)_files).CreateDirectory(SimulatedDisk.Input);
    }

    /// <summary>What happened, for a test that failed.</summary>
    internal string Story => string.Join('\n', _story);

    /// <summary>What the table has, in the order of its batches.</summary>
    internal IEnumerable<string> Rows => _table.OrderBy(b => b.Key).SelectMany(b => b.Value);

    /// <summary>What was there to read.</summary>
    internal IEnumerable<string> Sent => _readsTopic
        ? _kafka.Records.SelectMany((records, partition) => records.Select(number => $"{partition}/{number}"))
        : Enumerable.Range(0, _filesMade).Select(NameOf);

    internal void Live()
    {
        for (var life = 0; life < MostLives; life++)
        {
            _triggersLeft = _fate.Between(1, 25);
            _clock.Jump(TimeSpan.FromSeconds(_fate.Between(-7200, 7200)));
            Run(_fate.Choose(0, 0, 60_000), DataFrames.Streams.Trigger.ProcessingTime(TimeSpan.FromMilliseconds(_fate.Choose(0, 500, 10_000))));
        }

        _fate.IsCalm = true;
        _triggersLeft = int.MaxValue;
        Run(0, DataFrames.Streams.Trigger.AvailableNow());
    }

    public void Dispose()
    {
        _session.Dispose();
        _isKnown.Dispose();
    }

    private void Run(int patience, Trigger trigger)
    {
        try
        {
            _isKnown.Reset();
            _starter = Environment.CurrentManagedThreadId;
            var query = MicroBatchRunner.Start(Definition(patience, trigger), Services);
            _query = query;
            _isKnown.Set();
            query.AwaitTermination(null, CancellationToken.None);
            _story.Add($"{_clock.GetUtcNow():u} ended: {query.Exception?.Message ?? "stopped"}");
            MustBeFate(query.Exception);
        }
        catch (Exception e) when (e is SimulatedCrashException or StorageException or SparkException)
        {
            _story.Add($"{_clock.GetUtcNow():u} did not start: {e.Message}");
            MustBeFate(e);
        }
    }

    // A life ends by what the simulation does to it, and by nothing else; in the end nothing ends it.
    private void MustBeFate(Exception? e)
    {
        if (e is null)
        {
            return;
        }

        string[] expected = ["crash at", "the disk failed", "all brokers are down"];
        Assert.That(!_fate.IsCalm && expected.Any(text => e.ToString().Contains(text, StringComparison.Ordinal)), Is.True, () => $"{e}\n{Story}");
    }

    private StreamServices Services => new()
    {
        Storage = _disk,
        Clock = _clock,
        Sources = new Dictionary<string, SourceProvider> { ["kafka"] = SourceOf },
        Reach = MayCrash,
    };

    private KafkaStreamSource SourceOf(DataSource read, string directory)
    {
        var topics = new KnownTopics(_kafka, new SourceContext(_disk, _disk, directory, MayCrash), failOnDataLoss: true);
        return new KafkaStreamSource(read, KafkaReadOptions.Parse(read.Options, isStreaming: true), topics, _clock);
    }

    private void MayCrash(string point)
    {
        if (_fate.Happens(0.02))
        {
            throw new SimulatedCrashException(point);
        }
    }

    private StreamDefinition Definition(int patience, Trigger trigger) => new(
        _readsTopic ? Topic() : Folder(), null, null, null, "job", OutputMode.Append, trigger, [],
        StreamBench.OptionsOf(
            (StreamOptions.CheckpointLocation, StreamBench.Checkpoint), (StreamOptions.ApplicationName, "job"), (StreamOptions.MinBatchesToRetain, $"{_fate.Between(2, 5)}"),
            (StreamOptions.FailureTimeout, $"{patience}"), (StreamOptions.KeepsInterval, "true")),
        Process,
        _session);

    private DataSource Topic() => new(
        "kafka", null, StreamBench.OptionsOf(("kafka.bootstrap.servers", Servers), ("subscribe", SimulatedKafka.Topic), ("maxOffsetsPerTrigger", $"{_fate.Between(1, 60)}")), [], IsStreaming: true);

    private DataSource Folder()
    {
        for (var made = _fate.IsCalm ? 0 : _fate.Next(12); made > 0; made--)
        {
            ((IStorage)_files).TryCreate($"{SimulatedDisk.Input}/{NameOf(_filesMade++)}", "{}"u8);
        }

        return StreamBench.FileRead(("maxFilesPerTrigger", $"{_fate.Between(1, 5)}"));
    }

    private static string NameOf(int file) => $"{file:D5}.json";

    // A query that starts asks for its beginning too, before it can be stopped.
    private void Trigger()
    {
        if (Environment.CurrentManagedThreadId != _starter && _triggersLeft-- == 0)
        {
            _isKnown.Wait(StreamBench.Patience);
            _query!.Stop();
        }
    }

    private void Process(DataFrame batch, long id)
    {
        _clock.Pass(TimeSpan.FromMilliseconds(_fate.Choose(5, 50, 500, 20_000)));
        MayFail();
        string[] rows = [.. RowsOf(batch.Plan)];
        if (_table.TryGetValue(id, out var before))
        {
            Assert.That(rows, Is.EqualTo(before), () => $"batch {id} was redone with other rows\n{Story}");
        }

        _table[id] = rows;
        MayFail();
    }

    // The second time the batch has landed, and the answer is lost.
    private void MayFail()
    {
        if (_fate.Happens(0.03))
        {
            throw new StorageException(StorageFailure.Device, "/table", "the disk failed under the table");
        }
    }

    private IEnumerable<string> RowsOf(Relation plan)
    {
        if (!_readsTopic || plan is not DataSource { Format: "kafka" } read)
        {
            return StreamBench.FilesOf(plan);
        }

        var (from, until) = (PartitionOffsets.Parse(read.Options["startingOffsets"], "from"), PartitionOffsets.Parse(read.Options["endingOffsets"], "until"));
        return until.All.SelectMany(u => _kafka.Read(new([KeyValuePair.Create(u.Key, from[u.Key]!.Value)]), new([u])).Select(number => $"{u.Key.Partition}/{number}"));
    }
}
