using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>A server in a process of its own, which says on its output that it is ready.</summary>
public sealed class ServerProcess : IDisposable
{
    // A cold machine unpacks the runtime first.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly string _ready;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ManualResetEventSlim _isReady = new();
    private volatile string _readyLine = "";

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="program">The name of its script in the runtime.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="ready">What the line has that tells that it is ready.</param>
    /// <param name="directory">Where the script runs.</param>
    /// <param name="environment">Variables of the script.</param>
    public ServerProcess(string program, IEnumerable<string> arguments, string ready, string directory, params (string Name, string Value)[] environment)
    {
        _ready = ready;
        var start = new ProcessStartInfo(ServerRuntime.Program(program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
            // Where no locale is set, Java cannot name a file that is not ASCII.
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new AssertionException($"{program} did not start.");
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        WaitUntilReady(program);
    }

    /// <summary>The line that told that it is ready.</summary>
    public string ReadyLine => _readyLine;

    /// <summary>The script's process.</summary>
    public int Id => _process.Id;

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
        _isReady.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (!_isReady.IsSet && line.Contains(_ready, StringComparison.Ordinal))
        {
            _readyLine = line;
            _isReady.Set();
        }
    }

    private void WaitUntilReady(string program)
    {
        var waited = Stopwatch.StartNew();
        while (!_isReady.Wait(TimeSpan.FromMilliseconds(100)))
        {
            if (_process.HasExited || waited.Elapsed > StartLimit)
            {
                Kill();
                throw new AssertionException($"{program} did not start:\n{string.Join('\n', _output)}");
            }
        }
    }
}
