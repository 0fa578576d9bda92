using Confluent.Kafka;
using SparkPersonalization.Kafka.Calls;

namespace SparkPersonalization.Kafka.Writing;

/// <summary>
/// The producer that a client's writers share. One that met a fatal error refuses every record from then on: those who come later get another,
/// and it is closed when the last of its writers ends. Safe for use by several threads.
/// </summary>
/// <param name="make">Makes a producer.</param>
internal sealed class ProducerSlot(Func<IProducer<byte[]?, byte[]?>> make)
{
    private readonly Lock _lock = new();
    private Shared? _current;

    /// <summary>The producer for a writer, and its use, to be disposed at the writer's end.</summary>
    internal (IProducer<byte[]?, byte[]?> Producer, IDisposable Use) Rent()
    {
        lock (_lock)
        {
            _current ??= new Shared(make());
            return (_current.Producer, _current.Uses.Begin());
        }
    }

    /// <summary>Gives a producer up that met a fatal error.</summary>
    /// <param name="failed">The producer.</param>
    internal void GiveUp(IProducer<byte[]?, byte[]?> failed)
    {
        Shared? given;
        lock (_lock)
        {
            if (!ReferenceEquals(_current?.Producer, failed))
            {
                return;
            }

            (given, _current) = (_current, null);
        }

        // The producer's own thread tells of errors, and a close waits for that to end.
        Task.Run(given!.Uses.Close);
    }

    /// <summary>Closes the producer: at once, or when the last of its writers ends.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            _current?.Uses.Close();
            _current = null;
        }
    }

    private sealed class Shared
    {
        internal Shared(IProducer<byte[]?, byte[]?> producer) => (Producer, Uses) = (producer, new HandleUses(producer.Dispose));

        internal IProducer<byte[]?, byte[]?> Producer { get; }

        internal HandleUses Uses { get; }
    }
}
