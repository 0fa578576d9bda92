using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Translation;

internal sealed partial class ExpressionTranslator
{
    // Columns are called by ids that are unique in the process, so that those of the queries around need no qualifier.
    private string Subquery(BoundSubquery subquery)
    {
        var columns = subquery.Plan.Output.Where(a => !a.IsHidden).ToArray();
        var from = $"({Relation(ColumnPruning.Prune(subquery.Plan, columns))})";
        var names = columns.Select(a => a.Sql()).ToArray();
        return subquery.SubqueryType switch
        {
            SubqueryType.Exists => $"EXISTS (SELECT 1 FROM {from})",
            SubqueryType.Scalar => $"(SELECT {names[0]} FROM {from})",
            _ when names.Length == 1 => $"({Sql(subquery.Values[0])} IN (SELECT {names[0]} FROM {from}))",
            _ => $"(({string.Join(", ", subquery.Values.Select(Sql))}) IN (SELECT {string.Join(", ", names)} FROM {from}))",
        };
    }
}
