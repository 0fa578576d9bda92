using System.Diagnostics;
using System.Globalization;
using SparkPersonalization.Benchmarks.Live;
using SparkPersonalization.Personalization.GenerateEvents.Truth;

namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>The program's own load generator in a process of its own, so that its memory is not taken for the pipeline's.</summary>
internal sealed class LoadGenerator : IDisposable
{
    private readonly Process _process;
    private readonly string _output;
    private readonly Task<string> _out;
    private readonly Task<string> _error;
    private readonly DateTimeOffset _began = TimeProvider.System.GetUtcNow();

    /// <summary>Begins to send.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="options">How many and for how long.</param>
    /// <param name="directory">A directory of its own.</param>
    internal LoadGenerator(EventTopic topic, SoakOptions options, string directory)
    {
        _output = Path.Combine(directory, "truth");
        string[] args =
        [
            Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli.dll"), "--lake", directory, "generate-events", "--to", "kafka", "--bootstrap-servers", topic.Servers,
            "--topic", topic.Name, "--rate", options.Rate.ToString(CultureInfo.InvariantCulture), "--output", _output,
            "--duration", string.Create(CultureInfo.InvariantCulture, $"{(long)options.Sending.TotalSeconds}s"),
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _out = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    internal bool HasEnded => _process.HasExited;

    /// <summary>Waits until all is sent.</summary>
    /// <returns>What a correct pipeline finds in it, and how many events were sent a second.</returns>
    internal (GeneratedTruth Truth, double PerSecond) Complete()
    {
        _process.WaitForExit();
        var took = _process.ExitTime - _began;
        return _process.ExitCode == 0
            ? (TruthFile.Find(_output)!, TruthFile.Find(_output)!.Records / took.TotalSeconds)
            : throw new InvalidOperationException($"generate-events ended with {_process.ExitCode} after {took}: {_out.Result} {_error.Result}");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
