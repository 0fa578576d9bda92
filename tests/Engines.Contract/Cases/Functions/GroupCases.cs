using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Aggregates.</summary>
internal static class GroupCases
{
    internal static CaseFamily Family => new("aggregates", CaseShape.Groups,
    [
        Of(Count(Lit(1))), Of(Count("*")), Of(Count(N)), Of(Count("s")), Of(CountDistinct(N, K)), Of(CountDistinct("d")), Of(Count_Distinct(N, K)), Of(CountIf(B)), Of(ApproxCountDistinct(N)), Of(ApproxCountDistinct(S, 0.1)), Of(Sum(N)), Of(Sum("x")), Of(Sum(P)), Of(Sum(D)), Fails("ARITHMETIC_OVERFLOW", Sum(L)), Fails("ARITHMETIC_OVERFLOW", Sum(Q)), Of(SumDistinct(N)), Of(Sum_Distinct(N)),
        Of(TrySum(L)), Of(TrySum(Q)), Of(TryAvg(N)), Of(Avg(N)), Of(Avg("x")), Of(Avg(P)), Of(Avg(D)), Of(Mean(X)), Of(Mean("n")), Of(Min(D)), Of(Max(D)), Of(Min("s")), Of(Max(S)), Of(Min(Ts)), Of(Max(Y)), Of(Max(St)), Of(Min(A)), Of(Max(B)), Of(MinBy(S, X)), Of(MaxBy(S, D)), Of(First(K)), Of(First("k", true)), Of(Last(K, true)), Of(Last("k")), Of(AnyValue(K, true)),
        Of(SortArray(CollectList(N))), Of(SortArray(CollectList("s"))), Of(SortArray(CollectSet(D))), Of(SortArray(CollectSet("k"))), Of(Size(CollectList(St))), Of(BoolAnd(B)), Of(BoolOr(B)), Of(BitAnd(I)), Of(BitOr(L)), Of(BitXor(T8)), Of(Hex(BitmapConstructAgg(BitmapBitPosition(N)))), Of(BitmapCount(BitmapOrAgg(Y))), Of(BitmapCount(BitmapAndAgg(Y))),
        Of(Stddev(X)), Of(Stddev("x")), Of(Corr("x", "n")), Of(StddevPop(X)), Of(StddevSamp(N)), Of(Variance(X)), Of(VarPop(N)), Of(VarSamp(X)), Of(Skewness(X)), Of(Kurtosis(X)), Of(Corr(X, N)), Of(CovarPop(X, N)), Of(CovarSamp(X, N)), Of(Median(N)), Of(Median(X)), Of(Percentile(N, Lit(0.3))), Of(Percentile(X, Array(Lit(0.25), Lit(0.75)))), Of(PercentileApprox(N, Lit(0.5), Lit(100))), Of(PercentileApprox(Ts, Lit(0.9), Lit(100))),
        Of(Percentile(N, Lit(0.3), Id)), Of(Percentile(N, Array(Lit(0.1), Lit(0.9)), Id)), Of(ApproxTopK(K)), Of(ApproxTopK(N, 3)), Of(ApproxTopK(K, 2, 100)), Of(Mode(K)), Of(Product(X)), Of(Listagg(K)), Of(Listagg(K, Lit("-"))), Of(Length(ListaggDistinct(K, Lit("|")))), Of(StringAgg(K, Lit("+"))), Of(RegrAvgX(X, N)), Of(RegrAvgY(X, N)), Of(RegrCount(X, N)), Of(RegrIntercept(X, N)), Of(RegrR2(X, N)), Of(RegrSlope(X, N)), Of(RegrSxx(X, N)), Of(RegrSxy(X, N)), Of(RegrSyy(X, N)), Of(Max(N) - Min(N)), Of(Sum(Abs(N)) / Count(N)),
        Of(HistogramNumeric(N, Lit(3))), Of(HistogramNumeric(X, Lit(10))), Of(SchemaOfVariantAgg(TryParseJson(J))), Of(Greatest(Max(N), Lit(3))), Of(Sum(Dt.IsNull().Cast("int"))), Of(Max(ArrayMax(Ds))), Of(Avg(Expr("INTERVAL '1' DAY * n"))), Of(Sum(Expr("INTERVAL '1' MONTH * n"))),
    ]);
}
