using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Where rows come from.</content>
public sealed partial class Analyzer
{
    private Scope Leaf(LeafRelation leaf) => leaf switch
    {
        NamedTable table when resolver.FindView(table.UnparsedIdentifier) is { } view => Qualified(Anew(view), NameParts.Parse(table.UnparsedIdentifier)[^1]),
        Read read => Scan(read),
        LocalRelation local => Scope.Leaf(local.PlanId, new BoundLocal(local.Rows, [.. local.Schema.Select(Attribute)])),
        RangeRelation range => Scope.Leaf(range.PlanId, Range(range)),
        SqlRelation sql => throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine does not run SQL queries yet; write the query with DataFrames: {sql.Query}"),
        _ => throw Unsupported(leaf),
    };

    private Scope Scan(Read read)
    {
        var source = resolver.Resolve(read);
        var hidden = source.HiddenColumns.Select(f => Attribute(f) with { IsHidden = true });
        return Scope.Leaf(read.PlanId, new BoundScan(source, [.. source.Schema.Select(Attribute), .. hidden]) { Read = read });
    }

    private static BoundRange Range(RangeRelation range) => range.Step != 0
        ? new BoundRange(range.Start, range.End, range.Step, BoundAttribute.Create("id", new LongType(), false))
        : throw new AnalysisException("INVALID_PARAMETER_VALUE", "The step of a range cannot be zero.");

    private static BoundAttribute Attribute(StructField field) => BoundAttribute.Create(field.Name, field.DataType, field.IsNullable) with
    {
        Metadata = field.Metadata.Count == 0 ? null : field.Metadata.ToJsonString(),
    };
}
