using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Reading;

/// <summary>The records of ranges of partitions, those of one partition in their order. For one thread.</summary>
public sealed class RecordReader : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OffsetTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaClient _client;
    private readonly Dictionary<TopicPartition, RangeProgress> _open;
    private readonly bool _failOnDataLoss;
    private readonly TimeSpan _timeout;
    private readonly RefusalWatch _refusal;
    private readonly IDisposable _use;
    private IConsumer<byte[]?, byte[]?> _consumer;
    private bool _isNew;
    private bool _isBroken;
    private long _records;
    private long _bytes;

    /// <summary>Begins to read all of the ranges at once.</summary>
    /// <param name="client">The client.</param>
    /// <param name="ranges">What to read: one range of a partition at most.</param>
    /// <param name="failOnDataLoss">Whether records that are gone are an error; else they are passed over.</param>
    /// <param name="timeout">How long to wait for the next record of the ranges.</param>
    public RecordReader(KafkaClient client, IEnumerable<OffsetRange> ranges, bool failOnDataLoss, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(ranges);
        (_client, _failOnDataLoss, _timeout) = (client, failOnDataLoss, timeout);
        _open = ranges.Where(range => range.Count > 0).Select(range => new RangeProgress(range)).ToDictionary(range => range.Partition);
        _refusal = new RefusalWatch(client);
        _use = client.Use();
        try
        {
            (_consumer, _isNew) = client.RentConsumer();
            if (_open.Count > 0)
            {
                Assign();
            }
        }
        catch
        {
            // Nobody else can: what is not made is not disposed.
            _consumer?.Dispose();
            _use.Dispose();
            throw;
        }
    }

    /// <summary>The next record.</summary>
    /// <param name="stop">Ends the wait where none comes; what comes is read on.</param>
    /// <returns>The record; null at the end of all ranges.</returns>
    /// <exception cref="SparkException">Records are gone, or the brokers give none.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public ConsumeResult<byte[]?, byte[]?>? Next(CancellationToken stop = default)
    {
        var waited = TimeSpan.Zero;
        while (_open.Count > 0)
        {
            var record = Consume(stop);
            if (record is not null && Take(record))
            {
                return record;
            }

            waited = record is null ? waited + Wait : TimeSpan.Zero;
            if (waited > TimeSpan.Zero && _open.Count > 0)
            {
                KeepWaiting(waited, stop);
            }
        }

        return null;
    }

    /// <summary>Ends the reading, wherever it is.</summary>
    public void Dispose()
    {
        if (!_isBroken && TryLetGo(_consumer.Unassign))
        {
            _client.Return(_consumer);
            _client.Sizes.Add(_records, _bytes);
        }
        else
        {
            _consumer.Dispose();
        }

        _use.Dispose();
    }

    // A consumer that cannot even let go is of no use to others, and that is no reason for those who end a reading to fail.
    private static bool TryLetGo(Action letGo)
    {
        try
        {
            letGo();
            return true;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    // Of a range that has ended records may still come, until the consumer has let go of its partition.
    private bool Take(ConsumeResult<byte[]?, byte[]?> record)
    {
        if (!_open.TryGetValue(record.TopicPartition, out var range))
        {
            return false;
        }

        var isWanted = !record.IsPartitionEOF && record.Offset.Value < range.Until;
        if (isWanted)
        {
            _records++;
            _bytes += RecordSizes.Of(record.Message);
        }

        // At the partition's end what is left of the range was compacted, aborted, or marks of transactions.
        range.Next = record.IsPartitionEOF ? record.Offset.Value : record.Offset.Value + 1;
        if (range.HasEnded)
        {
            End(range);
        }

        return isWanted;
    }

    private void End(RangeProgress range)
    {
        _open.Remove(range.Partition);
        _isBroken |= _open.Count > 0 && !TryLetGo(() => _consumer.IncrementalUnassign([range.Partition]));
    }

    private void KeepWaiting(TimeSpan waited, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var range = _open.Values.First();
        var what = $"reading {range.Range.Partition} from offset {range.Next} of {range.Range.From} to {range.Until}";
        _refusal.Check(what, Wait);
        if (waited >= _timeout)
        {
            throw KafkaFailures.Unavailable(what, _client.Settings.BootstrapServers, _client.LastError ?? $"no record came within {_timeout}");
        }

        if (!_isNew)
        {
            Renew();
        }
    }

    private ConsumeResult<byte[]?, byte[]?>? Consume(CancellationToken stop)
    {
        try
        {
            return _consumer.Consume(Wait);
        }
        catch (ConsumeException e) when (e.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            if (OpenOf(e) is { } range)
            {
                PassOver(range);
            }

            return null;
        }
        catch (ConsumeException e) when (KafkaFailures.IsOfMoment(e.Error.Code) && _client.Wait(Wait, stop))
        {
            Assign();
            return null;
        }
        catch (ConsumeException e)
        {
            _isBroken = true;
            var range = OpenOf(e) ?? _open.Values.First();
            throw KafkaFailures.Of(_client, $"reading {range.Range.Partition} at offset {range.Next}", e);
        }
    }

    // Errors that are none of one partition's name no topic.
    private RangeProgress? OpenOf(ConsumeException e) =>
        e.ConsumerRecord is { Topic: not null } place ? _open.GetValueOrDefault(place.TopicPartition) : null;

    private void PassOver(RangeProgress range)
    {
        var there = _consumer.QueryWatermarkOffsets(range.Partition, OffsetTimeout);
        if (_failOnDataLoss)
        {
            throw KafkaFailures.DataLoss(
                "COULD_NOT_READ_OFFSET_RANGE", $"{range.Range.Partition} was to be read from offset {range.Next} to {range.Until}, but it has {there.Low.Value} to {there.High.Value} only.");
        }

        range.Next = Math.Max(range.Next, there.Low.Value);
        if (range.Next >= Math.Min(range.Until, there.High.Value))
        {
            End(range);
        }
        else
        {
            Assign();
        }
    }

    // A consumer of before may not know that the partition is there, or where, and would ask only after minutes.
    private void Renew()
    {
        var former = _consumer;
        _consumer = _client.NewConsumer();
        former.Dispose();
        _isNew = true;
        Assign();
    }

    private void Assign() => _consumer.Assign(_open.Values.Select(range => new TopicPartitionOffset(range.Partition, new Offset(range.Next))));
}
