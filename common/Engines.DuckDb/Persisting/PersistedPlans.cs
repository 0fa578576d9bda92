using System.Collections.Concurrent;
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
    private readonly Func<Relation, KeptPlan> _analyze;
    private readonly ConcurrentQueue<string> _unused = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<Relation, PersistedRows> _plans = new(ReferenceEqualityComparer.Instance);
    private ScratchDirectory? _directory;
    private long _lastFile;
    private bool _isDisposed;

    /// <param name="runner">Runs plans.</param>
    /// <param name="settings">The session's settings.</param>
    /// <param name="analyze">Analyses plans.</param>
    internal PersistedPlans(QueryRunner runner, DuckDbSettings settings, Func<Relation, KeptPlan> analyze)
    {
        _runner = runner;
        _settings = settings;
        _analyze = analyze;
        ScratchDirectory.RemoveLeftovers(Parent);
    }

    /// <summary>Keeps the rows of a plan from their first use on; nothing happens where they are kept already.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="level">What <see cref="LevelOf"/> answers.</param>
    internal void Add(Relation plan, StorageLevel level)
    {
        if (level == StorageLevel.NONE || Find(plan) is not null)
        {
            return;
        }

        var rows = Rows(plan, level);
        lock (_lock)
        {
            _plans.TryAdd(plan, rows);
        }
    }

    /// <summary>Keeps the rows of a plan for another that starts from them, as long as that one is used.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="isEager">Whether the rows are computed now.</param>
    /// <param name="cancellation">Ends the computing.</param>
    /// <returns>The other plan.</returns>
    internal CheckpointRelation Checkpoint(Relation plan, bool isEager, CancellationToken cancellation)
    {
        var rows = Rows(plan, StorageLevel.MEMORY_AND_DISK);
        if (isEager)
        {
            rows.Settle(cancellation);
        }

        return new CheckpointRelation(rows);
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

    /// <summary>Keeps no plan's rows any longer; those that other plans start from stay.</summary>
    internal void Clear() => All().ForEach(plan => Remove(plan.Key));

    /// <summary>Has the rows of some plans computed anew when they are next used, over the files that are there then.</summary>
    internal void Refresh(Predicate<KeyValuePair<Relation, PersistedRows>> which)
    {
        foreach (var (plan, rows) in All().FindAll(which))
        {
            Remove(plan);
            Add(plan, rows.Level);
        }
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

    private List<KeyValuePair<Relation, PersistedRows>> All()
    {
        lock (_lock)
        {
            return [.. _plans];
        }
    }

    private PersistedRows Rows(Relation plan, StorageLevel level)
    {
        var analyzed = _analyze(plan);
        foreach (var column in analyzed.Columns)
        {
            KeptColumn.Check(column);
        }

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            while (_unused.TryDequeue(out var unused))
            {
                File.Delete(unused);
            }

            _directory ??= ScratchDirectory.Create(Parent);
            var path = Path.Combine(_directory.Path, string.Create(CultureInfo.InvariantCulture, $"{++_lastFile}.parquet"));
            return new PersistedRows(
                analyzed,
                level,
                new ScratchFile(path, _unused),
                (memory, file, mayHold, cancellation) => PersistedFile.Write(_runner, analyzed, memory, file, mayHold, cancellation));
        }
    }

    private string Parent => Path.Combine(_settings.Get(DuckDbSettings.LocalDirectory) ?? new InstanceOptions().TempDirectory, Folder);
}
