using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Files;

/// <summary>Which files a writer's options make.</summary>
public sealed class WriterOptionTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => (_directory, _spark) = (new TemporaryDirectory(), new SparkSession(TestEngine.Open()));

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [TestCase("csv")]
    [TestCase("parquet")]
    public void A_file_has_so_many_rows_at_most(string format)
    {
        _spark.Range(5).Write().Option("maxRecordsPerFile", 2).Format(format).Save(_directory["out"]);

        Assert.That(Files().Select(f => f[f.LastIndexOf("-c", StringComparison.Ordinal)..][..5]), Is.EqualTo(new[] { "-c000", "-c001", "-c002" }));
        Assert.That(_spark.Read().Schema("id BIGINT").Format(format).Load(_directory["out"]).OrderBy("id").Collect().Select(r => r[0]), Is.EqualTo(new object[] { 0L, 1L, 2L, 3L, 4L }));
    }

    [Test]
    public void The_session_may_say_how_many_rows_a_file_has()
    {
        _spark.Conf().Set("spark.sql.files.maxRecordsPerFile", 3);
        _spark.Sql("SELECT id, id % 2 AS p FROM range(8)").Write().PartitionBy("p").Parquet(_directory["out"]);

        Assert.That(Directory.GetFiles(_directory["out/p=0"]).Concat(Directory.GetFiles(_directory["out/p=1"])).ToList(), Has.Count.EqualTo(4));
        Assert.That(_spark.Read().Parquet(_directory["out"]).Count(), Is.EqualTo(8));
    }

    [Test]
    public void Overwriting_replaces_all_partitions_or_in_mode_dynamic_those_with_new_rows()
    {
        Write("SELECT 1 AS a, 1 AS p UNION ALL SELECT 2, 2", "static");
        Write("SELECT 9 AS a, 2 AS p", "dynamic");
        Assert.That(Rows(), Is.EqualTo(new[] { "[1,1]", "[9,2]" }));

        Write("SELECT 10 AS a, 3 AS p", "static");
        Assert.That(Rows(), Is.EqualTo(new[] { "[10,3]" }));
    }

    [Test]
    public void The_session_may_make_overwriting_dynamic()
    {
        _spark.Conf().Set("spark.sql.sources.partitionOverwriteMode", "dynamic");
        Write("SELECT 1 AS a, 1 AS p UNION ALL SELECT 2, 2", null);
        Write("SELECT 9 AS a, 2 AS p", null);

        Assert.That(Rows(), Is.EqualTo(new[] { "[1,1]", "[9,2]" }));
    }

    [Test]
    public void Buckets_are_refused_by_name() => Assert.Multiple(() =>
    {
        Assert.That(() => _spark.Range(1).Write().BucketBy(4, "id").Parquet(_directory["out"]), Throws.TypeOf<AnalysisException>().With.Message.Contains("BucketBy"));
        Assert.That(() => _spark.Range(1).Write().BucketBy(4, "id").SortBy("id").SaveAsTable("t"), Throws.TypeOf<AnalysisException>().With.Message.Contains("BucketBy"));
        Assert.That(() => _spark.Range(1).Write().SortBy("id").Parquet(_directory["out"]), Throws.TypeOf<AnalysisException>().With.Message.Contains("SortBy"));
    });

    [TestCase("parquet")]
    [TestCase("json")]
    public void A_column_without_a_name_is_shown_and_not_written(string format)
    {
        var rows = _spark.Sql("SELECT 1 AS ``, 2 AS b");

        Assert.That(rows.Collect().Select(r => r.ToString()), Is.EqualTo(new[] { "[1,2]" }));
        Assert.That(() => rows.Write().Format(format).Save(_directory["out"]), Throws.InstanceOf<SparkException>().With.Message.Contains("name is empty"));
    }

    [Test]
    public void No_VARIANT_is_written_into_Parquet_and_JSON_takes_it()
    {
        var rows = _spark.Sql("""SELECT parse_json('{"b":[1,"x"]}') AS v""");

        Assert.That(() => rows.Write().Parquet(_directory["out"]), Throws.InstanceOf<SparkException>().With.Message.Contains("`v`"));
        rows.Write().Json(_directory["json"]);
        Assert.That(_spark.Read().Text(_directory["json"]).Collect().Single()[0], Is.EqualTo("""{"v":{"b":[1,"x"]}}"""));
    }

    [Test]
    public void SQL_makes_views_of_files()
    {
        File.WriteAllText(_directory["a.csv"], "a;b\n1;x\n2;y\n");
        _spark.Sql($"CREATE TEMPORARY VIEW f (a INT, b STRING NOT NULL) USING csv OPTIONS (path '{_directory.Path}', 'header' true, sep = ';')");
        _spark.Sql($"CREATE OR REPLACE TEMP VIEW g USING csv OPTIONS (path '{_directory.Path}', header 'true', delimiter ';')");

        Assert.That(_spark.Sql("SELECT sum(a), max(b) FROM f").Collect().Single().Values, Is.EqualTo(new object[] { 3L, "y" }));
        Assert.That(_spark.Sql("SELECT a FROM g").Schema().SimpleString, Is.EqualTo("struct<a:string>"));
        Assert.That(() => _spark.Sql("CREATE TEMPORARY VIEW h USING csv OPTIONS (path concat('a', 'b'))"), Throws.InstanceOf<SparkException>().With.Message.Contains("path"));
    }

    private void Write(string query, string? mode)
    {
        var writer = _spark.Sql(query).Write().Mode("overwrite").PartitionBy("p");
        (mode is null ? writer : writer.Option("partitionOverwriteMode", mode)).Parquet(_directory["out"]);
    }

    private List<string> Rows() => [.. _spark.Read().Parquet(_directory["out"]).OrderBy("a").Collect().Select(r => r.ToString())];

    private List<string> Files() => [.. Directory.GetFiles(_directory["out"], "part-*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
