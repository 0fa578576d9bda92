using Confluent.Kafka;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Tests.Calls;

/// <summary>Native handles outlive the calls that use them: one that is freed during a call ends the process.</summary>
public sealed class HandleUsesTests
{
    private int _closed;

    [SetUp]
    public void SetUp() => _closed = 0;

    [Test]
    public void Handles_that_nobody_uses_are_closed_at_once_and_only_once()
    {
        var uses = new HandleUses(() => _closed++);
        uses.Begin().Dispose();

        uses.Close();
        uses.Close();

        Assert.That(_closed, Is.EqualTo(1));
        Assert.That(() => uses.Begin(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Handles_in_use_are_closed_with_the_last_use()
    {
        var uses = new HandleUses(() => _closed++);
        var (first, second) = (uses.Begin(), uses.Begin());
        uses.Close();
        first.Dispose();
        first.Dispose();
        Assert.That(_closed, Is.Zero);

        second.Dispose();
        Assert.That(_closed, Is.EqualTo(1));
    }

    [Test]
    public void Many_threads_and_a_close_amid_them_close_once_and_after_all_uses()
    {
        for (var round = 0; round < 200; round++)
        {
            var (inUse, usedAfter, closes) = (0, 0, 0);
            var uses = new HandleUses(() =>
            {
                Interlocked.Increment(ref closes);
                usedAfter += Volatile.Read(ref inUse);
            });
            Parallel.For(0, 8, i =>
            {
                if (i == 3)
                {
                    uses.Close();
                    return;
                }

                try
                {
                    using var use = uses.Begin();
                    Interlocked.Increment(ref inUse);
                    Thread.Yield();
                    Interlocked.Decrement(ref inUse);
                }
                catch (ObjectDisposedException)
                {
                    // Too late, and told so.
                }
            });
            Assert.That((closes, usedAfter), Is.EqualTo((1, 0)));
        }
    }

    [Test]
    public void A_request_that_is_no_longer_waited_for_keeps_the_client_open_until_it_ends()
    {
        var client = new KafkaClient(ClientSettings.Of(Options.None.With("kafka.bootstrap.servers", "127.0.0.1:1")));
        var admin = client.Admin;
        var request = new TaskCompletionSource<int>();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(() => new BrokerCall(client, stop.Token).Ask("reading the topics", _ => request.Task), Throws.InstanceOf<OperationCanceledException>());

        client.Dispose();
        Assert.That(IsClosed(admin), Is.False);

        request.SetException(new KafkaException(ErrorCode.Local_TimedOut));
        Assert.That(() => IsClosed(admin), Is.True.After(10_000, 20));
    }

    private static bool IsClosed(IAdminClient admin)
    {
        try
        {
            admin.AddBrokers("127.0.0.1:2");
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
