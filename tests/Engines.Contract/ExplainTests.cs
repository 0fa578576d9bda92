using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>The analysed plans that both engines print, but for the ids of columns. Unions and groups have steps of renaming on the embedded engine.</summary>
internal sealed partial class ExplainTests
{
    private static readonly Dictionary<string, Func<SparkSession, DataFrame>> Queries = new()
    {
        ["rows that are filtered"] = s => s.Range(10).Filter((Col("id") > 2) & Col("id").IsNotNull()).Select(Col("id"), (Col("id") % 3).As("k")),
        ["rows that are sorted"] = s => s.Range(10).OrderBy(Col("id").Desc(), (Col("id") % 3).AscNullsLast()).Limit(5),
        ["a join"] = s => s.Range(3).As("a").Join(s.Range(5).WithColumn("x", Col("id").Cast("string")).As("b"), Col("a.id") == Col("b.id"), "left_outer").Select("a.id", "x"),
        ["cases and texts"] = s => s.Range(3).Select(When(Col("id") == 1, "one").Otherwise(Upper(Concat(Lit("n"), Col("id").Cast("string")))).As("t"), (!Col("id").IsNull()).As("b"), (-Col("id")).As("m"), Col("id").IsIn(1L, 2L).As("i")),
        ["rows of arrays"] = s => s.Range(3).Select(Col("id"), Explode(Array(Col("id"), Col("id") * 2)).As("e")),
        ["partitions"] = s => s.Range(3).Repartition(2).SortWithinPartitions("id"),
        ["no rows more"] = s => s.Range(9).Offset(2).Limit(3),
    };

    private BothEngines _both = null!;

    [OneTimeSetUp]
    public void Open() => _both = new BothEngines();

    [OneTimeTearDown]
    public void Close() => _both?.Dispose();

    [TestCaseSource(nameof(Names))]
    public void Both_engines_print_the_same_plan(string name)
    {
        var (spark, embedded) = _both.Each(s => Analyzed(Queries[name](s)));

        Assert.That(embedded, Is.EqualTo(spark));
    }

    private static IEnumerable<string> Names() => Queries.Keys;

    private static string Analyzed(DataFrame rows)
    {
        using var text = new StringWriter();
        rows.Explain(text, extended: true);
        var plan = text.ToString().Split("== Analyzed Logical Plan ==")[1].Split("\n== ")[0].Trim().ReplaceLineEndings("\n");
        return OfTheRun().Replace(plan, "");
    }

    [GeneratedRegex(@"(?<=#)\d+|, splits=Some\(\d+\)")]
    private static partial Regex OfTheRun();
}
