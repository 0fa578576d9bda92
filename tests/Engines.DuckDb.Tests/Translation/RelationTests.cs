using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Tests.Translation;

public sealed class RelationTests
{
    private static readonly Relation Orders = TestEngine.Local(
        "id INT, who STRING, amount DECIMAL(10,2)",
        [1, "a", 10.50m],
        [2, "b", 3.25m],
        [3, "a", null],
        [4, null, 1.00m]);

    private DuckDbEngine _engine = null!;

    [SetUp]
    public void Open() => _engine = TestEngine.Open();

    [TearDown]
    public void Close() => _engine.Dispose();

    [Test]
    public void Local_rows_come_back_as_they_are() =>
        Assert.That(Texts(Orders), Is.EqualTo(new[] { "[1,a,10.50]", "[2,b,3.25]", "[3,a,null]", "[4,null,1.00]" }));

    [Test]
    public void A_range_ends_before_its_end() =>
        Assert.That(Texts(new RangeRelation(5, 0, -2, null)), Is.EqualTo(new[] { "[5]", "[3]", "[1]" }));

    [Test]
    public void Filters_and_projections_compose() =>
        Assert.That(Texts(Orders.Where("amount > 2").Select("id + 1 AS next", "upper(who)")), Is.EqualTo(new[] { "[2,A]", "[3,B]" }));

    [Test]
    public void Nulls_stand_first_in_an_ascending_order() =>
        Assert.That(Texts(Orders.OrderBy("who", "id").Select("id")), Is.EqualTo(new[] { "[4]", "[1]", "[3]", "[2]" }));

    [Test]
    public void Limits_offsets_and_tails_count_rows()
    {
        Assert.That(Texts(new Limit(new Offset(Orders, 1), 2).Select("id")), Is.EqualTo(new[] { "[2]", "[3]" }));
        Assert.That(Texts(new Tail(Orders, 2).Select("id")), Is.EqualTo(new[] { "[3]", "[4]" }));
    }

    [Test]
    public void Groups_are_aggregated()
    {
        var plan = new Aggregate(Orders, GroupType.GroupBy, [TestEngine.Expr("who")], [
            TestEngine.Expr("sum(amount)"), TestEngine.Expr("count(1)"), TestEngine.Expr("avg(amount)"), TestEngine.Expr("collect_list(id)[0]")]);

        Assert.That(Texts(plan.OrderBy("who")), Is.EqualTo(new[] { "[null,1.00,1,1.000000,4]", "[a,10.50,2,10.500000,1]", "[b,3.25,1,3.250000,2]" }));
    }

    [Test]
    public void A_rollup_has_totals()
    {
        var plan = new Aggregate(Orders, GroupType.Rollup, [TestEngine.Expr("who")], [TestEngine.Item("count(1) AS n")]);

        Assert.That(Texts(plan.OrderBy("n", "who")), Is.EqualTo(new[] { "[null,1]", "[b,1]", "[a,2]", "[null,4]" }));
    }

    [TestCase(JoinType.Inner, 3)]
    [TestCase(JoinType.LeftOuter, 4)]
    [TestCase(JoinType.RightOuter, 4)]
    [TestCase(JoinType.FullOuter, 5)]
    [TestCase(JoinType.LeftSemi, 3)]
    [TestCase(JoinType.LeftAnti, 1)]
    public void Joins_match_as_Spark_does(JoinType type, int expected)
    {
        var people = TestEngine.Local("name STRING", ["a"], ["b"], ["c"]);

        Assert.That(_engine.Rows(new Join(Orders, people, TestEngine.Expr("who = name"), type, [])), Has.Count.EqualTo(expected));
    }

    [Test]
    public void Joins_of_joins_match_as_each_would_alone()
    {
        var people = TestEngine.Local("name STRING, home STRING", ["a", "x"], ["b", "y"], ["c", "z"]);
        var homes = new Join(TestEngine.Local("place STRING, country STRING", ["x", "NL"], ["w", "BE"]), TestEngine.Local("code STRING", ["NL"], ["DE"]), TestEngine.Expr("country = code"), JoinType.FullOuter, []);
        var settled = new Join(people, homes, TestEngine.Expr("home = place"), JoinType.LeftOuter, []);
        var all = new Join(new Join(Orders, settled, TestEngine.Expr("who = name"), JoinType.LeftOuter, []), TestEngine.Local("known INT", [1], [2], [4]), TestEngine.Expr("id = known"), JoinType.LeftSemi, []);

        Assert.That(Texts(all.OrderBy("id").Select("id", "home", "country", "code")), Is.EqualTo(new[] { "[1,x,NL,NL]", "[2,y,null,null]", "[4,null,null,null]" }));
    }

    [Test]
    public void A_relation_joins_with_itself() =>
        Assert.That(_engine.Rows(new Join(Orders, Orders, null, JoinType.Cross, [])), Has.Count.EqualTo(16));

    [Test]
    public void Set_operations_match_by_position()
    {
        var other = TestEngine.Local("x INT", [1], [1], [9]);
        var ids = Orders.Select("id");

        Assert.That(Texts(new SetOperation(ids, other, SetOperationType.Union, true)), Has.Count.EqualTo(7));
        Assert.That(Texts(new SetOperation(ids, other, SetOperationType.Intersect, false)), Is.EqualTo(new[] { "[1]" }));
        Assert.That(Texts(new SetOperation(other, ids, SetOperationType.Except, true)), Is.EquivalentTo(new[] { "[1]", "[9]" }));
    }

