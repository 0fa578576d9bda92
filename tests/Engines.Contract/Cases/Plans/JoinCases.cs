using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Joins of every kind: by names, by conditions, over keys with nulls, NaN and both zeros.</summary>
internal static class JoinCases
{
    private static readonly string[] Kinds = ["inner", "left_outer", "right_outer", "full_outer", "left_semi", "left_anti"];

    internal static IEnumerable<PlanCase> All()
    {
        foreach (var kind in Kinds)
        {
            yield return Of($"{kind} join by a name", d => Left(d).Join(Right(d), ["k"], kind));
            yield return Of($"{kind} join by two names", d => Left(d).Join(Right(d).WithColumn("flag", Lit(true)), ["k", "flag"], kind));
            yield return Of($"{kind} join by a condition", d => { var (l, r) = (Left(d), Right(d)); return l.Join(r, l["k"] == r["k"], kind); });
            yield return Of($"{kind} join by an unequal condition", d => { var (l, r) = (Left(d), Right(d)); return l.Join(r, l["k"] < r["k"] & r["other"].IsNotNull(), kind); });
            yield return Of($"{kind} join of a null-safe condition", d => { var (l, r) = (Left(d), Right(d)); return l.Join(r, l["name"].EqNullSafe(r["other"]), kind); });
            yield return Of($"{kind} join with nothing", d => { var (l, r) = (Left(d), Right(d).Filter(Lit(false))); return l.Join(r, l["k"] == r["k"], kind); });
            yield return Of($"{kind} join of nothing", d => { var (l, r) = (Left(d).Filter(Lit(false)), Right(d)); return l.Join(r, l["k"] == r["k"], kind); });
            yield return Of($"{kind} join by real numbers", d => { var l = d.Select(Col("id"), Col("num").As("x")); var r = d.Select(Col("id").As("i"), (Col("num") + 0).As("y")); return l.Join(r, l["x"] == r["y"], kind); });
        }

        yield return Of("a join of a table with itself", d => d.As("a").Join(d.As("b"), Col("a.id") == Col("b.id")).Select("a.id", "b.text"));
        yield return Of("a join by keys of two types", d => { var r = Right(d).WithColumn("k", Col("k").Cast("bigint")); var l = Left(d); return l.Join(r, l["k"] == r["k"]); });
        yield return Of("a cross join", d => Left(d).CrossJoin(Right(d)));
        yield return Of("a join by a struct", d => { var l = d.Select(Col("id"), Col("place")); var r = d.Select(Col("id").As("i"), Col("place").As("p")); return l.Join(r, l["place"] == r["p"]); });
        yield return Of("a join by an array", d => { var l = d.Select(Col("id"), Col("tags")); var r = d.Select(Col("id").As("i"), Col("tags").As("t")); return l.Join(r, l["tags"] == r["t"]); });
    }

    private static DataFrame Left(DataFrame d) => d.Select(Col("id").As("k"), Col("text").As("name"), Col("flag")).Union(d.Filter("id = 1").Select(Lit(null).Cast("int"), Lit("none"), Lit(true)));

    private static DataFrame Right(DataFrame d) => d.Filter("id <> 2").Select((Col("id") + 1).As("k"), Col("text").As("other")).Union(d.Filter("id = 1").Select(Lit(null).Cast("int"), Lit("none")));
}
