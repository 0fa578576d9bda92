using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Execution.Memory;

/// <summary>
/// Reads what a plan scans into memory before the plan runs, where all of it is small: files are named in a statement, rows in memory are not,
/// so that the plan's statement is the same for the next small batch and need not be planned again.
/// </summary>
/// <param name="load">Reads the rows of a scan; null where there are too many.</param>
internal sealed class MemoryPlans(Func<BoundScan, CancellationToken, MemoryRows?> load)
{
    // Rows take many times the room of their file's bytes. Of files of which nobody knows how many rows they have, more would be read for nothing.
    private const long MostBytes = 8 << 20;
    private const long MostUncounted = 256 << 10;

    /// <summary>The plan over rows in memory, or only those of its rows that were kept there, where it reads too much besides.</summary>
    internal BoundRelation Hold(BoundRelation plan, CancellationToken cancellation)
    {
        var kept = Replace(plan, leaf => Kept(leaf, cancellation));
        var leaves = Leaves(kept).ToList();
        if (leaves.OfType<BoundScan>().Sum(Bytes) > MostBytes || !leaves.TrueForAll(IsSmall))
        {
            return kept;
        }

        var isSmall = true;
        var held = Replace(kept, leaf => isSmall && Held(leaf, cancellation) is { } rows ? rows : Large(leaf));
        return isSmall ? held : kept;

        BoundRelation Large(BoundRelation leaf)
        {
            isSmall = false;
            return leaf;
        }
    }

    private static IEnumerable<BoundRelation> Leaves(BoundRelation plan) => plan.Inputs.Count == 0 ? [plan] : plan.Inputs.SelectMany(Leaves);

    private static bool IsSmall(BoundRelation leaf) => leaf switch
    {
        BoundScan { Source: IScanSource source, Attributes.Count: > 0 and var columns } =>
            source.Bytes is { } bytes && (bytes <= MostUncounted || (source.RowCount is { } rows && MemoryRows.MayHold(rows, columns))),
        BoundLocal local => local.Attributes.Count > 0 && local.Rows.Count <= MemoryRows.Most,
        BoundRange => true,
        _ => false,
    };

    private static long Bytes(BoundScan scan) => (scan.Source as IScanSource)?.Bytes ?? 0;

    private static BoundRelation Kept(BoundRelation leaf, CancellationToken cancellation) =>
        leaf is BoundScan { Source: PersistedSource source } scan && source.Rows.Settle(cancellation) is { } rows
            ? scan with { Source = new MemorySource(source.Schema, rows) }
            : leaf;

    private BoundRelation? Held(BoundRelation leaf, CancellationToken cancellation) => leaf switch
    {
        BoundScan { Source: MemorySource } or BoundRange => leaf,
        BoundScan scan => load(scan, cancellation) is { } rows ? Scan(scan.Attributes, rows) : null,
        BoundLocal local => Scan(local.Attributes, MemoryRows.Of(Schema(local.Attributes), local.Rows)),
        _ => null,
    };

    /// <summary>A scan of rows in memory.</summary>
    internal static BoundScan Scan(ValueList<BoundAttribute> attributes, MemoryRows rows) => new(new MemorySource(Schema(attributes), rows), attributes);

    private static StructType Schema(IEnumerable<BoundAttribute> attributes) =>
        new(attributes.Select((a, i) => new StructField(MemoryFunction.Column(i), a.DataType, a.IsNullable)));

    private static BoundRelation Replace(BoundRelation plan, Func<BoundRelation, BoundRelation> leaf) =>
        plan.Inputs.Count == 0 ? leaf(plan) : BoundTree.MapInputs(plan, input => Replace(input, leaf));
}
