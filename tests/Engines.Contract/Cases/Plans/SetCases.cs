using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Rows put together, taken away and kept once, by all types.</summary>
internal static class SetCases
{
    private static readonly string[] Comparable = ["flag", "tiny", "small", "id", "big", "real", "num", "price", "exact", "text", "bytes", "day", "at", "wall", "tags", "place"];

    internal static IEnumerable<PlanCase> All()
    {
        foreach (var column in Comparable)
        {
            yield return Of($"distinct {column}", d => d.Select(column).Union(d.Select(column)).Distinct());
            yield return Of($"groups by {column}", d => d.Union(d.Filter("id > 2")).GroupBy(column).Agg(Count(Lit(1)).As("n"), Min("id").As("least")));
            yield return Of($"least and greatest {column}", d => d.Agg(Min(column).As("lo"), Max(column).As("hi"), CountDistinct(column).As("n")));
            yield return Ordered($"sorted by {column}", d => d.Select("id", column).OrderBy(Col(column), Col("id")));
            yield return Ordered($"sorted by {column}, descending", d => d.Select("id", column).OrderBy(Col(column).Desc(), Col("id")));
            yield return Of($"intersection of {column}", d => d.Select(column).Intersect(d.Filter("id > 1").Select(column)));
            yield return Of($"difference of {column}", d => d.Select(column).Except(d.Filter("id > 2").Select(column)));
        }

        yield return Of("intersection with repetitions", d => d.Select("flag").IntersectAll(d.Filter("id < 4").Select("flag")));
        yield return Of("difference with repetitions", d => d.Select("flag").ExceptAll(d.Filter("id = 1").Select("flag")));
        yield return Of("union of types that meet", d => d.Select("tiny").Union(d.Select("price")).Union(d.Select("num")));
        yield return Of("union by name with missing columns", d => d.Select("id", "text").UnionByName(d.Select("id", "num"), true));
        yield return Fails("INCOMPATIBLE_COLUMN_TYPE", d => d.Select("tags").Union(d.Select("id")));
    }
}
