using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Streaming.Sources.Kafka;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests.Sources;

public sealed class GroupNoteTests
{
    private readonly FakeClock _clock = new();

    [Test]
    public void A_write_that_fails_is_a_warning_and_is_left_alone_for_a_minute()
    {
        var group = new FakeGroup { IsAway = true };
        var note = new GroupNote(group, _clock);

        note.Write(At(1));
        Assert.That(note.Warning, Does.Contain("the group is away").And.Contain("The stream goes on"));

        _clock.Advance(TimeSpan.FromSeconds(59));
        group.IsAway = false;
        note.Write(At(2));
        Assert.That((group.Tries, note.Warning is null), Is.EqualTo((1, false)));

        _clock.Advance(TimeSpan.FromSeconds(1));
        note.Write(At(3));
        note.Write(At(4));
        Assert.That(note.Warning, Is.Null);
        Assert.That(group.Written, Is.EqualTo(new[] { At(3), At(4) }));
    }

    [Test]
    public void Without_a_group_nothing_is_written()
    {
        var note = new GroupNote(null, _clock);
        note.Write(At(1));

        Assert.That(note.Warning, Is.Null);
    }

    private static PartitionOffsets At(long offset) => new([KeyValuePair.Create(new KafkaPartition("t", 0), offset)]);

    private sealed class FakeGroup : IGroupOffsets
    {
        internal bool IsAway { get; set; }

        internal int Tries { get; private set; }

        internal List<PartitionOffsets> Written { get; } = [];

        public void Write(PartitionOffsets offsets)
        {
            Tries++;
            if (IsAway)
            {
                throw KafkaFailures.Unavailable("writing offsets", "b:1", "the group is away");
            }

            Written.Add(offsets);
        }
    }
}
