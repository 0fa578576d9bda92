using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>SQL beside DataFrames: views, parameters, and the functions of both.</summary>
public sealed class SqlSessionTests
{
    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => _spark = new SparkSession(TestEngine.Open());

    [TearDown]
    public void Close() => _spark.Dispose();

    [Test]
    public void A_query_reads_the_views_of_DataFrames()
    {
        _spark.Range(10).WithColumn("half", Col("id") / 2).CreateOrReplaceTempView("numbers");

        var rows = _spark.Sql("SELECT n.id, half FROM numbers n WHERE n.half = 2.5").Collect().ToList();

        Assert.That(rows.Select(r => r.Values), Is.EqualTo(new[] { new object?[] { 5L, 2.5 } }));
    }

    [Test]
    public void A_view_made_by_SQL_is_a_table_of_the_session()
    {
        Assert.That(_spark.Sql("CREATE TEMP VIEW v (x) AS SELECT id * 2 FROM range(3)").Collect(), Is.Empty);

        Assert.That(_spark.Table("v").Collect().Select(r => r[0]), Is.EqualTo(new object[] { 0L, 2L, 4L }));
        Assert.That(() => _spark.Sql("CREATE TEMP VIEW v AS SELECT 1"), Throws.InstanceOf<SparkException>());
    }

    [Test]
    public void Parameters_are_values_and_never_SQL()
    {
        var named = _spark.Sql("SELECT :text AS t, :n + 1 AS n", new Dictionary<string, object?> { ["text"] = "' OR 1 = 1 --", ["n"] = 41 }).Collect().Single();

        Assert.That(named.Values, Is.EqualTo(new object[] { "' OR 1 = 1 --", 42 }));
        Assert.That(_spark.Sql("SELECT ? || ?", "a", "b").Collect().Single()[0], Is.EqualTo("ab"));
    }

    [Test]
    public void A_pivot_of_a_DataFrame_makes_a_column_of_each_value()
    {
        var sales = _spark.Sql("SELECT * FROM VALUES ('x', 'tea', 1), ('x', 'milk', 2), ('y', 'tea', 3) AS t(shop, kind, n)");

        var rows = sales.GroupBy("shop").Pivot("kind", ["tea", "milk"]).Agg(Sum(Col("n"))).OrderBy("shop").Collect();

        Assert.That(rows.Select(r => r.Values), Is.EqualTo(new[] { new object?[] { "x", 1L, 2L }, ["y", 3L, null] }));
    }

    [Test]
    public void Rows_are_grouped_by_windows_of_time()
    {
        var events = _spark.Sql("SELECT * FROM VALUES (timestamp '2021-01-01 00:01:00'), (timestamp '2021-01-01 00:04:00'), (timestamp '2021-01-01 00:06:00'), (NULL) AS t(at)");

        var tumbling = events.GroupBy(DataFrames.Functions.Window(Col("at"), "5 minutes")).Agg(Count(Lit(1)).As("n")).Select(Col("window.start").Cast("string").As("start"), Col("n")).OrderBy("start");
        var sliding = events.GroupBy(DataFrames.Functions.Window(Col("at"), "10 minutes", "5 minutes")).Agg(Count(Lit(1)).As("n")).OrderBy("window").Select("n");

        Assert.That(tumbling.Collect().Select(r => r.Values), Is.EqualTo(new[] { new object[] { "2021-01-01 00:00:00", 2L }, ["2021-01-01 00:05:00", 1L] }));
        Assert.That(sliding.Collect().Select(r => r[0]), Is.EqualTo(new object[] { 2L, 3L, 1L }));
    }

    [Test]
    public void A_correlated_query_reads_the_column_of_the_query_around_it_through_two_levels()
    {
        var rows = _spark.Sql(
            """
            SELECT id, (SELECT count(*) FROM range(5) a WHERE a.id IN (SELECT b.id FROM range(5) b WHERE b.id < outer_range.id)) AS n
            FROM range(3) AS outer_range ORDER BY id
            """).Collect();

        Assert.That(rows.Select(r => r[1]), Is.EqualTo(new object[] { 0L, 1L, 2L }));
    }

    [Test]
    public void Tables_are_changed_by_SQL_and_answer_their_counts()
    {
        using var folder = new TemporaryDirectory();
        var table = $"delta.`{folder.Path}/t`";
        _spark.Sql("SELECT id, id * 10 AS n FROM range(4)").Write().Format("delta").Save($"{folder.Path}/t");

        var updated = _spark.Sql($"UPDATE {table} SET n = -1 WHERE id = 1").Collect().Single();
        var deleted = _spark.Sql($"DELETE FROM {table} WHERE id = 0").Collect().Single();
        var merged = _spark.Sql($"MERGE INTO {table} t USING range(2, 5) s ON t.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (id, n) VALUES (s.id, 0)").Collect().Single();
        _spark.Sql($"INSERT INTO {table} SELECT 9L, 9L").Collect();

        Assert.Multiple(() =>
        {
            Assert.That((updated.GetAs<long>("num_affected_rows"), deleted.GetAs<long>("num_affected_rows")), Is.EqualTo((1L, 1L)));
            Assert.That((merged.GetAs<long>("num_deleted_rows"), merged.GetAs<long>("num_inserted_rows")), Is.EqualTo((2L, 1L)));
            Assert.That(_spark.Sql($"SELECT id, n FROM {table} ORDER BY id").Collect().Select(r => r.Values), Is.EqualTo(new[] { new object[] { 1L, -1L }, [4L, 0L], [9L, 9L] }));
            Assert.That(_spark.Sql($"DESCRIBE HISTORY {table}").Select("operation").Collect().Select(r => r[0]), Is.EqualTo(new[] { "WRITE", "MERGE", "DELETE", "UPDATE", "WRITE" }));
            Assert.That(_spark.Sql($"SELECT count(*) FROM {table} VERSION AS OF 0").Collect().Single()[0], Is.EqualTo(4L));
        });
    }

    [Test]
    public void A_parse_error_shows_the_place()
    {
        var error = Assert.Throws<DataFrames.Parsing.ParseException>(() => _spark.Sql("SELECT id\nFROM range(3) WHERE"))!;

        Assert.That(error.Message, Does.Contain("[PARSE_SYNTAX_ERROR] Syntax error at or near end of input. (line 2, pos 19)"));
    }
}
