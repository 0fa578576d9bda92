using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Fakes;

/// <summary>A Spark Connect server in this process that does what a test tells it, and remembers what it was asked.</summary>
internal sealed class FakeSpark : IDisposable
{
    private readonly WebApplication _application;

    internal FakeSpark()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(o => o.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(this);
        _application = builder.Build();
        _application.MapGrpcService<FakeService>();
        _application.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(_application.Urls.First()).Port;
    }

    internal int Port { get; }

    internal string Remote => $"sc://127.0.0.1:{Port}";

    /// <summary>What the server calls the session; a restarted server calls it otherwise.</summary>
    internal string ServerSideSessionId { get; set; } = "first";

    internal string Version { get; set; } = "4.1.1";

    /// <summary>What the next calls with a stream do, one after the other.</summary>
    internal Queue<Func<StreamScript, Task>> Streams { get; } = new();

    /// <summary>What the next calls of <c>AnalyzePlan</c> throw, one after the other; none for an answer.</summary>
    internal ConcurrentQueue<Exception> AnalyzeFaults { get; } = new();

    /// <summary>The whole errors by their ids.</summary>
    internal Dictionary<string, FetchErrorDetailsResponse> Errors { get; } = [];

    internal ConcurrentDictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    internal ConcurrentDictionary<string, byte[]> Artifacts { get; } = new(StringComparer.Ordinal);

    internal ConcurrentQueue<AnalyzePlanRequest> Analyzed { get; } = new();

    internal ConcurrentQueue<ExecutePlanRequest> Executed { get; } = new();

    internal ConcurrentQueue<ReattachExecuteRequest> Reattached { get; } = new();

    internal ConcurrentQueue<ReleaseExecuteRequest> Released { get; } = new();

    internal ConcurrentQueue<InterruptRequest> Interrupted { get; } = new();

    internal ConcurrentQueue<ReleaseSessionRequest> Closed { get; } = new();

    internal ConcurrentQueue<IReadOnlyDictionary<string, string>> Headers { get; } = new();

    /// <summary>A session on the server, by default with short waits.</summary>
    internal ConnectClient Open(ConnectLimits? limits = null) => ConnectClient.Open(ConnectionString.Parse(Remote), limits ?? Quick, TimeProvider.System);

    /// <summary>Limits with which faults are found and tries repeated at once.</summary>
    internal static ConnectLimits Quick { get; } = new()
    {
        Retries = 3,
        ConnectRetries = 1,
        FirstDelay = TimeSpan.FromMilliseconds(1),
        MaxDelay = TimeSpan.FromMilliseconds(2),
        Silence = TimeSpan.FromMilliseconds(300),
        EmptyStreams = 3,
        End = TimeSpan.FromSeconds(5),
    };

    public void Dispose()
    {
        _application.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        _application.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
