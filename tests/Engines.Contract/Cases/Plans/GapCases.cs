using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>What the embedded engine lacks or does otherwise; a case that closes belongs among the others.</summary>
internal static class GapCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Gap("JSON of rows", "to_json(struct(*)) is not expanded", "named_struct takes", d => d.Select("id", "text", "day", "at", "tags", "marks", "place").ToJSON());
        yield return Gap("pivot over found values", "the values to pivot by must be given", "pivots by given values only", d => d.Na().Drop("any", "flag").GroupBy("flag").Pivot("id").Count());
        yield return Gap("fields of structs", "a field of a null struct", "embedded", d => d.Select(Col("place.city"), Col("place").GetField("zip").As("zip"), Col("place").WithField("land", Lit("DE")).As("placed"), Col("place").DropFields("zip").As("cut"), Col("place.*")));
        yield return Gap("casts", "?", "embedded:\nCAST(id AS STRING): string", d => d.Select(Col("id").Cast("string"), Col("price").Cast("int"), Col("at").Cast("date"), Col("day").Cast("timestamp"), Col("num").Cast("string"), Col("flag").Cast("int"), Col("exact").Cast("decimal(38,2)"), Col("place").Cast("string"), Expr("try_cast(text AS INT)")));
        yield return Gap("dates and times", "?", "embedded:", d => d.Select(Year(Col("day")), DateAdd(Col("day"), 1), DateFormat(Col("at"), "yyyy-MM-dd HH:mm:ss.SSS"), DateTrunc("hour", Col("at")), UnixMicros(Col("at")), Expr("day - INTERVAL 1 DAY"), Expr("at + INTERVAL '1 02:03:04' DAY TO SECOND")).Filter(Lit(true)));
        yield return Gap("constants of every kind", "?", "System.Object[]: array<int>", d => d.Filter("id = 1").Select(
            Lit(true), Lit((sbyte)1), Lit((short)2), Lit(3), Lit(4L), Lit(1.5f), Lit(double.NaN), Lit(1.10m), Lit(System.Data.SqlTypes.SqlDecimal.Parse("12345678901234567890123456789012345678")), Lit("x'y"), Lit(new byte[] { 0, 1 }),
            Lit(new Date(2024, 1, 1)), Lit(new Timestamp(1)), Lit(new[] { 1, 2 }), Lit(new Dictionary<string, double> { ["a"] = 1.5 }), Lit(null), Lit(new[] { "a", null })));
        yield return Gap("observed metrics", "observed metrics are not there", "does not run CollectMetrics yet", d => d.Observe("m", Count(Lit(1)).As("n")).Select("id"));
    }
}
