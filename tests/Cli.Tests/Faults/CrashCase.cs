using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A job that is to be killed: the lake before it, its arguments, and what its tables hold after a run that nothing disturbs.</summary>
internal sealed class CrashCase : IDisposable
{
    private readonly SparkSession _spark = SparkSession.Builder().AppName("crashes").GetOrCreate();
    private readonly PreparedLake _before;
    private readonly string[] _job;
    private readonly Dictionary<string, IReadOnlyList<string>> _expected = [];

    internal CrashCase(PreparedLake before, string[] job, params string[] tables)
    {
        _before = before;
        _job = job;
        using var lake = before.Copy();
        Finish(lake, "an undisturbed run");
        foreach (var table in tables)
        {
            _expected[table] = PreparedLake.Rows(_spark, lake.Path, table);
            Assert.That(_expected[table], Is.Not.Empty, table);
        }
    }

    /// <summary>Kills runs of the job at places, one run after the other in the same lake, and lets the last one end.</summary>
    /// <param name="crashes">The places, each of which must be reached.</param>
    internal void Survives(params string[] crashes)
    {
        using var lake = _before.Copy();
        foreach (var crash in crashes)
        {
            var run = JobProcess.RunUntil(crash, lake.Path, _job);
            Assert.That(run.ExitCode, Is.EqualTo(JobProcess.Killed), $"at {crash}: {run.Out} {run.Error}");
        }
        Finish(lake, string.Join(", ", crashes));
        AssertSame(lake, string.Join(", ", crashes));
        if (crashes.Length == 1)
            return;
        Finish(lake, "a run without new input");
        AssertSame(lake, "after another run");
    }

    /// <summary>Whether a run never comes to a place, so that its tables are those of every run.</summary>
    internal void NeverReaches(string place)
    {
        using var lake = _before.Copy();
        var run = JobProcess.RunUntil(place, lake.Path, _job);
        Assert.That(run.ExitCode, Is.Zero, $"{place} is reached now: test that the job survives it. {run.Error}");
    }

    internal void AssertSame(TemporaryDirectory lake, string when)
    {
        foreach (var (table, rows) in _expected)
            Assert.That(Rows(lake.Path, table), Is.EqualTo(rows).AsCollection, $"{table}, {when}");
    }

    internal TemporaryDirectory CopyBefore() => _before.Copy();

    private IReadOnlyList<string> Rows(string lake, string table) => PreparedLake.Rows(_spark, lake, table);

    public void Dispose()
    {
        _before.Dispose();
        _spark.Dispose();
    }

    private void Finish(TemporaryDirectory lake, string when)
    {
        var run = JobProcess.Run(lake.Path, _job);
        Assert.That(run.ExitCode, Is.Zero, $"{when}: {run.Out} {run.Error}");
    }
}
