using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Streaming;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// How many rows reads have, as far as queries have shown it: one that gives a row for each row of a read, and was read to its end, tells.
/// So no row is counted on its own.
/// </summary>
internal sealed class RowCounts : IRowCounter
{
    private readonly ConditionalWeakTable<Read, StrongBox<long>> _counts = [];

    public long? RowsRead(Relation node) => node is Read read && _counts.TryGetValue(read, out var count) ? count.Value : null;

    /// <summary>Learns how many rows a plan gave to its end.</summary>
    internal void Add(BoundRelation plan, long rows)
    {
        if (OnlyRead(plan) is { } read)
        {
            _counts.AddOrUpdate(read, new StrongBox<long>(rows));
        }
    }

    private static Read? OnlyRead(BoundRelation plan) => plan switch
    {
        BoundScan scan => scan.Read,
        BoundProject or BoundSort or BoundRepartition or BoundHint => OnlyRead(plan.Inputs[0]),
        _ => null,
    };
}
