using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Tests.Offsets;

public sealed class PartitionOffsetsTests
{
    [Test]
    public void The_text_is_sparks_in_one_order()
    {
        var offsets = new PartitionOffsets([
            new(new("b", 0), -2), new(new("a", 10), 7), new(new("a", 2), 23)]);

        Assert.That(offsets.ToJson(), Is.EqualTo("""{"a":{"2":23,"10":7},"b":{"0":-2}}"""));
        Assert.That(PartitionOffsets.None.ToJson(), Is.EqualTo("{}"));
    }

    [Test]
    public void What_is_written_is_read()
    {
        var pairs = from topic in Gen.Elements("a", "b \"quoted\"", "ü.x", "t-1") from partition in Gen.Choose(0, 40) from offset in Gen.Choose(-2, 1_000_000) select (topic, partition, (long)offset);
        Prop.ForAll(Gen.ListOf(pairs).ToArbitrary(), list =>
        {
            var offsets = new PartitionOffsets(list.DistinctBy(p => (p.topic, p.partition)).Select(p => KeyValuePair.Create(new KafkaPartition(p.topic, p.partition), p.Item3)));
            return PartitionOffsets.Parse(offsets.ToJson(), "x").Equals(offsets);
        }).QuickCheckThrowOnFailure();
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("""{"t":5}""")]
    [TestCase("""{"t":{"x":5}}""")]
    public void Other_texts_are_refused_by_the_name_of_the_option(string text) =>
        Assert.That(() => PartitionOffsets.Parse(text, "startingOffsets"), Throws.ArgumentException.With.Message.Contains("startingOffsets"));
}
