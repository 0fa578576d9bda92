using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;
using Over = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Functions over windows of rows.</summary>
internal static class WindowCases
{
    private static WindowSpec ByKey => Over.PartitionBy("k").OrderBy("n", "id");

    private static WindowSpec Ties => Over.PartitionBy("k").OrderBy("b");

    private static WindowSpec Values => Over.PartitionBy("k").OrderBy("n");

    private static WindowSpec All => Over.OrderBy("id");

    internal static CaseFamily Family => new("windows", CaseShape.Rows,
    [
        Of(RowNumber().Over(ByKey)), Of(Rank().Over(Ties)), Of(DenseRank().Over(Ties)), Of(PercentRank().Over(Ties)), Of(CumeDist().Over(Ties)), Of(Ntile(3).Over(ByKey)), Of(NthValue(S, 2).Over(ByKey)), Of(NthValue(K, 1, true).Over(All)), Of(Lag(S, 1).Over(ByKey)), Of(Lag("n", 2, -1).Over(ByKey)), Of(Lag(N, -1, null, true).Over(All)), Of(Lead(S, 1, "none").Over(ByKey)),
        Of(Lead("n", 1).Over(ByKey)), Of(Lead(K, 1, null, true).Over(All)), Of(Sum(N).Over(ByKey)), Of(Sum(N).Over(Ties)), Of(Sum(X).Over(Over.PartitionBy("k"))), Of(Count(Lit(1)).Over(Over.PartitionBy(K))), Of(Sum(N).Over()), Of(Avg(P).Over(ByKey.RowsBetween(-1, 1))), Of(Sum(N).Over(ByKey.RowsBetween(Over.UnboundedPreceding, Over.CurrentRow))), Of(Max(S).Over(ByKey.RowsBetween(1, 2))),
        Of(Min(D).Over(ByKey.RowsBetween(-2, -1))), Of(Sum(N).Over(Values.RangeBetween(-5, 5))), Of(Sum(N).Over(Values.RangeBetween(Over.CurrentRow, Over.UnboundedFollowing))), Of(Sum(N).Over(Values.RangeBetween(UnboundedPreceding(), CurrentRow()))), Of(Sum(N).Over(Values.RangeBetween(CurrentRow(), UnboundedFollowing()))), Of(Sum(N).Over(Values.RangeBetween(Lit(-5), Lit(5)))), Of(Count(N).Over(Over.PartitionBy("k").OrderBy(Dt).RangeBetween(-Expr("INTERVAL 3 DAYS"), CurrentRow()))), Of(First(S).Over(ByKey)), Of(Last(S, true).Over(ByKey)), Of(CollectList(N).Over(ByKey)), Fails("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", CountDistinct(N).Over(Over.PartitionBy("k"))), Of(RowNumber().Over(Over.OrderBy(D.Desc(), Id))),
        Of(RowNumber().Over(Over.OrderBy(S.AscNullsLast(), Id))), Of(Rank().Over(Over.OrderBy(Ts, Dt))), Of(Stddev(X).Over(ByKey)), Of(RowNumber().Over(ByKey) + Id), Fails("_LEGACY_ERROR_TEMP_1037", RowNumber().Over(Over.PartitionBy("k"))), Fails("UNSUPPORTED_EXPR_FOR_WINDOW", Upper(S).Over(ByKey)),
    ]);
}
