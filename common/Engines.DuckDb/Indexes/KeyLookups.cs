using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>
/// Answers a session's lookups by key from indexes, just before a plan runs: the keys are read, and the rows found take the join's place.
/// Where an index would not pay or cannot be used, the join stays.
/// </summary>
/// <param name="runner">Runs plans.</param>
/// <param name="bind">Analyses plans.</param>
/// <param name="settings">The session's settings.</param>
internal sealed class KeyLookups(QueryRunner runner, Func<Relation, BoundRelation> bind, DuckDbSettings settings) : IDisposable
{
    // Where there are more keys than this, and looking each up takes longer than to read so many values, one pass over the table is cheaper.
    private const int FewKeys = 1000;
    private const int ValuesPerKey = 300;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, KeyIndex> _rented = new(StringComparer.Ordinal);
    private long _answered;

    /// <summary>How many lookups an index has answered.</summary>
    internal long Answered => Interlocked.Read(ref _answered);

    /// <summary>The plan with the rows of its lookups.</summary>
    internal BoundRelation Answer(BoundRelation plan, CancellationToken cancellation) =>
        KeyLookupJoin.Match(plan) is { } lookup && Find(lookup, cancellation) is { } rows
            ? lookup.With(rows)
            : BoundTree.MapInputs(plan, input => Answer(input, cancellation));

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var directory in _rented.Keys)
            {
                OpenIndexes.Return(directory);
            }

            _rented.Clear();
        }
    }

    private List<object?[]>? Find(KeyLookupJoin lookup, CancellationToken cancellation)
    {
        var table = new IndexedTable(lookup.Table.Scan.Snapshot, lookup.Columns, plan => runner.Rows(bind(plan), cancellation));
        var size = table.ApproximateRows();
        if (size < settings.Count(DuckDbSettings.KeyIndexMinRows) || Keys(lookup, Math.Max(FewKeys, size * lookup.Columns.Count / ValuesPerKey), cancellation) is not { } keys)
        {
            return null;
        }

        var rows = keys.Count == 0 ? [] : Index(table.Snapshot.TablePath, lookup.Columns).Find(table, keys);
        if (rows is not null)
        {
            Interlocked.Increment(ref _answered);
        }

        return rows;
    }

    /// <summary>The keys that are not null; null where there are more than it pays to look up.</summary>
    private List<object>? Keys(KeyLookupJoin lookup, long most, CancellationToken cancellation)
    {
        var keys = new List<object>();
        foreach (var row in runner.Rows(lookup.Join.Left, cancellation))
        {
            if (row[0] is { } key)
            {
                keys.Add(key);
            }

            if (keys.Count > most)
            {
                return null;
            }
        }

        return keys;
    }

    private KeyIndex Index(string table, StructType columns)
    {
        var directory = IndexDirectory.Of(table, columns);
        lock (_lock)
        {
            return _rented.TryGetValue(directory, out var index) ? index : _rented[directory] = OpenIndexes.Rent(directory);
        }
    }
}
