using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Calls;

/// <summary>Asks the brokers, again where the trouble is of a moment, until they answer, refuse, or the wait is over.</summary>
/// <param name="client">The client.</param>
/// <param name="stop">Ends the wait at once.</param>
/// <param name="limit">How long an answer is waited for; null is twice the <see cref="Timeout"/>, after which requests fail by themselves.</param>
/// <param name="retries">How often to ask; null for the default.</param>
internal sealed class BrokerCall(KafkaClient client, CancellationToken stop, TimeSpan? limit = null, OffsetRetries? retries = null)
{
    /// <summary>How long one request may take.</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private readonly OffsetRetries _retries = retries ?? OffsetRetries.Default;
    private readonly TimeSpan _limit = limit ?? (2 * Timeout);

    /// <summary>Asks.</summary>
    /// <param name="what">What is tried, such as <c>reading offsets</c>.</param>
    /// <param name="request">Sends the request; it fails by itself after <see cref="Timeout"/>.</param>
    /// <exception cref="SparkException">The brokers do not answer, or refuse.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    internal T Ask<T>(string what, Func<IAdminClient, Task<T>> request)
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

    private T AskAgain<T>(string what, Func<IAdminClient, Task<T>> request)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return Await(what, request);
            }
            catch (KafkaException e) when (tries < _retries.Tries && KafkaFailures.IsOfMoment(e) && client.Wait(_retries.Pause, stop))
            {
                // The next answer may know more.
            }
        }
    }

    // An admin client that meets an answer that it cannot read, as of brokers that go meanwhile, destroys itself: it leaves that request without
    // an answer, and refuses all later ones.
    private T Await<T>(string what, Func<IAdminClient, Task<T>> request)
    {
        var use = client.Use();
        var admin = client.Admin;
        Task<T>? answer = null;
        try
        {
            answer = request(admin);
            return Await(what, answer);
        }
        catch (ObjectDisposedException e)
        {
            client.Replace(admin);
            throw new KafkaException(new Error(ErrorCode.Local_Destroy, "the client ended itself, and another takes its place"), e);
        }
        finally
        {
            EndWith(answer, use);
        }
    }

    // A broker that refuses a login or is not trusted is asked again and again by the client itself, which does not end the request.
    private T Await<T>(string what, Task<T> answer)
    {
        var refusal = new RefusalWatch(client);
        for (var waited = Step; !((IAsyncResult)answer).AsyncWaitHandle.WaitOne(Step); waited += Step)
        {
            stop.ThrowIfCancellationRequested();
            refusal.CheckAll(what, Step);
            if (waited >= _limit)
            {
                throw new KafkaException(new Error(ErrorCode.Local_TimedOut, $"there was no answer within {_limit.TotalSeconds} seconds"));
            }
        }

        return answer.GetAwaiter().GetResult();
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
