using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Statistics whose answer is rows, and rows that become columns.</summary>
internal static class StatisticCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Of("pairs of values counted", d => d.Stat().Crosstab("flag", "id"));
        yield return Of("pairs of texts counted, odd ones too", d => d.Select(Col("text"), Concat(Col("text"), Lit("`")).As("tick")).Stat().Crosstab("text", "tick"));
        yield return Of("pairs of no rows", d => d.Filter(Lit(false)).Stat().Crosstab("flag", "id"));
        yield return Of("values that are always there", d => d.Select(Lit("a").As("x"), (Col("id") * 0).As("y")).Stat().FreqItems(["x", "y"], 0.5));
        yield return Of("frequent nulls", d => d.Select(Lit(null).Cast("int").As("x")).Stat().FreqItems(["x"], 0.9));
        yield return Of("all or nothing of the rows of a value", d => d.Stat().SampleBy("id", new Dictionary<int, double> { [1] = 1, [2] = 0, [4] = 1 }, 7).Select("id"));
        yield return Of("a sample by texts", d => d.Stat().SampleBy(Upper(Col("text")), new Dictionary<string, double> { ["ANNA"] = 1 }, 7).Select("id", "text"));
        yield return Of("metrics that nobody waits for", d => d.Observe("m", Count(Lit(1)).As("n")).Select("id"));
        yield return Ordered("rows as columns", d => d.Select(Col("id"), Col("tiny"), Col("big")).Transpose());
        yield return Ordered("rows as columns by texts", d => d.Select(Col("text"), Col("id"), Col("num")).Filter("id < 3").Transpose(Col("text")));
        yield return Ordered("rows as columns by numbers, without nulls", d => d.Select((Col("id") / 0.5).As("k"), Col("day")).Union(d.Select(Lit(null), Col("day"))).Transpose(Col("k")));
        yield return Ordered("no rows as columns", d => d.Filter(Lit(false)).Select("text", "id", "tiny").Transpose());
        yield return Ordered("one column as columns", d => d.Select("id").Transpose());
        yield return Fails("TRANSPOSE_INVALID_INDEX_COLUMN", d => d.Select("tags", "id").Transpose());
        yield return Fails("TRANSPOSE_INVALID_INDEX_COLUMN", d => d.Select("id", "tiny").Transpose(Col("id") + 1), "rows as columns by an expression");
        yield return Fails("TRANSPOSE_NO_LEAST_COMMON_TYPE", d => d.Select("id", "text", "tiny").Transpose());
        yield return Fails("TRANSPOSE_NO_LEAST_COMMON_TYPE", d => d.Select("id", "big", "price").Transpose(), "rows as columns of numbers too wide for decimals");
        yield return Fails("TRANSPOSE_EXCEED_ROW_LIMIT", d => d.Session.Range(0, 501).Transpose());
        yield return Fails("UNRESOLVED_COLUMN", d => d.Stat().Crosstab("flag", "nothing"), "pairs of a column that is not there");
    }
}
