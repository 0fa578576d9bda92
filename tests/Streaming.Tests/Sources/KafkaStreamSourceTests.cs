using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Streaming.Sources;
using SparkPersonalization.Streaming.Sources.Kafka;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests.Sources;

/// <summary>When a batch of topics begins.</summary>
public sealed class KafkaStreamSourceTests
{
    private FakeClock _clock = null!;
    private FakeTopic _topic = null!;

    [SetUp]
    public void Make() => (_clock, _topic) = (new FakeClock(), new FakeTopic());

    [Test]
    public void A_batch_waits_until_there_is_enough()
    {
        var source = Source(("minOffsetsPerTrigger", "10"));
        var first = Next(source, At(0, 0), add: (2, 1));
        Assert.That(first, Is.EqualTo(At(2, 1)), "The first one waits for nothing.");

        Assert.That(Next(source, first, add: (4, 5)), Is.EqualTo(first), "9 are too few.");
        Assert.That(Next(source, first, add: (0, 1)), Is.EqualTo(At(6, 7)), "10 over all partitions are enough.");
    }

    [Test]
    public void A_batch_waits_no_longer_than_is_said()
    {
        var source = Source(("minOffsetsPerTrigger", "10"), ("maxTriggerDelay", "5m"));
        var first = Next(source, At(0, 0), add: (1, 0));
        _clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.That(Next(source, first, add: (1, 0)), Is.EqualTo(first));

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = Next(source, first, add: (0, 0));
        Assert.That(second, Is.EqualTo(At(2, 0)));
        Assert.That(Next(source, second, add: (1, 0)), Is.EqualTo(second), "The time begins anew with each batch.");
    }

    [Test]
    public void A_batch_waits_a_quarter_of_an_hour_where_nothing_is_said()
    {
        var source = Source(("minOffsetsPerTrigger", "10"));
        var first = Next(source, At(0, 0), add: (1, 0));
        _clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromMilliseconds(1));
        Assert.That(Next(source, first, add: (1, 0)), Is.EqualTo(first));

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(Next(source, first, add: (0, 0)), Is.EqualTo(At(2, 0)));
    }

    [Test]
    public void What_is_asked_for_to_the_end_does_not_wait()
    {
        var source = Source(("minOffsetsPerTrigger", "10"));
        var first = Next(source, At(0, 0), add: (1, 0));

        _topic.Add(1, 0);
        Assert.That(source.LatestOffset(first, ReadLimit.All), Is.EqualTo(At(2, 0)));

        source.PrepareForAvailableNow();
        Assert.That(source.LatestOffset(first, source.Limit), Is.EqualTo(At(2, 0)));
    }

    [Test]
    public void Enough_and_not_too_much_go_together()
    {
        var source = Source(("minOffsetsPerTrigger", "4"), ("maxOffsetsPerTrigger", "6"));
        var first = Next(source, At(0, 0), add: (12, 0));
        Assert.That(first, Is.EqualTo(At(6, 0)));
        Assert.That(Next(source, first, add: (0, 0)), Is.EqualTo(At(12, 0)));
        Assert.That(Next(source, At(12, 0), add: (3, 0)), Is.EqualTo(At(12, 0)));
    }

    [TestCase("""{"logOffset":0}""")]
    [TestCase("""{"sourceVersion":1,"reservoirId":"t","reservoirVersion":3,"index":-1,"isStartingVersion":false}""")]
    [TestCase("x")]
    public void An_offset_of_another_source_is_refused_with_what_to_do(string offset) => Assert.That(
        () => Source().LatestOffset(offset, ReadLimit.All),
        Throws.InstanceOf<SparkException>().With.Message.Contains(offset).And.Message.Contains("a stream of topics").And.Message.Contains("--reset"));

    private string? Next(KafkaStreamSource source, string? from, (int, int) add)
    {
        _topic.Add(add.Item1, add.Item2);
        return source.LatestOffset(from, source.Limit);
    }

    private KafkaStreamSource Source(params (string Key, string Value)[] options)
    {
        var all = options.Aggregate(Options.None.With("kafka.bootstrap.servers", "localhost:9092").With("subscribe", "t"), (before, o) => before.With(o.Key, o.Value));
        return new KafkaStreamSource(new DataSource("kafka", null, all, [], IsStreaming: true), KafkaReadOptions.Parse(all, isStreaming: true), _topic, _clock);
    }

    private static string At(long first, long second) => FakeTopic.At(first, second).ToJson();

    /// <summary>A topic of two partitions.</summary>
    private sealed class FakeTopic : IOffsetReader
    {
        private (long First, long Second) _ends;

        public double? MeanRecordSize => null;

        public IReadOnlyDictionary<string, string> TopicIds { get; } = new Dictionary<string, string>();

        public IReadOnlyList<KafkaPartition> Partitions() => [new("t", 0), new("t", 1)];

        public PartitionOffsets Start() => At(0, 0);

        public PartitionOffsets Latest(IReadOnlyList<KafkaPartition> partitions) => At(_ends.First, _ends.Second);

        public PartitionOffsets Earliest(IReadOnlyList<KafkaPartition> partitions) => new(partitions.Select(p => KeyValuePair.Create(p, 0L)));

        internal static PartitionOffsets At(long first, long second) => new([KeyValuePair.Create(new KafkaPartition("t", 0), first), KeyValuePair.Create(new KafkaPartition("t", 1), second)]);

        internal void Add(int first, int second) => _ends = (_ends.First + first, _ends.Second + second);
    }
}
