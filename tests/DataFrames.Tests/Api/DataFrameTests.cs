using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class DataFrameTests
{
    private RecordingEngine _engine = null!;
    private SparkSession _spark = null!;
    private DataFrame _df = null!;

    [SetUp]
    public void MakeSession()
    {
        _engine = new RecordingEngine();
        _spark = new SparkSession(_engine);
        _df = _spark.Range(3);
    }

    [TearDown]
    public void EndSession()
    {
        _spark.Dispose();
        _engine.Dispose();
    }

    private Relation Plan => _df.Plan;

    [Test]
    public void Columns_are_chosen_added_renamed_and_dropped()
    {
        AssertPlan(_df.Select("id", "x"), new Project(Plan, [Name("id"), Name("x")]));
        AssertPlan(_df.SelectExpr("id + 1"), new Project(Plan, [new ExpressionString("id + 1")]));
        AssertPlan(_df.WithColumn("x", Lit(1)), new WithColumns(Plan, [new Alias(Lit(1).Expression, ["x"])]));
        AssertPlan(_df.WithColumnRenamed("id", "x"), new WithColumnsRenamed(Plan, [new Rename("id", "x")]));
        AssertPlan(_df.Drop("id", "x"), new Drop(Plan, [], ["id", "x"]));
        AssertPlan(_df.Drop(Col("id")), new Drop(Plan, [Name("id")], []));
        AssertPlan(_df.ToDF("x"), new ToDF(Plan, ["x"]));
        AssertPlan(_df.ToDF(), Plan);
        AssertPlan(_df.As("t"), new SubqueryAlias(Plan, "t"));
    }

    [Test]
    public void A_column_taken_from_a_DataFrame_knows_it()
    {
        Assert.That(_df["id"].Expression, Is.EqualTo(new UnresolvedAttribute("id", Plan.PlanId)));
        Assert.That(_df.Col("*").Expression, Is.EqualTo(new UnresolvedStar(null, Plan.PlanId)));
    }

    [Test]
    public void Rows_are_filtered_limited_deduplicated_and_sorted()
    {
        AssertPlan(_df.Where("id > 1"), new Filter(Plan, new ExpressionString("id > 1")));
        AssertPlan(_df.Limit(2), new Limit(Plan, 2));
        AssertPlan(_df.Offset(2), new Offset(Plan, 2));
        AssertPlan(_df.Distinct(), new Deduplicate(Plan, []));
        AssertPlan(_df.DropDuplicates("id"), new Deduplicate(Plan, ["id"]));
        AssertPlan(_df.OrderBy("id"), new Sort(Plan, [new SortOrder(Name("id"), SortDirection.Ascending, NullOrdering.NullsFirst)]));
        AssertPlan(_df.Coalesce(1), new Repartition(Plan, 1, Shuffle: false));
        AssertPlan(_df.Repartition(2, Col("id")), new RepartitionByExpression(Plan, [Name("id")], 2));
        AssertPlan(_df.RepartitionByRange(2, Col("id")), new RepartitionByExpression(Plan, [new SortOrder(Name("id"), SortDirection.Ascending, NullOrdering.NullsFirst)], 2));
        AssertPlan(_df.Sample(0.5, seed: 7), new Sample(Plan, 0, 0.5, false, 7));
        AssertPlan(_df.WithWatermark("t", "1 hour"), new WithWatermark(Plan, "t", "1 hour"));
    }

    [TestCase("inner", JoinType.Inner)]
    [TestCase("full", JoinType.FullOuter)]
    [TestCase("left_outer", JoinType.LeftOuter)]
    [TestCase("LEFTOUTER", JoinType.LeftOuter)]
    [TestCase("right", JoinType.RightOuter)]
    [TestCase("left_semi", JoinType.LeftSemi)]
    [TestCase("anti", JoinType.LeftAnti)]
    [TestCase("cross", JoinType.Cross)]
    public void A_join_takes_Spark_s_names_of_join_types(string name, JoinType type) =>
        AssertPlan(_df.Join(_df, ["id"], name), new Join(Plan, Plan, null, type, ["id"]));

    [Test]
    public void Joins_and_set_operations_have_both_inputs()
    {
        AssertPlan(_df.Join(_df, "id"), new Join(Plan, Plan, null, JoinType.Inner, ["id"]));
        AssertPlan(_df.Join(_df, Lit(true), "left"), new Join(Plan, Plan, Lit(true).Expression, JoinType.LeftOuter, []));
        AssertPlan(_df.CrossJoin(_df), new Join(Plan, Plan, null, JoinType.Cross, []));
        AssertPlan(_df.Union(_df), new SetOperation(Plan, Plan, SetOperationType.Union, IsAll: true));
        AssertPlan(_df.UnionByName(_df, true), new SetOperation(Plan, Plan, SetOperationType.Union, true, ByName: true, AllowMissingColumns: true));
        AssertPlan(_df.Except(_df), new SetOperation(Plan, Plan, SetOperationType.Except, IsAll: false));
        Assert.That(() => _df.Join(_df, ["id"], "sideways"), Throws.ArgumentException.With.Message.Contains("left_outer"));
    }

    [Test]
    public void Groups_are_counted_aggregated_and_pivoted()
    {
        AssertPlan(_df.GroupBy("k").Count(), new Aggregate(Plan, GroupType.GroupBy, [Name("k")], [Count("*").As("count").Expression]));
        AssertPlan(_df.Rollup("k").Sum("x"), new Aggregate(Plan, GroupType.Rollup, [Name("k")], [Sum("x").Expression]));
        AssertPlan(
            _df.GroupBy("k").Pivot("p", ["u", "v"]).Agg(Sum("x")),
            new Aggregate(Plan, GroupType.Pivot, [Name("k")], [Sum("x").Expression], new Pivot(Name("p"), [Literals.Of("u"), Literals.Of("v")])));
        Assert.That(() => _df.Cube("k").Pivot("p"), Throws.InvalidOperationException);
    }

    [Test]
    public void An_aggregate_without_columns_takes_all_numbers_that_are_no_keys()
    {
        _engine.Schema = (StructType)DataType.FromDdl("k INT, x DOUBLE, `odd.name` INT, s STRING");

        var plan = (Aggregate)_df.GroupBy("k").Max().Plan;

        Assert.That(plan.AggregateExpressions, Is.EqualTo((ValueList<Expression>)[Max(_df["`x`"]).Expression, Max(_df["`odd.name`"]).Expression]));
    }

    [Test]
    public void Missing_values_are_filled_dropped_and_replaced()
    {
        AssertPlan(_df.Na().Fill(0L, "x"), new NAFill(Plan, ["x"], [Literals.Of(0L)]));
        AssertPlan(_df.Na().Drop(), new NADrop(Plan, [], null));
        AssertPlan(_df.Na().Drop("all", "x"), new NADrop(Plan, ["x"], 1));
        AssertPlan(_df.Na().Drop(new List<string> { "x", "y" }), new NADrop(Plan, ["x", "y"], null));
        AssertPlan(_df.Na().Drop(2, new List<string> { "x" }), new NADrop(Plan, ["x"], 2));
        AssertPlan(_df.Na().Fill("?", new List<string> { "x" }), new NAFill(Plan, ["x"], [Literals.Of("?")]));
        AssertPlan(
            _df.Na().Replace("x", new Dictionary<string, string> { ["a"] = "b" }),
            new NAReplace(Plan, ["x"], [new Replacement(Literals.Of("a"), Literals.Of("b"))]));
    }

    [Test]
    public void A_sample_of_values_takes_any_dictionary()
    {
        IDictionary<string, double> fractions = new Dictionary<string, double> { ["a"] = 0.5 };

        AssertPlan(_df.Stat().SampleBy("x", fractions, 7), new StatSampleBy(Plan, Name("x"), [new SampleFraction(Literals.Of("a"), 0.5)], 7));
        AssertPlan(_df.Stat().SampleBy(Col("x"), fractions.AsReadOnly(), 7), new StatSampleBy(Plan, Name("x"), [new SampleFraction(Literals.Of("a"), 0.5)], 7));
        Assert.That(() => _df.Stat().SampleBy("x", new Dictionary<string, double> { ["a"] = 1.5 }, 7), Throws.ArgumentException.With.Message.Contains("1.5"));
    }

    [Test]
    public void A_range_of_columns_is_that_of_the_numbers_they_are()
    {
        var byX = Window.OrderBy("x");

        Assert.That(Over(byX.RangeBetween(UnboundedPreceding(), CurrentRow())), Is.EqualTo(Over(byX.RangeBetween(Window.UnboundedPreceding, Window.CurrentRow))));
        Assert.That(Over(byX.RangeBetween(Lit(-5L), UnboundedFollowing())), Is.EqualTo(Over(byX.RangeBetween(-5, Window.UnboundedFollowing))));
        Assert.That(((WindowExpression)Over(Window.RangeBetween(Expr("INTERVAL 1 DAY"), CurrentRow()))).Frame!.Lower, Is.EqualTo(new ValueBoundary(new ExpressionString("INTERVAL 1 DAY"))));

        static Expression Over(WindowSpec window) => Sum("x").Over(window).Expression;
    }

    [Test]
    public void A_table_made_may_be_described()
    {
        var options = new Dictionary<string, string> { ["path"] = "p" };
        var schema = (StructType)DataType.FromDdl("x INT");

        _spark.Catalog.CreateTable("t", "json", "what it is", options);
        _spark.Catalog.CreateTable("t", "json", schema, "what it is", options);

        var expected = new CreateTable("t", null, "json", "what it is", null, Options.None.With("path", "p"));
        Assert.That(_engine.Commands, Is.EqualTo(new[] { expected, expected with { Schema = schema } }));
    }

    [Test]
    public async Task Actions_run_plans_that_ask_for_no_more_than_they_need()
    {
        _engine.Schema = (StructType)DataType.FromDdl("n BIGINT");
        _engine.Rows = [[5L]];

        Assert.That(_df.Count(), Is.EqualTo(5));
        Assert.That(await _df.CountAsync(), Is.EqualTo(5));
        Assert.That(_df.First()[0], Is.EqualTo(5L));
        Assert.That(_df.IsEmpty(), Is.False);
        Assert.That(_engine.Plans.Skip(2).Cast<Limit>().Select(l => l.Count), Is.All.EqualTo(1));
        Assert.That(_df.ToLocalIterator(prefetchPartitions: true).Single()[0], Is.EqualTo(5L));
    }

    [Test]
    public void The_first_row_of_none_is_an_error() => Assert.That(() => _df.Head(), Throws.InvalidOperationException.With.Message.Contains("no rows"));

    [Test]
    public void A_cancelled_action_ends_as_cancelled() =>
        Assert.That(async () => await _df.CollectAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void A_view_is_a_command()
    {
        _df.CreateOrReplaceTempView("v");

        Assert.That(_engine.Commands, Is.EqualTo(new[] { new CreateDataFrameView(Plan, "v", IsGlobal: false, Replace: true) }));
    }

    private static UnresolvedAttribute Name(string name) => new(name);

    /// <summary>Plans compare by value, but for the number that each has of its own.</summary>
    private static void AssertPlan(DataFrame actual, Relation expected) => Assert.That(actual.Plan, Is.EqualTo(expected with { PlanId = actual.Plan.PlanId }));
}
