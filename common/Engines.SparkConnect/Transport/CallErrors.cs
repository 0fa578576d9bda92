using Grpc.Core;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Failed calls as exceptions that name the server and what to do.</summary>
/// <param name="connection">Where the server is.</param>
/// <param name="identity">The session.</param>
/// <param name="fetch">Asks the server for the whole of an error; null where it has none.</param>
internal sealed class CallErrors(ConnectionString connection, SessionIdentity identity, Func<string, FetchErrorDetailsResponse?> fetch)
{
    internal const string Unreachable = "CONNECT_UNREACHABLE";
    internal const string NotAServer = "CONNECT_NOT_A_SERVER";
    internal const string Unauthenticated = "CONNECT_UNAUTHENTICATED";
    internal const string TimedOut = "CONNECT_TIMEOUT";
    internal const string TooLarge = "CONNECT_MESSAGE_TOO_LARGE";
    internal const string Failed = "CONNECT_CALL_FAILED";

    private const string SessionErrors = "INVALID_HANDLE.SESSION_";

    /// <summary>The exception for a failed call.</summary>
    internal Exception Translate(RpcException error, CancellationToken cancellationToken)
    {
        if (error.StatusCode == StatusCode.Cancelled && cancellationToken.IsCancellationRequested)
        {
            return new OperationCanceledException("The query was cancelled.", error, cancellationToken);
        }

        var fault = ServerFault.Of(error);
        return fault.IsSpark ? OfSpark(error, fault) : OfCall(error);
    }

    private SparkException OfSpark(RpcException error, ServerFault fault)
    {
        var exception = fault.ErrorId is { } id && fetch(id) is { Errors.Count: > 0 } details
            ? SparkErrors.Of(details, error)
            : SparkErrors.Of(fault, error);
        return exception.ErrorClass.StartsWith(SessionErrors, StringComparison.Ordinal) ? identity.Restarted(exception) : exception;
    }

    private SparkException OfCall(RpcException error) => error.StatusCode switch
    {
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => new(
            Unauthenticated,
            connection.Token is null
                ? $"The Spark Connect server at {connection.Address} wants a token: add ;token=... to the connection string."
                : $"The Spark Connect server at {connection.Address} does not take the token of the connection string. Ask for the one that its spark.connect.authenticate.token says.",
            error),
        StatusCode.DeadlineExceeded => new(
            TimedOut,
            $"The server at {connection.Address} did not answer in time. Is it a Spark Connect server, and is it not overloaded?",
            error),
        StatusCode.ResourceExhausted => new(
            TooLarge,
            $"A message to or from {connection.Address} is too large ({error.Status.Detail}). Take fewer rows or columns at once, or raise grpc_max_message_size in the connection string and spark.connect.grpc.maxInboundMessageSize on the server.",
            error),
        StatusCode.Unavailable or StatusCode.Internal when identity.ServerSide is not null && RetryPolicy.IsTransient(error) => new(
            Unreachable,
            $"The Spark Connect server at {connection.Address} no longer answers ({error.Status.Detail}). Is it still running, and is the network up? Once it answers, make a new session and run the program again.",
            error),
        StatusCode.Unavailable when !IsForeign(error) => new(
            Unreachable,
            $"No Spark Connect server answers at {connection.Address} ({error.Status.Detail}). Is it running, and are host and port right? $SPARK_HOME/sbin/start-connect-server.sh starts one, on port {ConnectionString.DefaultPort} unless spark.connect.grpc.binding.port says otherwise.",
            error),
        _ when identity.ServerSide is null => new(
            NotAServer,
            $"What answers at {connection.Address} is no Spark Connect server ({error.Status.Detail}). Are the port and use_ssl in the connection string right?",
            error),
        _ => new(Failed, $"The Spark Connect server at {connection.Address} ended the call: {error.Status.Detail} ({error.StatusCode}).", error),
    };

    // Something listens, but does not speak HTTP/2, or speaks TLS where we do not, or the other way round.
    private static bool IsForeign(RpcException error) => Causes(error.Status.DebugException).OfType<HttpRequestException>().Any(e =>
        e.HttpRequestError is HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse or HttpRequestError.SecureConnectionError
            or HttpRequestError.VersionNegotiationError or HttpRequestError.ResponseEnded);

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            yield return error;
        }
    }
}
