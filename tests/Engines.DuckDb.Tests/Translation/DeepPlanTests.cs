using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Translation;

/// <summary>Expressions of ten thousand levels and plans of a thousand steps, which programs make: they are run, or refused in a way that tells what to do.</summary>
public sealed class DeepPlanTests
{
    private const int Levels = 10_000;
    private const int Steps = 1_000;

    private SparkSession _spark = null!;
    private string _folder = null!;

    [SetUp]
    public void Open()
    {
        _spark = SparkSession.Builder().AppName("deep").GetOrCreate();
        _folder = Directory.CreateTempSubdirectory("deep").FullName;
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void Conditions_of_many_members_are_run()
    {
        var isListed = Enumerable.Range(1, Levels).Aggregate(Col("id") == 0, (all, i) => all | (Col("id") == i * 2));
        var isBelow = Enumerable.Range(1, Levels).Aggregate(Col("id") >= 0, (all, i) => all & (Col("id") < 5 + i));
        Assert.That(_spark.Range(8).Filter(isListed).Filter(isBelow).Count(), Is.EqualTo(3));
    }

    [TestCase(" OR ", 3)]
    [TestCase(" AND ", 0)]
    public void Conditions_of_many_members_in_sql_are_run(string word, long rows) =>
        Assert.That(_spark.Sql($"SELECT * FROM range(5) WHERE {string.Join(word, Enumerable.Range(0, Levels).Select(i => $"id = {2 * i}"))}").Count(), Is.EqualTo(rows));

    [TestCase("or", "false", null)]
    [TestCase("or", "true", true)]
    [TestCase("and", "true", null)]
    [TestCase("and", "false", false)]
    public void A_null_among_many_members_is_as_among_few(string word, string last, bool? expected)
    {
        var others = string.Join($" {word} ", Enumerable.Range(0, 500).Select(i => word == "or" ? $"id = {i + 1}" : $"id < {i + 1}"));
        Assert.That(_spark.Sql($"SELECT {others} {word} id = null {word} {last} AS x FROM range(1)").Collect().Single()[0], Is.EqualTo(expected));
    }

    [Test]
    public void Conditions_of_many_members_on_a_table_are_run()
    {
        _spark.Range(8).Write().Format("delta").Save(_folder);
        var isListed = Enumerable.Range(1, Levels).Aggregate(Col("id") == 0, (all, i) => all | (Col("id") == i * 2));
        var isBelow = Enumerable.Range(1, 200).Aggregate(Col("id") < 5, (all, _) => !all);
        Assert.That(_spark.Read().Format("delta").Load(_folder).Filter(isListed).Filter(isBelow).Count(), Is.EqualTo(3));
    }

    [Test]
    public void Deep_casts_are_refused_when_they_are_to_run()
    {
        var number = Enumerable.Range(0, Levels).Aggregate(Col("id"), (all, i) => all.Cast(i % 2 == 0 ? "decimal(38,0)" : "bigint"));
        AssertRefused(() => _spark.Range(3).Filter(number == 1).Collect());
    }

    [Test]
    public void Deep_arithmetic_is_analysed_and_refused_when_it_is_to_run()
    {
        var sum = Enumerable.Range(0, Levels).Aggregate(Col("id"), (all, i) => all + 1);
        var query = _spark.Range(3).Select(sum.As("x"));
        Assert.That(query.Schema()["x"].DataType, Is.EqualTo(new LongType()));
        AssertRefused(() => query.Collect());
    }

    [Test]
    public void Deep_calls_are_analysed_on_the_threads_of_a_program()
    {
        var text = Enumerable.Range(0, Levels).Aggregate(Col("id").Cast("string"), (all, _) => Upper(all));
        var type = Task.Run(() => _spark.Range(3).Select(text.As("x")).Schema()["x"].DataType).GetAwaiter().GetResult();
        Assert.That(type, Is.EqualTo(new StringType()));
    }

    [Test]
    public void Deep_parentheses_are_read()
    {
        var (open, close) = (new string('(', Levels), new string(')', Levels));
        Assert.That(_spark.Sql($"SELECT {open}1{close} AS x").Collect().Single().GetAs<int>(0), Is.EqualTo(1));
    }

    [Test]
    public void Long_sums_in_sql_are_refused() => AssertRefused(() => _spark.Sql($"SELECT {string.Join("+", Enumerable.Repeat("1", Levels))} AS x").Collect());

    [Test]
    public void Many_filters_are_run() =>
        Assert.That(Enumerable.Range(1, Steps).Aggregate(_spark.Range(5), (rows, i) => rows.Filter(Col("id") > 2 - i)).Count(), Is.EqualTo(3));

    [Test]
    public void Many_unions_are_run()
    {
        Assert.That(Enumerable.Range(1, Steps).Aggregate(_spark.Range(5), (rows, i) => rows.Union(_spark.Range(1))).Count(), Is.EqualTo(5 + Steps));
        Assert.That(_spark.Sql(string.Join(" UNION ALL ", Enumerable.Range(0, Steps).Select(i => $"SELECT {i} AS x"))).Agg(Sum("x")).Head().Get(0), Is.EqualTo(Steps * (Steps - 1L) / 2));
    }

    [Test]
    public void Many_columns_that_are_added_one_by_one_are_run()
    {
        var rows = Enumerable.Range(1, Steps).Aggregate(_spark.Range(3), (rows, i) => rows.WithColumn($"c{i}", Col("id") + i));
        Assert.That(rows.Collect().Select(r => (r.Size(), r[Steps])), Is.EqualTo(new[] { (Steps + 1, (object)(long)Steps), (Steps + 1, Steps + 1L), (Steps + 1, Steps + 2L) }));
    }

    [Test]
    public void Steps_that_are_made_one_give_the_same_rows()
    {
        var rows = _spark.Range(4).WithColumn("n", Rand(7)).Select(Col("id"), Col("n").As("a"), Col("n").As("b")).WithColumn("same", Col("a") == Col("b"))
            .WithColumnRenamed("id", "key").WithColumn("next", Lead(Col("key"), 1).Over(SparkPersonalization.DataFrames.Window.OrderBy("key"))).WithColumn("id", Col("next") - Col("key"))
            .WithColumn("x", Lit(1)).WithColumn("y", Col("x")).Select("y", "key", "id", "same");
        Assert.That(rows.Collect().Select(r => r.ToString()), Is.EqualTo(new[] { "[1,0,1,true]", "[1,1,1,true]", "[1,2,1,true]", "[1,3,null,true]" }));
    }

    [Test]
    public void Many_steps_that_build_on_one_another_are_refused() =>
        AssertRefused(() => Enumerable.Range(1, Steps).Aggregate(_spark.Range(5), (rows, i) => rows.WithColumn("id", Col("id") + i)).Collect());

    private static void AssertRefused(Action run)
    {
        var error = Assert.Throws<SparkException>(() => run())!;
        Assert.That(error.ErrorClass, Is.EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));
        Assert.That(error.Message, Does.Contain("Checkpoint()"));
    }
}
