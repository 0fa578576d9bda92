using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Reading;

/// <summary>The records of a range of a partition, in their order. For one thread.</summary>
public sealed class RangeReader : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OffsetTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaClient _client;
    private readonly OffsetRange _range;
    private readonly bool _failOnDataLoss;
    private readonly TimeSpan _timeout;
    private readonly RefusalWatch _refusal;
    private readonly IDisposable _use;
    private IConsumer<byte[]?, byte[]?> _consumer;
    private bool _isNew;
    private long _next;
    private bool _hasEnded;
    private bool _isBroken;
    private long _records;
    private long _bytes;

    /// <summary>Begins to read.</summary>
    /// <param name="client">The client.</param>
    /// <param name="range">What to read.</param>
    /// <param name="failOnDataLoss">Whether records that are gone are an error; else they are passed over.</param>
    /// <param name="timeout">How long to wait for the next record of the range.</param>
    public RangeReader(KafkaClient client, OffsetRange range, bool failOnDataLoss, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(range);
        (_client, _range, _failOnDataLoss, _timeout, _next) = (client, range, failOnDataLoss, timeout, range.From);
        _refusal = new RefusalWatch(client);
        _use = client.Use();
        try
        {
            (_consumer, _isNew) = client.RentConsumer();
            _hasEnded = range.Count == 0;
            if (!_hasEnded)
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

    private TopicPartition Partition => new(_range.Partition.Topic, _range.Partition.Partition);

    /// <summary>The next record.</summary>
    /// <param name="stop">Ends the wait where none comes; what comes is read on.</param>
    /// <returns>The record; null at the range's end.</returns>
    /// <exception cref="SparkException">Records are gone, or the brokers give none.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public ConsumeResult<byte[]?, byte[]?>? Next(CancellationToken stop = default)
    {
        var waited = TimeSpan.Zero;
        while (!_hasEnded)
        {
            var record = Consume(stop);
            if (record is { IsPartitionEOF: false })
            {
                return Take(record);
            }

            // What is left of the range was compacted, aborted, or marks of transactions.
            _hasEnded |= record is not null && record.Offset.Value >= _range.Until;
            waited = record is null && !_hasEnded ? waited + Wait : TimeSpan.Zero;
            if (waited > TimeSpan.Zero)
            {
                KeepWaiting(waited, stop);
            }
        }

        return null;
    }

    /// <summary>Ends the reading, wherever it is.</summary>
    public void Dispose()
    {
        if (!_isBroken && TryUnassign())
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
    private bool TryUnassign()
    {
        try
        {
            _consumer.Unassign();
            return true;
        }
        catch (KafkaException)
        {
            return false;
        }
    }

    private ConsumeResult<byte[]?, byte[]?>? Take(ConsumeResult<byte[]?, byte[]?> record)
    {
        _next = record.Offset.Value + 1;
        _hasEnded = _next >= _range.Until;
        if (record.Offset.Value >= _range.Until)
        {
            return null;
        }

        _records++;
        _bytes += RecordSizes.Of(record.Message);
        return record;
    }

    private void KeepWaiting(TimeSpan waited, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var what = $"reading {_range.Partition} from offset {_next} of {_range.From} to {_range.Until}";
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
            PassOver();
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
            throw KafkaFailures.Of(_client, $"reading {_range.Partition} at offset {_next}", e);
        }
    }

    private void PassOver()
    {
        var there = _consumer.QueryWatermarkOffsets(Partition, OffsetTimeout);
        if (_failOnDataLoss)
        {
            throw KafkaFailures.DataLoss(
                "COULD_NOT_READ_OFFSET_RANGE", $"{_range.Partition} was to be read from offset {_next} to {_range.Until}, but it has {there.Low.Value} to {there.High.Value} only.");
        }

        _next = Math.Max(_next, there.Low.Value);
        _hasEnded = _next >= Math.Min(_range.Until, there.High.Value);
        if (!_hasEnded)
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

    private void Assign() => _consumer.Assign(new TopicPartitionOffset(Partition, new Offset(_next)));
}
