using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;
using Over = SparkPersonalization.DataFrames.Window;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>Queries whose rows may come in any order.</summary>
internal static class QueryCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Of("all types as they are", d => d);
        yield return Of("dates and times", d => d.Select(Year(Col("day")), DateAdd(Col("day"), 1), DateFormat(Col("at"), "yyyy-MM-dd HH:mm:ss.SSS"), DateTrunc("hour", Col("at")), UnixMicros(Col("at")), Expr("day - INTERVAL 1 DAY"), Expr("at + INTERVAL '1 02:03:04' DAY TO SECOND")).Filter(Lit(true)));
        yield return Of("columns chosen and computed", d => d.Select(Col("id"), (Col("id") * 2 + 1).As("n"), (Col("price") / 3).As("third"), Upper(Col("text")).As("up")));
        yield return Of("a condition", d => d.Filter(Col("id") > 1 & (Col("text").IsNotNull() | Col("flag") == true)));
        yield return Of("conditions in SQL", d => d.Filter("id BETWEEN 1 AND 3 AND text LIKE '%n%'").SelectExpr("id", "id % 2 AS odd", "CASE WHEN id > 1 THEN 'many' ELSE 'one' END AS word"));
        yield return Of("a long chain of conditions", d => d.Filter(Enumerable.Range(0, 300).Select(i => Col("id") == i).Aggregate((a, b) => a | b)));
        yield return Of("columns added, renamed and dropped", d => d.WithColumn("x", Lit(1)).WithColumn("id", Col("id") + 1).WithColumnRenamed("text", "t").Drop("bytes", "missing").Drop(Col("real")));
        yield return Of("all columns renamed", d => d.Select("id", "text").ToDF("a", "b"));
        yield return Of("rows brought into a schema", d => d.Select("id", "text").To((StructType)DataType.FromDdl("text STRING, id BIGINT")));
        yield return Of("columns turned into rows", d => d.Select("id", "tiny", "small").Unpivot([Col("id")], [Col("tiny"), Col("small")], "name", "value"));
        yield return Of("other columns turned into rows", d => d.Select("id", "tiny", "small").Unpivot([Col("id")], null, "name", "value"));
        yield return Of("columns by pattern", d => d.Select(d.ColRegex("`t.*`")));
        yield return Of("distinct rows", d => d.Select("flag").Union(d.Select("flag")).Distinct());
        yield return Of("one row a key", d => d.Select("flag", "flag").ToDF("k", "v").DropDuplicates("k"));
        yield return Of("nulls filled", d => d.Na().Fill(0L).Na().Fill("none").Na().Fill(true));
        yield return Of("nulls filled by column", d => d.Na().Fill(new Dictionary<string, object> { ["text"] = "-", ["num"] = 1.5 }));
        yield return Of("rows without nulls", d => d.Na().Drop("any", "text", "num"));
        yield return Of("rows with some values", d => d.Na().Drop(16));
        yield return Of("values replaced", d => d.Na().Replace("text", new Dictionary<string, string> { ["Anna"] = "Bert", [""] = "empty" }));
        yield return Of("grouped aggregates", d => d.GroupBy("flag").Agg(Count(Lit(1)).As("n"), Sum("id").As("s"), Avg("price").As("a"), Min("text").As("lo"), Max("day").As("hi"), CountDistinct(Col("tiny")).As("c")));
        yield return Of("aggregates without groups", d => d.Agg(Count("*"), Sum("big").As("s"), SortArray(CollectList("id")).As("ids"), BoolOr(Col("flag")).As("any")).Filter(Col("s").IsNotNull()));
        yield return Of("aggregates of nothing", d => d.Filter(Lit(false)).Agg(Count(Lit(1)), Sum("id"), Avg("num"), CollectList("id")));
        yield return Of("cube", d => d.Cube("flag", "tiny").Count());
        yield return Of("a join by condition", d => d.As("l").Join(d.As("r"), Col("l.id") == Col("r.id") + 1).Select(Col("l.id"), Col("r.text")));
        yield return Of("a join by name", d => d.Select("id", "text").Join(d.Select("id", "num"), "id"));
        yield return Of("an outer join", d => d.Select("id", "text").Join(d.Filter("id < 3").Select(Col("id"), Col("num")), ["id"], "full_outer"));
        yield return Of("a semi join", d => d.Select("id").Join(d.Filter("flag").Select(Col("id").As("k")), Col("id") == Col("k"), "left_semi"));
        yield return Of("an anti join", d => d.Select("id").Join(d.Filter("flag").Select(Col("id").As("k")), Col("id") == Col("k"), "left_anti"));
        yield return Of("all pairs", d => d.Select(Col("id").As("a")).CrossJoin(d.Select(Col("id").As("b"))));
        yield return Of("columns taken from a DataFrame", d => { var l = d.Select("id", "text"); var r = d.Select(Col("id"), Col("num")).Filter("id > 1"); return l.Join(r, l["id"] == r["id"]).Select(l["id"], r["num"]); });
        yield return Of("unions", d => d.Select("id", "text").Union(d.Select("id", "text")).UnionByName(d.Select("text", "id")));
        yield return Of("a union that lacks columns", d => d.Select("id").UnionByName(d.Select("text"), allowMissingColumns: true));
        yield return Of("intersect and except", d => d.Select("id").Intersect(d.Filter("id > 1").Select("id")).ExceptAll(d.Filter("id = 4").Select("id")));
        yield return Of("ranks and sums over windows", d =>
        {
            var window = Over.PartitionBy("flag").OrderBy("id");
            return d.Select(Col("id"), RowNumber().Over(window).As("n"), Lag(Col("id"), 1).Over(window).As("before"), Sum("id").Over(window.RowsBetween(-1, 1)).As("s"), Sum("id").Over(window.RangeBetween(Over.UnboundedPreceding, 0)).As("r"));
        });
        yield return Of("arrays", d => d.Select(Col("id"), Size(Col("tags")), ArrayDistinct(Col("tags")), Get(Col("tags"), Lit(0)), ArrayContains(Col("tags"), "a")).Filter("id IN (1, 4)"));
        yield return Of("elements as rows", d => d.Select(Col("id"), Explode(Col("tags")).As("tag")));
        yield return Of("map entries as rows", d => d.Select(Col("id"), ExplodeOuter(Col("marks"))));
        yield return Of("hashes", d => d.Select(Md5(Col("bytes")), Sha2(Col("text"), 256), Hash(Col("id"), Col("text"), Col("num")), XXHash64(Col("big"), Col("day")), Crc32(Col("text"))));
        yield return Of("keyed hashes", d => d.Select(HmacSha256(Col("text"), Lit("kéy")).As("short"), HmacSha256(Col("text"), Lit(new string('k', 100))).As("long")));
        yield return Of("numbers in a range", d => d.Session.Range(10, 0, -3));
        yield return Of("hints and partitions", d => d.Hint("broadcast").Repartition(3).Repartition(2, Col("id")).Coalesce(1).Select("id"));
        yield return Of("a product", d => d.Agg(Product(Col("id"))));
        yield return Of("rollup", d => d.Rollup("flag", "tiny").Agg(Count(Lit(1)).As("n"), GroupingId().As("g")));
        yield return Of("pivot", d => d.GroupBy("flag").Pivot("id", [1, 2, 4]).Agg(Sum("small")));
        yield return Of("lambdas", d => d.Select(Col("id"), Transform(Col("tags"), (x, i) => Concat(x, i.Cast("string"))), Filter(Col("tags"), x => x == "a"), Aggregate(MapValues(Col("marks")), Lit(0), (a, x) => a + x), TransformValues(Col("marks"), (k, v) => v + 1)));
        yield return Of("intervals", d => d.Filter("id = 1").SelectExpr("INTERVAL '1 02:03:04.5' DAY TO SECOND AS a", "INTERVAL '-2-3' YEAR TO MONTH AS b", "at - TIMESTAMP'2024-01-01 00:00:00' AS c", "make_interval(1, 2, 3, 4, 5, 6, 7.25) AS d"));
        yield return Of("a description", d => d.Select("id", "tiny", "num", "price", "text", "day").Describe());
        yield return Of("a description of some columns", d => d.Describe("small", "text"));
        yield return Of("a summary", d => d.Select("id", "tiny", "text").Summary());
        yield return Of("chosen statistics", d => d.Select("id", "text", "flag").Summary("count", "50%", "count_distinct", "max"));
        yield return Of("parts at random together", d => { var parts = d.Select("id", "text").RandomSplit([1, 2, 3], 7); return parts[0].Union(parts[1]).Union(parts[2]); });
        yield return Of("JSON of rows", d => d.Select("id", "text", "day", "at", "tags", "marks", "place").ToJSON());
        yield return Of("pivot over found values", d => d.Na().Drop("any", "flag").GroupBy("flag").Pivot("id").Count());
        yield return Of("fields of structs", d => d.Select(Col("place.city"), Col("place").GetField("zip").As("zip"), Col("place").WithField("land", Lit("DE")).As("placed"), Col("place").DropFields("zip").As("cut"), Col("place.*")));
        yield return Of("casts", d => d.Select(Col("id").Cast("string"), Col("price").Cast("int"), Col("at").Cast("date"), Col("day").Cast("timestamp"), Col("num").Cast("string"), Col("flag").Cast("int"), Col("exact").Cast("decimal(38,2)"), Col("place").Cast("string"), Expr("try_cast(text AS INT)")));
        yield return Of("constants of every kind", d => d.Filter("id = 1").Select(
            Lit(true), Lit((sbyte)1), Lit((short)2), Lit(3), Lit(4L), Lit(1.5f), Lit(double.NaN), Lit(1.10m), Lit(System.Data.SqlTypes.SqlDecimal.Parse("12345678901234567890123456789012345678")), Lit("x'y"), Lit(new byte[] { 0, 1 }),
            Lit(new Date(2024, 1, 1)), Lit(new Timestamp(1)), Lit(new[] { 1, 2 }), Lit(new Dictionary<string, double> { ["a"] = 1.5 }), Lit(null), Lit(new[] { "a", null })));
        yield return Of("sessions", d => d.GroupBy(Session_Window(Col("at"), "5 minutes"), Col("flag")).Agg(Count(Lit(1)).As("n")));
        yield return Of("windows of time and their times", d => d.GroupBy(Window(Col("at"), "1 day").As("day")).Agg(Count(Lit(1)).As("n")).Select(WindowTime(Col("day")).As("at"), Col("n")));
        yield return Of("which keys a row is a total of", d => d.Cube("flag", "tiny").Agg(Grouping(Col("flag")).As("g"), GroupingId().As("i"), Count(Lit(1)).As("n")));
        yield return Of("strict JSON", d => d.Select(Col("id"), FromJsonStrict(Concat(Lit("{\"a\":"), Col("id").Cast("string"), Lit("}")), (StructType)DataType.FromDdl("a INT")).As("read"), FromJsonStrict(Col("text"), (StructType)DataType.FromDdl("a INT")).As("text")));
        yield return Of("odd names", d => d.Select(Col("id").As("a b"), Col("text").As("x.y"), Lit(1).As("ü`")).Select("`a b`", "`x.y`", "`ü```"));
    }
}
