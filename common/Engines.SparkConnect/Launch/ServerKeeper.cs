using System.Diagnostics;

namespace SparkPersonalization.Engines.SparkConnect.Launch;

/// <summary>
/// A server's process, beside a keeper that ends it when this program closes the pipe to it, or is gone, however it ended. The server has a
/// process group of its own: all that it starts ends with it, and a Ctrl-C meant for this program does not reach it.
/// </summary>
internal sealed class ServerKeeper : IDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(30);

    // Ten seconds after the wish to end comes the end. The signals are left to this program only after the start, as the server must
    // not inherit that.
    private const string Script = """
        exec 3<&0
        set -m
        "$@" </dev/null 3<&- &
        server=$!
        set +m
        trap '' INT HUP TERM
        {
          read -r -u 3 _
          kill -TERM -- "-$server"
          for ((i = 0; i < 100; i++)); do
            kill -0 -- "-$server" || exit
            sleep 0.1
          done
          kill -KILL -- "-$server"
        } >/dev/null 2>&1 &
        keeper=$!
        wait "$server"
        code=$?
        kill -KILL -- "-$server" 2>/dev/null
        kill -KILL "$keeper" 2>/dev/null
        exit "$code"
        """;

    private readonly Queue<string> _lines = new();
    private readonly Process _process;
    private readonly Action<string>? _log;

    /// <param name="command">The server's command, the program first.</param>
    /// <param name="environment">Variables to set, or to leave out where null.</param>
    /// <param name="log">Takes each line that the server writes.</param>
    internal ServerKeeper(IEnumerable<string> command, IReadOnlyDictionary<string, string?> environment, Action<string>? log)
    {
        _log = log;
        var start = new ProcessStartInfo("bash", ["-c", Script, "spark-submit", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("bash, which starts spark-submit, did not start.");
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether the server has ended.</summary>
    internal bool HasEnded => _process.HasExited;

    /// <summary>The code with which it ended.</summary>
    internal int ExitCode
    {
        get
        {
            // All that it wrote has been read then.
            _process.WaitForExit();
            return _process.ExitCode;
        }
    }

    /// <summary>The last lines that it wrote.</summary>
    internal IReadOnlyList<string> LastLines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Ends the server and all that it started.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(EndLimit))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
            {
                _lines.Dequeue();
            }
        }

        _log?.Invoke(line);
    }
}
