using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A job that is killed, and what its tables hold after a run that nothing disturbs.</summary>
internal sealed class CrashCase : IDisposable
{
    private readonly SparkSession _spark = SparkSession.Builder().AppName("crashes").GetOrCreate();
    private readonly UndisturbedRun _undisturbed;
    private readonly Dictionary<string, IReadOnlyList<string>> _expected = [];

    internal CrashCase(string job, params string[] tables)
    {
        _undisturbed = UndisturbedRuns.Of(job);
        foreach (var table in tables)
        {
            _expected[table] = LakeContent.Rows(_spark, _undisturbed.After.Path, table);
            Assert.That(_expected[table], Is.Not.Empty, table);
        }
    }

    /// <summary>Kills runs of the job at places, one run after the other in the same lake, and lets the last one end.</summary>
    /// <param name="crashes">The places, each of which must be reached.</param>
    internal void Survives(params string[] crashes)
    {
        using var lake = _undisturbed.Before.Copy();
        foreach (var crash in crashes)
        {
            var run = JobProcess.RunUntil(crash, lake.Path, _undisturbed.Job);
            Assert.That(run.ExitCode, Is.EqualTo(JobProcess.Killed), $"at {crash}: {run.Out} {run.Error}");
            LakeContent.AssertExportsAreWhole(lake.Path, crash);
        }
        Finish(lake, string.Join(", ", crashes));
        if (crashes.Length > 1)
            Finish(lake, "another run, without new input");
    }

    private void Finish(PreparedLake lake, string when)
    {
        var run = JobProcess.Run(lake.Path, _undisturbed.Job);
        Assert.That(run.ExitCode, Is.Zero, $"{when}: {run.Out} {run.Error}");
        LakeContent.AssertExportsAreWhole(lake.Path, when);
        foreach (var (table, rows) in _expected)
            Assert.That(LakeContent.Rows(_spark, lake.Path, table), Is.EqualTo(rows).AsCollection, $"{table}, {when}");
    }

    public void Dispose() => _spark.Dispose();
}
