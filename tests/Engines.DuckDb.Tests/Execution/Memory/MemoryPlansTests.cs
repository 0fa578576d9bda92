using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Execution.Memory;

/// <summary>Plans over little and over much give the same rows, whichever way they go.</summary>
public sealed class MemoryPlansTests
{
    private const int Many = 50_000;
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().Config("spark.local.dir", _directory["scratch"]).GetOrCreate();
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Kept_rows_in_memory_join_files_and_files_join_them([Values("parquet", "delta")] string format)
    {
        Numbers(Many).Write().Format(format).Save(_directory["many"]);
        var many = _spark.Read().Format(format).Load(_directory["many"]);
        var few = Few(10).WithColumn("twice", Col("id") * 2).Persist();

        Assert.That(few.Join(many, ["id"], "inner").Count(), Is.EqualTo(10));
        Assert.That(many.Join(few, ["id"], "left_anti").Count(), Is.EqualTo(Many - 10));
        Assert.That(few.Union(few).Agg(Sum("twice")).First().GetAs<long>(0), Is.EqualTo(180));
        Assert.That(Kept(), Is.Empty);
    }

    [Test]
    public void What_grows_beyond_memory_is_kept_in_a_file()
    {
        var few = Few(250).Persist();
        var pairs = few.CrossJoin(few.WithColumnRenamed("id", "other").WithColumnRenamed("name", "n")).Persist();

        Assert.That(pairs.Count(), Is.EqualTo(62_500));
        Assert.That(pairs.Filter("id = other").Count(), Is.EqualTo(250));
        Assert.That(Kept(), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_small_table_that_grows_is_read_as_it_is_each_time()
    {
        Numbers(3).Write().Format("delta").Save(_directory["table"]);
        var table = _spark.Read().Format("delta").Load(_directory["table"]).GroupBy("name").Count();
        Assert.That(table.Count(), Is.EqualTo(3));

        Numbers(Many).Write().Format("delta").Mode(SaveMode.Append).Save(_directory["table"]);
        Assert.That(table.Count(), Is.EqualTo(Many));
    }

    [Test]
    public void Dropped_rows_are_computed_again_for_a_query_made_before()
    {
        var few = Few(5).Persist();
        var sum = few.Agg(Sum("id"));
        few.Count();
        few.Unpersist();

        Assert.That(sum.First().GetAs<long>(0), Is.EqualTo(10));
    }

    [Test]
    public void Kept_rows_in_memory_are_read_inside_of_subqueries()
    {
        var calls = 0L;
        var changing = Udf<long, long>(id => (id * 100) + Interlocked.Increment(ref calls));
        var few = Few(5).WithColumn("once", changing(Col("id"))).Persist();
        var sum = few.Agg(Sum("once")).First().GetAs<long>(0);
        few.CreateOrReplaceTempView("few");

        var inside = _spark.Sql("SELECT count(*), (SELECT sum(once) FROM few) FROM range(10) WHERE id IN (SELECT id FROM few)").First();

        Assert.That(inside.Values.ToArray(), Is.EqualTo(new object[] { 5L, sum }));
        Assert.That(calls, Is.EqualTo(5));
    }

    private DataFrame Numbers(int count) => _spark.Range(count).WithColumn("name", Concat(Lit("n"), Col("id").Cast("string")));

    private DataFrame Few(int count) => _spark.CreateDataFrame(
        Enumerable.Range(0, count).Select(i => new GenericRow([(long)i, $"n{i}"])), new StructType().Add("id", new LongType()).Add("name", new StringType()));

    private string[] Kept() => Directory.Exists(_directory["scratch"]) ? Directory.GetFiles(_directory["scratch"], "*.parquet", SearchOption.AllDirectories) : [];
}
