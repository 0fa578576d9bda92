using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Tests.Settings;

public sealed class KafkaReadOptionsTests
{
    [Test]
    public void A_stream_begins_at_the_end_and_a_batch_at_the_beginning()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parse(isStreaming: true).Start, Is.EqualTo(new OffsetSpec.Latest()));
            Assert.That(Parse(isStreaming: false).Start, Is.EqualTo(new OffsetSpec.Earliest()));
            Assert.That(Parse(isStreaming: false).End, Is.EqualTo(new OffsetSpec.Latest()));
            Assert.That(Parse(isStreaming: true) is { FailOnDataLoss: true, IncludeHeaders: false, MaxOffsets: null, MaxDelay.TotalMinutes: 15 });
        }
    }

    [Test]
    public void A_time_goes_before_offsets()
    {
        var both = Parse(true, ("startingTimestamp", "1000"), ("startingOffsetsByTimestamp", """{"t":{"0":5}}"""), ("startingOffsets", "earliest"));
        var byPartition = Parse(true, ("startingOffsetsByTimestamp", """{"t":{"0":5}}"""), ("startingOffsets", "earliest"));

        Assert.That(both.Start, Is.EqualTo(new OffsetSpec.Time(1000)));
        Assert.That(byPartition.Start, Is.EqualTo(new OffsetSpec.Times(PartitionOffsets.Parse("""{"t":{"0":5}}""", "x"))));
    }

    [TestCase("90", 0.09)]
    [TestCase("500ms", 0.5)]
    [TestCase("30s", 30)]
    [TestCase("2m", 120)]
    [TestCase("1h", 3600)]
    public void Delays_are_written_as_in_spark(string text, double seconds) =>
        Assert.That(Parse(true, ("maxTriggerDelay", text)).MaxDelay.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public void Offsets_are_asked_for_as_often_as_in_spark_where_that_is_said()
    {
        Assert.That(Parse(true).Retries, Is.EqualTo(OffsetRetries.Default));
        Assert.That(Parse(true, ("fetchOffset.numRetries", "7")).Retries, Is.EqualTo(new OffsetRetries(7, TimeSpan.FromSeconds(1))));
        Assert.That(Parse(true, ("fetchoffset.retryintervalms", "0")).Retries, Is.EqualTo(new OffsetRetries(3, TimeSpan.Zero)));
    }

    [TestCase(true, "endingOffsets", "latest", "not for streams")]
    [TestCase(true, "fetchOffset.numRetries", "0", "greater than 0")]
    [TestCase(false, "startingOffsets", "latest", "no rows")]
    [TestCase(false, "startingOffsets", """{"t":{"0":-1}}""", "no rows")]
    [TestCase(false, "endingOffsets", "earliest", "no rows")]
    [TestCase(false, "endingOffsets", """{"t":{"0":-2}}""", "no rows")]
    [TestCase(true, "startingOffsets", "soon", "must be JSON")]
    [TestCase(true, "maxOffsetsPerTrigger", "0", "greater than 0")]
    [TestCase(true, "maxTriggerDelay", "soon", "such as 15m")]
    [TestCase(true, "assign", """{"t":[0]}""", "Only one of")]
    [TestCase(true, "startingOffsetsByTimestampStrategy", "guess", "error or latest")]
    [TestCase(true, "minOffsetsPerTrigger", "9", "is greater than")]
    public void What_makes_no_sense_is_refused(bool isStreaming, string option, string value, string said) =>
        Assert.That(() => Parse(isStreaming, ("maxOffsetsPerTrigger", "5"), (option, value)), Throws.ArgumentException.With.Message.Contains(said));

    [TestCase("subscribePattern", "(", "no regular expression")]
    [TestCase("assign", "t", "must be JSON")]
    [TestCase("subscribe", " ", "is empty")]
    public void A_selection_that_selects_nothing_is_refused(string option, string value, string said)
    {
        var options = Options.None.With("kafka.bootstrap.servers", "localhost:9092").With(option, value);

        Assert.That(() => KafkaReadOptions.Parse(options, isStreaming: true), Throws.ArgumentException.With.Message.Contains(said));
    }

    [Test]
    public void A_pattern_takes_whole_names()
    {
        var options = Options.None.With("kafka.bootstrap.servers", "localhost:9092").With("subscribePattern", "shop-[0-9]|clicks");
        var topics = KafkaReadOptions.Parse(options, isStreaming: true).Topics;

        Assert.That(new[] { "shop-1", "clicks", "shop-12", "my-clicks" }.Select(topics.Takes), Is.EqualTo(new[] { true, true, false, false }));
    }

    private static KafkaReadOptions Parse(bool isStreaming, params (string Key, string Value)[] options) => KafkaReadOptions.Parse(
        options.Aggregate(Options.None.With("kafka.bootstrap.servers", "localhost:9092").With("subscribe", "t"), (all, o) => all.With(o.Key, o.Value)), isStreaming);
}
