using Confluent.Kafka;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka.Calls;

/// <summary>Asks the brokers, again where the trouble is of a moment, until they answer, refuse, or the wait is over.</summary>
/// <param name="client">The client.</param>
/// <param name="stop">Ends the wait at once.</param>
internal sealed class BrokerCall(KafkaClient client, CancellationToken stop)
{
    /// <summary>How long one request may take.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private const int MostTries = 100;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks.</summary>
    /// <param name="what">What is tried, such as <c>reading offsets</c>.</param>
    /// <param name="request">Sends the request; it fails by itself after <see cref="Timeout"/>.</param>
    /// <exception cref="SparkException">The brokers do not answer, or refuse.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    internal T Ask<T>(string what, Func<Task<T>> request)
    {
        try
        {
            var answer = AskAgain(what, request);
            client.Accepted();
            return answer;
        }
        catch (KafkaException e)
        {
            throw KafkaFailures.Of(client, what, e);
        }
    }

    private T AskAgain<T>(string what, Func<Task<T>> request)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return Await(what, request);
            }
            catch (KafkaException e) when (tries < MostTries && KafkaFailures.IsOfMoment(e) && client.Wait(Pause, stop))
            {
                // The next answer may know more.
            }
        }
    }

    // A broker that refuses a login or is not trusted is asked again and again by the client itself, which does not end the request.
    private T Await<T>(string what, Func<Task<T>> request)
    {
        var use = client.Use();
        Task<T>? answer = null;
        try
        {
            answer = request();
            var refusal = new RefusalWatch(client);
            while (!((IAsyncResult)answer).AsyncWaitHandle.WaitOne(Pause))
            {
                stop.ThrowIfCancellationRequested();
                refusal.CheckAll(what, Pause);
            }

            return answer.GetAwaiter().GetResult();
        }
        finally
        {
            EndWith(answer, use);
        }
    }

    // A request that nobody waits for any more may still be within the client.
    private static void EndWith(Task? answer, IDisposable use)
    {
        if (answer is { IsCompleted: false })
        {
            answer.ContinueWith(_ => use.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        else
        {
            use.Dispose();
        }
    }
}
