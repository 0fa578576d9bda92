using System.Collections.Concurrent;
using System.Diagnostics;
using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>A server in a process of its own, which says on its output that it is ready.</summary>
public sealed class ServerProcess : IDisposable
{
    // A cold machine unpacks the runtime first.
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    // The server ends when its input does: that is when this process ends, however it does.
    private const string Guard = """
        "$@" </dev/null &
        child=$!
        exec 3<&0
        (cat <&3 >/dev/null; kill -TERM $child 2>/dev/null) >/dev/null 2>&1 &
        wait $child
        """;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ManualResetEventSlim _hasSaid = new();

    /// <summary>Starts a server and waits until it is ready.</summary>
    /// <param name="program">The name of its script in the runtime.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="ready">What the line has that tells that it is ready.</param>
    /// <param name="directory">Where the script runs.</param>
    /// <param name="environment">Variables of the script.</param>
    public ServerProcess(string program, IEnumerable<string> arguments, string ready, string directory, params (string Name, string Value)[] environment)
        : this(program, arguments, directory, environment) => WaitUntilReady(program, () => IsReady(ready));

    /// <summary>Starts a server that says nothing, and waits until it is ready.</summary>
    /// <param name="program">The name of its script in the runtime.</param>
    /// <param name="arguments">The script's arguments.</param>
    /// <param name="isReady">Whether it is ready.</param>
    /// <param name="directory">Where the script runs.</param>
    public ServerProcess(string program, IEnumerable<string> arguments, Func<bool> isReady, string directory)
        : this(program, arguments, directory, []) => WaitUntilReady(program, isReady);

    private ServerProcess(string program, IEnumerable<string> arguments, string directory, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", Guard, program, ServerRuntime.Program(program), .. arguments])
        {
            RedirectStandardInput = true,
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
    }

    /// <summary>The line that told that it is ready.</summary>
    public string ReadyLine { get; private set; } = "";

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
        _hasSaid.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        _hasSaid.Set();
    }

    private bool IsReady(string ready)
    {
        ReadyLine = _output.FirstOrDefault(line => line.Contains(ready, StringComparison.Ordinal)) ?? "";
        return ReadyLine.Length > 0;
    }

    private void WaitUntilReady(string program, Func<bool> isReady)
    {
        var waited = Stopwatch.StartNew();
        while (!isReady())
        {
            _hasSaid.Wait(TimeSpan.FromMilliseconds(100));
            _hasSaid.Reset();
            if (_process.HasExited || waited.Elapsed > StartLimit)
            {
                Kill();
                throw new AssertionException($"{program} did not start:\n{string.Join('\n', _output)}");
            }
        }
    }
}
