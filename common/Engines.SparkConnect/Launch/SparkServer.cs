using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Transport;

namespace SparkPersonalization.Engines.SparkConnect.Launch;

/// <summary>A Spark Connect server that this program has started, for itself alone, and that ends with it.</summary>
public sealed class SparkServer : IDisposable
{
    private const string LaunchFailed = "CONNECT_LAUNCH_FAILED";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    private readonly ServerKeeper _keeper;
    private readonly string _master;

    private SparkServer(ServerKeeper keeper, string master, string remote)
    {
        _keeper = keeper;
        _master = master;
        Remote = remote;
    }

    /// <summary>The connection string of the server, with the token that it asks for.</summary>
    public string Remote { get; }

    /// <summary>What became of the server where it has ended by itself, with its last lines; null while it runs.</summary>
    public string? UntimelyEnd => _keeper.HasEnded ? Told(string.Create(CultureInfo.InvariantCulture, $"ended by itself with code {_keeper.ExitCode}")) : null;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="launch">What to start.</param>
    /// <param name="cancellationToken">Gives up, and ends what was started.</param>
    /// <returns>The server, the caller's to dispose.</returns>
    /// <exception cref="ArgumentException">There is no Spark to start, or the master is none.</exception>
    /// <exception cref="SparkException">It ended, or did not answer in time; the message has its last lines.</exception>
    public static SparkServer Start(SparkLaunch launch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(launch);
        if (!SparkLaunch.IsMaster(launch.Master))
        {
            throw new ArgumentException($"'{launch.Master}' is no master that a server can be started for: give local[N], spark://HOST:PORT, yarn or k8s://HOST:PORT.", nameof(launch));
        }

        var home = SparkHome.Find(launch.SparkHome);
        var port = FreePort();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var keeper = new ServerKeeper(SubmitCommand.Of(launch, home, port), Environment(token), launch.Log);
        var server = new SparkServer(keeper, launch.Master, string.Create(CultureInfo.InvariantCulture, $"sc://127.0.0.1:{port}/;token={token}"));
        try
        {
            server.WaitUntilItAnswers(launch.StartLimit, cancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server and all that it started.</summary>
    public void Dispose() => _keeper.Dispose();

    // A server that is to be started must not be told of another one. The token is not for others of this machine to see in the
    // list of processes.
    private static Dictionary<string, string?> Environment(string token) => new()
    {
        ["SPARK_CONNECT_AUTHENTICATE_TOKEN"] = token,
        ["SPARK_REMOTE"] = null,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WaitUntilItAnswers(TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!Answers())
        {
            if (_keeper.HasEnded)
            {
                throw new SparkException(LaunchFailed, Told(string.Create(CultureInfo.InvariantCulture, $"ended with code {_keeper.ExitCode} before it answered")));
            }

            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                throw new SparkException(LaunchFailed, Told(string.Create(CultureInfo.InvariantCulture, $"did not answer within {limit.TotalSeconds:0} s")));
            }

            cancellationToken.WaitHandle.WaitOne(BetweenTries);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private bool Answers()
    {
        try
        {
            ConnectClient.Open(ConnectionString.Parse(Remote), new ConnectLimits { ConnectRetries = 1, Call = TimeSpan.FromSeconds(10) }, TimeProvider.System).Dispose();
            return true;
        }
        catch (SparkException e) when (e.ErrorClass is CallErrors.Unreachable or CallErrors.TimedOut or CallErrors.NotAServer)
        {
            // It is still starting; whether it has ended, and for how long, is asked next.
            return false;
        }
    }

    private string Told(string what)
    {
        var lines = _keeper.LastLines;
        return $"The Spark server for {_master} {what}. {(lines.Count == 0 ? "It wrote nothing." : $"Its last lines:\n{string.Join('\n', lines)}")}";
    }
}
