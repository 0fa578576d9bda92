using Grpc.Core;
using Grpc.Net.Client;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>A session on a Spark Connect server: its calls, with retries, limits and errors. Safe for use by several threads.</summary>
internal sealed partial class ConnectClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;
    private readonly Metadata _headers;
    private readonly ConnectLimits _limits;
    private readonly RetryPolicy _retry;
    private readonly CallErrors _errors;
    private readonly SessionIdentity _identity;
    private readonly ITimer _keepAlive;
    private readonly CancellationTokenSource _ended = new();

    private ConnectClient(ConnectionString connection, ConnectLimits limits, TimeProvider clock)
    {
        _limits = limits;
        _retry = new RetryPolicy(limits, clock);
        _identity = new SessionIdentity(connection);
        _errors = new CallErrors(connection, _identity, FetchErrorDetails);
        _channel = Channel(connection);
        _calls = _channel.CreateCallInvoker();
        _headers = Headers(connection);
        _keepAlive = clock.CreateTimer(_ => KeepAlive(), null, limits.KeepAlive, limits.KeepAlive);
        Connection = connection;
    }

    /// <summary>Where the server is.</summary>
    internal ConnectionString Connection { get; }

    /// <summary>The server's version of Spark.</summary>
    internal string ServerVersion { get; private set; } = "";

    /// <summary>Opens a session, and makes sure that a Spark Connect server answers.</summary>
    /// <param name="connection">Where the server is.</param>
    /// <param name="limits">How long to wait.</param>
    /// <param name="clock">Measures the waits.</param>
    internal static ConnectClient Open(ConnectionString connection, ConnectLimits limits, TimeProvider clock)
    {
        var client = new ConnectClient(connection, limits, clock);
        try
        {
            client.ServerVersion = client.AskVersion();
            return client;
        }
        catch
        {
            client.Close();
            throw;
        }
    }

    /// <summary>Ends the session on the server, with all that runs in it.</summary>
    public void Dispose()
    {
        if (_ended.IsCancellationRequested)
        {
            return;
        }

        ReleaseSession();
        Close();
    }

    private void Close()
    {
        _ended.Cancel();
        _keepAlive.Dispose();
        _channel.Dispose();
    }

    private static GrpcChannel Channel(ConnectionString connection) => GrpcChannel.ForAddress(
        $"{(connection.UseTls ? "https" : "http")}://{connection.Address}",
        new GrpcChannelOptions
        {
            MaxReceiveMessageSize = connection.MaxMessageSize,
            MaxSendMessageSize = connection.MaxMessageSize,
            // The client tries again itself, because a query must be taken up where it was.
            MaxRetryAttempts = null,
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(15),
                EnableMultipleHttp2Connections = true,
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                // Servers end connections that ping more often than each five minutes.
                KeepAlivePingDelay = TimeSpan.FromSeconds(310),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(30),
                // A proxy cannot pass on HTTP/2 that is not encrypted.
                UseProxy = connection.UseTls,
            },
        });

    private static Metadata Headers(ConnectionString connection)
    {
        var headers = new Metadata();
        var token = connection.Token ?? Environment.GetEnvironmentVariable("SPARK_CONNECT_AUTHENTICATE_TOKEN");
        if (!string.IsNullOrEmpty(token))
        {
            headers.Add("authorization", $"Bearer {token}");
        }

        foreach (var (key, value) in connection.Headers)
        {
            headers.Add(key, value);
        }

        return headers;
    }

    private CallOptions Options(TimeSpan? limit, CancellationToken cancellationToken) =>
        new(_headers, limit is { } time ? Deadline(time) : null, cancellationToken);

    // gRPC measures deadlines by the machine's clock, whatever a test's clock says.
    private static DateTime Deadline(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;
}
