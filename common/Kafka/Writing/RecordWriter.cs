using Confluent.Kafka;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka.Writing;

/// <summary>
/// Sends records, in the order of each partition and, by the idempotent producer, each once as long as the process lives. A writer that is
/// started again may send a record again: readers tell repeats by the key and a header. For one thread.
/// </summary>
public sealed class RecordWriter : IDisposable
{
    private const int MostOnTheWay = 10_000;
    private static readonly TimeSpan FlushStep = TimeSpan.FromMilliseconds(100);

    private readonly KafkaClient _client;
    private readonly IDisposable _use;
    private readonly SemaphoreSlim _free = new(MostOnTheWay, MostOnTheWay);
    private (IProducer<byte[]?, byte[]?> Producer, IDisposable Use)? _rented;
    private Exception? _failure;

    /// <summary>Begins to write.</summary>
    /// <param name="client">The client.</param>
    public RecordWriter(KafkaClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _use = client.Use();
    }

    private IProducer<byte[]?, byte[]?> Producer => (_rented ??= _client.Producers.Rent()).Producer;

    /// <summary>Sends a record; it waits where too many are on their way.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition; null lets the key decide.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellation">Ends the wait where nothing gets through.</param>
    /// <exception cref="SparkException">A record sent before was refused, or this one is.</exception>
    public void Write(string topic, int? partition, Message<byte[]?, byte[]?> record, CancellationToken cancellation = default)
    {
        while (!_free.Wait(FlushStep, CancellationToken.None))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        ThrowIfFailed();
        var place = new TopicPartition(topic, partition ?? Partition.Any);
        while (!TryProduce(place, record))
        {
            // The client's memory for records is full: some must go first.
            Producer.Flush(FlushStep);
            cancellation.ThrowIfCancellationRequested();
            ThrowIfFailed();
        }
    }

    /// <summary>Waits until all records are with the brokers.</summary>
    /// <param name="cancellation">Ends the wait where nothing gets through; records may still arrive then.</param>
    /// <exception cref="SparkException">A record was refused.</exception>
    public void Complete(CancellationToken cancellation = default)
    {
        while (_free.CurrentCount is var free and < MostOnTheWay)
        {
            Producer.Flush(FlushStep);
            ThrowIfFailed();
            if (_free.CurrentCount == free)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }

        ThrowIfFailed();
    }

    /// <summary>Frees the writer. Records on their way are not waited for.</summary>
    public void Dispose()
    {
        if (_free.CurrentCount == MostOnTheWay)
        {
            _free.Dispose();
        }

        _rented?.Use.Dispose();
        _use.Dispose();
    }

    private bool TryProduce(TopicPartition place, Message<byte[]?, byte[]?> record)
    {
        try
        {
            Producer.Produce(place, record, Delivered);
            return true;
        }
        catch (ProduceException<byte[]?, byte[]?> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (ProduceException<byte[]?, byte[]?> e)
        {
            _free.Release();
            throw Refused(place, e.Error, e);
        }
    }

    private void Delivered(DeliveryReport<byte[]?, byte[]?> report)
    {
        if (report.Error.IsError)
        {
            Interlocked.CompareExchange(ref _failure, Refused(report.TopicPartition, report.Error, cause: null), null);
        }

        _free.Release();
    }

    private SparkException Refused(TopicPartition place, Error error, KafkaException? cause)
    {
        if (KafkaFailures.IsFatal(error))
        {
            _client.Producers.GiveUp(Producer);
        }

        return KafkaFailures.Of(_client, $"writing to {place.Topic}", cause ?? new KafkaException(error));
    }

    private void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
        {
            throw failure;
        }
    }
}
