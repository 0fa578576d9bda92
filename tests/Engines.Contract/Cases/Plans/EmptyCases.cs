using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;
using Over = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Queries of no rows, and of columns with odd names.</summary>
internal static class EmptyCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Of("no rows", None);
        yield return Of("groups of no rows", d => None(d).GroupBy("flag").Agg(Count(Lit(1)), Sum("id")));
        yield return Of("a sum of no rows", d => None(d).Agg(Count(Lit(1)), Sum("id"), Max("text"), CollectList("id"), Avg("price")));
        yield return Of("a window of no rows", d => None(d).Select(Col("id"), RowNumber().Over(Over.PartitionBy("flag").OrderBy("id"))));
        yield return Of("no rows exploded", d => None(d).Select(Col("id"), Explode(Col("tags"))));
        yield return Of("no rows pivoted", d => None(d).GroupBy("flag").Pivot("id", [1, 2]).Agg(Sum("small")));
        yield return Of("no rows joined", d => None(d).Select("id").Join(d.Select("id", "text"), "id"));
        yield return Of("rollup of no rows", d => None(d).Rollup("flag").Agg(Count(Lit(1)).As("n")));
        yield return Of("unpivot of no rows", d => None(d).Unpivot([Col("id")], [Col("tiny"), Col("small")], "name", "value"));
        yield return Of("a description of no rows", d => None(d).Select("id", "text").Describe());
        yield return Of("a limit of no rows", d => d.Limit(0));
        yield return Of("an offset beyond the rows", d => d.Offset(100));
        yield return Of("columns of several cases", d => d.Select(Col("id").As("Id"), Col("text").As("TEXT")).Select("ID", "text"));
        yield return Of("a name with points", d => d.Select(Col("id").As("a.b"), Col("text").As("a")).Select("`a.b`", "a"));
        yield return Of("a name of blanks and quotes", d => d.Select(Col("id").As(" "), Col("text").As("it's \"odd\"")).Filter("` ` > 1"));
        yield return Of("a name that is a word of SQL", d => d.Select(Col("id").As("select"), Col("text").As("from")).GroupBy("select").Agg(Max("from").As("order")));
        yield return Of("names of other scripts", d => d.Select(Col("id").As("число"), Col("text").As("\U0001F600")).Filter("`число` < 3"));
        yield return Of("two columns of one name", d => d.Select(Col("id").As("x"), Col("text").As("x")));
        yield return Fails("AMBIGUOUS_REFERENCE", d => d.Select(Col("id").As("x"), Col("text").As("x")).Select("x"));
    }

    private static DataFrame None(DataFrame rows) => rows.Filter(Lit(false));
}
