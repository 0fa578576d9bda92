using System.Collections.Concurrent;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A run of a job that nothing disturbs: the lake before and after it, and the places that it passed where a process can be killed.</summary>
internal sealed class UndisturbedRun : IDisposable
{
    private readonly ConcurrentDictionary<string, byte> _passed = new(StringComparer.Ordinal);

    internal UndisturbedRun(PreparedLake before, params string[] job)
    {
        Before = before;
        Job = job;
        After = before.Copy();
        CrashPoints.Observe(name => _passed.TryAdd(name, 0));
        try
        {
            var run = JobProcess.RunHere(After.Path, job);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
        }
        finally
        {
            CrashPoints.Observe(null);
        }
    }

    internal PreparedLake Before { get; }

    internal PreparedLake After { get; }

    internal string[] Job { get; }

    /// <summary>The places that the run passed, but for those of the storage.</summary>
    internal IEnumerable<string> Rooms => _passed.Keys.Where(name => !name.StartsWith("storage.", StringComparison.Ordinal));

    public void Dispose() => After.Dispose();
}
