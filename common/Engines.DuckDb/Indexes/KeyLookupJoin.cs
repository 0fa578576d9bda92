using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Tables;

namespace SparkPersonalization.Engines.DuckDb.Indexes;

/// <summary>A join that an index can answer: distinct keys with columns of a whole version of a table, hinted as a lookup.</summary>
/// <param name="Join">The join.</param>
/// <param name="Table">The table's scan.</param>
/// <param name="Columns">The table's columns, the key first.</param>
internal sealed record KeyLookupJoin(BoundJoin Join, DeltaSource Table, StructType Columns)
{
    private const string Hint = "key_index";

    /// <summary>The join in a plan's root; null where there is none that an index can answer.</summary>
    internal static KeyLookupJoin? Match(BoundRelation plan) =>
        plan is BoundJoin
        {
            JoinType: JoinType.Inner,
            Condition: BoundCall { Function: "==", Arguments: [BoundReference left, BoundReference right] },
            Right: BoundHint { Name: Hint, Input: BoundProject { Input: BoundScan { Source: DeltaSource table } scan } project },
        } join
        && table.Scan.IsWholeVersion
        && join.Left is BoundDistinct && join.Left.Output is [var key] && key == left.Attribute
        && Indexed(project, scan, table) is { } columns && project.Columns[0].Output == right.Attribute
            ? new KeyLookupJoin(join, table, columns)
            : null;

    /// <summary>The join's rows, in place of it.</summary>
    /// <param name="rows">The table's rows with these keys, which stand on both sides.</param>
    internal BoundLocal With(IEnumerable<object?[]> rows) => new([.. rows.Select(row => (object?[])[row[0], .. row])], Join.Columns);

    private static StructType? Indexed(BoundProject project, BoundScan scan, DeltaSource table)
    {
        var places = project.Columns.Select(c => c.Expression is BoundReference r ? scan.Attributes.ToList().IndexOf(r.Attribute) : -1).ToArray();
        if (places.Any(p => p < 0 || scan.Places[p] >= table.Schema.Count))
        {
            return null;
        }

        var columns = new StructType(places.Select(p => table.Schema[scan.Places[p]]));
        return KeyCodec.CanEncode(columns[0].DataType) && columns.Skip(1).All(f => RowCodec.CanEncode(f.DataType)) ? columns : null;
    }
}
