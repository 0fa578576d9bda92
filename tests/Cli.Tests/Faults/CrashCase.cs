using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A lake in which a job is killed, and what its tables hold after a run that nothing disturbs.</summary>
internal sealed class CrashCase : IDisposable
{
    private readonly SparkSession _spark = SparkSession.Builder().AppName("crashes").GetOrCreate();
    private readonly UndisturbedRun _undisturbed;
    private readonly string _job;
    private readonly PreparedLake _lake;
    private readonly Dictionary<string, IReadOnlyList<string>> _expected = [];

    internal CrashCase(string run, IEnumerable<string> tables)
    {
        _undisturbed = UndisturbedRuns.Of(run);
        _job = JobTables.JobOf(run);
        _lake = _undisturbed.Before.Copy();
        foreach (var table in tables)
        {
            _expected[table] = LakeContent.Rows(_spark, _undisturbed.After.Path, table);
            Assert.That(_expected[table], Is.Not.Empty, table);
        }
    }

    /// <summary>Lets the job lose something, or runs it in a process that dies at a place, which it must reach.</summary>
    internal void Suffer(string step)
    {
        if (LostProgress.Has(step))
            LostProgress.Apply(step, _lake.Path, _job);
        else
            KillAt(step);
    }

    private void KillAt(string place)
    {
        var run = JobProcess.RunUntil(place, _lake.Path, _undisturbed.Job);
        Assert.That(run.ExitCode, Is.EqualTo(JobProcess.Killed), $"at {place}: {run.Out} {run.Error}");
        LakeContent.AssertExportsAreWhole(_lake.Path, place);
    }

    /// <summary>Runs the job to its end: then the tables hold what they hold after an undisturbed run.</summary>
    /// <remarks>In this process, which has never seen the lake: to start another costs more than the run.</remarks>
    internal void Finish(string when)
    {
        var run = JobProcess.RunHere(_lake.Path, _undisturbed.Job);
        Assert.That(run.ExitCode, Is.Zero, $"{when}: {run.Out} {run.Error}");
        LakeContent.AssertExportsAreWhole(_lake.Path, when);
        foreach (var (table, rows) in _expected)
            Assert.That(LakeContent.Rows(_spark, _lake.Path, table), Is.EqualTo(rows).AsCollection, $"{table}, {when}");
    }

    public void Dispose()
    {
        _spark.Dispose();
        _lake.Dispose();
    }
}
