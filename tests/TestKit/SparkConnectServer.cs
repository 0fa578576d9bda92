using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>A real Spark Connect server with Delta, in a process of its own.</summary>
public sealed class SparkConnectServer : IDisposable
{
    private const string Ready = "Spark Connect server started at";

    // A cold machine unpacks the runtime first.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ManualResetEventSlim _ready = new();

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="settings">Further settings, as <c>key=value</c>.</param>
    public SparkConnectServer(params string[] settings)
        : this(FreePort(), settings)
    {
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="port">The port that it listens on.</param>
    /// <param name="settings">Further settings, as <c>key=value</c>.</param>
    public SparkConnectServer(int port, params string[] settings)
    {
        Port = port;
        var start = new ProcessStartInfo(
            ServerRuntime.Program("spark-connect"),
            ["--port", Port.ToString(CultureInfo.InvariantCulture), .. settings.Concat(Small).SelectMany(s => new[] { "--conf", s })])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory.Path,
            // Where no locale is set, Java cannot name a file that is not ASCII.
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        _process = Process.Start(start) ?? throw new AssertionException("spark-connect did not start.");
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        WaitUntilReady();
    }

    /// <summary>The server's port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The server's connection string.</summary>
    public string Remote => string.Create(CultureInfo.InvariantCulture, $"sc://127.0.0.1:{Port}");

    // Spark's defaults are for clusters: tens of tasks for the log of a small table, thousands for a vacuum.
    private static IEnumerable<string> Small =>
        ["spark.databricks.delta.snapshotPartitions=2", "spark.sql.sources.parallelPartitionDiscovery.parallelism=2"];

    /// <summary>Ends the server at once, as a crash would.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _directory.Dispose();
        _ready.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.Contains(Ready, StringComparison.Ordinal))
        {
            _ready.Set();
        }
    }

    private void WaitUntilReady()
    {
        var waited = Stopwatch.StartNew();
        while (!_ready.Wait(TimeSpan.FromMilliseconds(100)))
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
            {
                Kill();
                throw new AssertionException($"spark-connect did not start:\n{string.Join('\n', _output)}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
