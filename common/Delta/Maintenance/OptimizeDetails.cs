using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>What the commit of an optimization says about itself, in Delta's words.</summary>
internal static class OptimizeDetails
{
    internal static CommitDetails Of(OptimizeTable command, FileActions actions)
    {
        long[] sizes = [.. actions.Added.Select(f => f.Size).Order()];
        return new CommitDetails("OPTIMIZE")
        {
            Parameters = Details.Parameters(
                ("predicate", Details.Predicate(command.Condition)),
                ("zOrderBy", Details.Json(command.ZOrderBy)),
                ("clusterBy", "[]"),
                ("auto", "false")),
            Metrics = Details.Metrics(
                ("numRemovedFiles", actions.Removed.Count),
                ("numRemovedBytes", actions.Removed.Sum(f => f.Size ?? 0)),
                ("p25FileSize", At(sizes, 1)),
                ("numDeletionVectorsRemoved", actions.Removed.Count(f => f.DeletionVector is not null)),
                ("minFileSize", sizes.FirstOrDefault()),
                ("p75FileSize", At(sizes, 3)),
                ("p50FileSize", At(sizes, 2)),
                ("numAddedBytes", sizes.Sum()),
                ("numAddedFiles", sizes.Length),
                ("maxFileSize", sizes.LastOrDefault())),
        };
    }

    private static long At(long[] sizes, int quarter) => sizes.Length == 0 ? 0 : sizes[sizes.Length * quarter / 4];
}
