using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Queries whose rows come in an order.</summary>
internal static class OrderCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Ordered("sorted", d => d.Select("id", "text", "num", "flag").OrderBy(Col("flag").Desc(), Col("num").AscNullsLast(), Col("id")));
        yield return Ordered("sorted, nulls by default", d => d.Select("text").OrderBy("text"));
        yield return Ordered("the first rows after some", d => d.OrderBy("id").Offset(1).Limit(2).Select("id"));
        yield return Ordered("NaN and infinities sorted", d => d.Select("num").OrderBy(Col("num").Desc()));
    }
}