    [Test]
    public void Distinct_keeps_one_row_of_each_key() =>
        Assert.That(_engine.Rows(new Deduplicate(Orders, ["who"])), Has.Count.EqualTo(3));

    [Test]
    public void An_outer_explode_keeps_rows_without_elements()
    {
        var lists = TestEngine.Local("id INT, list ARRAY<STRING>", [1, new object?[] { "x", null }], [2, Array.Empty<object?>()], [3, null]);

        Assert.That(Texts(lists.Select("id", "explode(list) AS item")), Is.EqualTo(new[] { "[1,x]", "[1,null]" }));
        Assert.That(Texts(lists.Select("id", "posexplode_outer(list)")), Is.EqualTo(new[] { "[1,0,x]", "[1,1,null]", "[2,null,null]", "[3,null,null]" }));
    }

    [Test]
    public void Windows_number_and_look_back()
    {
        var plan = Orders.Select("id", "row_number() OVER (PARTITION BY who ORDER BY id) AS n", "lag(id) OVER (ORDER BY id) AS l", "sum(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s");

        Assert.That(Texts(plan.OrderBy("id")), Is.EqualTo(new[] { "[1,1,null,1]", "[2,1,1,3]", "[3,2,2,5]", "[4,1,3,7]" }));
    }

    [Test]
    public void Equal_names_and_odd_names_are_kept()
    {
        var plan = Orders.Select("id AS `a \"b\"`", "who AS `a \"b\"`");

        Assert.That(_engine.Rows(plan)[0].Schema.FieldNames, Is.EqualTo(new[] { "a \"b\"", "a \"b\"" }));
    }

    [Test]
    public void A_sample_is_the_same_each_time()
    {
        var plan = new Sample(new RangeRelation(0, 10_000, 1, null), 0, 0.1, false, 7);

        Assert.That(_engine.Rows(plan), Has.Count.InRange(850, 1_150));
        var again = Texts(plan);
        Assert.That(Texts(plan), Is.EqualTo(again));
    }

    [TestCase(0.1)]
    [TestCase(2.5)]
    [TestCase(40)]
    public void A_sample_with_replacement_has_rows_as_often_as_chance_has_it(double fraction)
    {
        var plan = new Sample(new RangeRelation(0, 10_000, 1, null), 0, fraction, true, 7);
        var counts = _engine.Rows(plan).GroupBy(r => r[0]).Select(g => (double)g.Count()).ToList();

        // Of Poisson's distribution: the mean, how many rows are never taken, and the variance, each within five of its own deviations.
        Assert.That(counts.Sum() / 10_000, Is.EqualTo(fraction).Within(5 * Math.Sqrt(fraction / 10_000)));
        Assert.That(1 - (counts.Count / 10_000.0), Is.EqualTo(Math.Exp(-fraction)).Within(0.025));
        Assert.That((counts.Sum(c => c * c) / 10_000) - Math.Pow(counts.Sum() / 10_000, 2), Is.EqualTo(fraction).Within(5 * Math.Sqrt((fraction + (2 * fraction * fraction)) / 10_000)));
    }

    [Test]
    public void A_view_is_found_by_name()
    {
        _engine.Execute(new CreateDataFrameView(Orders, "orders", false, false), CancellationToken.None);

        Assert.That(_engine.Rows(new NamedTable("orders", Options.None)), Has.Count.EqualTo(4));
    }

    [Test]
    public void A_user_function_gets_values_and_nulls()
    {
        var function = new UserFunction("show", new DataFrames.Types.StringType(), a => $"<{a[0] ?? "nothing"}>");
        var plan = new Project(Orders, [new InlineUserDefinedFunction(function, [TestEngine.Expr("who")])]);

        Assert.That(Texts(plan), Is.EqualTo(new[] { "[<a>]", "[<b>]", "[<a>]", "[<nothing>]" }));
    }

    [Test]
    public void Explain_shows_plan_and_statement() =>
        Assert.That(_engine.Explain(Orders.Where("id > 1"), ExplainMode.Extended), Does.Contain("Filter (id#").And.Contain("SELECT"));

    [TestCase(ExplainMode.Simple, "Physical")]
    [TestCase(ExplainMode.Extended, "Analyzed Physical Statement")]
    [TestCase(ExplainMode.Codegen, "Physical Statement")]
    [TestCase(ExplainMode.Cost, "Analyzed Physical")]
    [TestCase(ExplainMode.Formatted, "Physical")]
    public void Explain_shows_the_parts_of_its_mode(ExplainMode mode, string parts)
    {
        var headings = _engine.Explain(Orders.Where("id > 1"), mode).Split(Environment.NewLine).Where(line => line.StartsWith("== ", StringComparison.Ordinal));

        Assert.That(headings.Select(h => h.Split(' ')[1]), Is.EqualTo(parts.Split(' ')));
    }

    private List<string> Texts(Relation plan) => [.. _engine.Rows(plan).Select(r => r.ToString())];
}
