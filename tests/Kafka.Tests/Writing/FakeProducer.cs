using System.Reflection;
using Confluent.Kafka;

namespace SparkPersonalization.Kafka.Tests.Writing;

/// <summary>A producer that delivers at once, or fails as it is told; of its calls it has only those that writers make.</summary>
public class FakeProducer : DispatchProxy
{
    /// <summary>What becomes of records that are handed over; null for their delivery.</summary>
    internal Error? Refusal { get; set; }

    /// <summary>What becomes of records on their way; null for their delivery.</summary>
    internal Error? Loss { get; set; }

    internal int Delivered { get; private set; }

    internal ManualResetEventSlim Closed { get; } = new();

    internal static (IProducer<byte[]?, byte[]?> Producer, FakeProducer Fake) New()
    {
        var producer = Create<IProducer<byte[]?, byte[]?>, FakeProducer>();
        return (producer, (FakeProducer)(object)producer);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case nameof(IProducer<,>.Produce) when Refusal is { } refusal:
                throw new ProduceException<byte[]?, byte[]?>(refusal, new DeliveryResult<byte[]?, byte[]?>());
            case nameof(IProducer<,>.Produce):
                Delivered += Loss is null ? 1 : 0;
                ((Action<DeliveryReport<byte[]?, byte[]?>>)args![2]!)(new DeliveryReport<byte[]?, byte[]?> { Topic = "t", Error = Loss ?? new Error(ErrorCode.NoError) });
                return null;
            case nameof(IProducer<,>.Flush):
                return 0;
            case nameof(IDisposable.Dispose):
                Closed.Set();
                return null;
            default:
                throw new NotSupportedException(targetMethod.Name);
        }
    }
}
