using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// The plans of a session whose rows are kept. A plan is known again by its very node, which all DataFrames made from it share: two reads
/// that are written alike may see different files or versions, so that likeness does not tell that their rows are the same.
/// </summary>
internal sealed class PersistedPlans : IDisposable
{
    private const string Folder = "persisted";
    private readonly QueryRunner _runner;
    private readonly DuckDbSettings _settings;
    private readonly Lock _lock = new();
    private readonly Dictionary<Relation, PersistedRows> _plans = new(ReferenceEqualityComparer.Instance);
    private ScratchDirectory? _directory;
    private long _lastFile;
    private bool _isDisposed;

    internal PersistedPlans(QueryRunner runner, DuckDbSettings settings)
    {
        _runner = runner;
        _settings = settings;
        ScratchDirectory.RemoveLeftovers(Parent);
    }

    /// <summary>Keeps the rows of a plan from their first use on; nothing happens where they are kept already.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="level">What <see cref="LevelOf"/> answers.</param>
    /// <param name="analyze">Analyses the plan.</param>
    internal void Add(Relation plan, StorageLevel level, Func<Relation, KeptPlan> analyze)
    {
        if (level == StorageLevel.NONE || Find(plan) is not null)
        {
            return;
        }

        var analyzed = analyze(plan);
        foreach (var column in analyzed.Columns)
        {
            KeptColumn.Check(column);
        }

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _directory ??= ScratchDirectory.Create(Parent);
            var path = Path.Combine(_directory.Path, string.Create(CultureInfo.InvariantCulture, $"{++_lastFile}.parquet"));
            _plans.TryAdd(plan, new PersistedRows(
                analyzed, level, path, (memory, file, mayHold, cancellation) => PersistedFile.Write(_runner, analyzed, memory, file, mayHold, cancellation)));
        }
    }

    /// <summary>Keeps the rows of a plan no longer.</summary>
    internal void Remove(Relation plan)
    {
        PersistedRows? rows;
        lock (_lock)
        {
            _plans.Remove(plan, out rows);
        }

        rows?.Drop();
    }

    internal PersistedRows? Find(Relation plan)
    {
        lock (_lock)
        {
            return _plans.GetValueOrDefault(plan);
        }
    }

    internal StorageLevel LevelOf(Relation plan) => Find(plan)?.Level ?? StorageLevel.NONE;

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _plans.Clear();
            _directory?.Dispose();
            _directory = null;
        }
    }

    private string Parent => Path.Combine(_settings.Get(DuckDbSettings.LocalDirectory) ?? new InstanceOptions().TempDirectory, Folder);
}
