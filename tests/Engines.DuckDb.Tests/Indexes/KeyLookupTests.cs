using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.Engines.DuckDb.Indexes;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Indexes;

public sealed class KeyLookupTests
{
    private IndexedTableBench _bench = null!;

    [SetUp]
    public void Open() => _bench = new IndexedTableBench();

    [TearDown]
    public void Close() => _bench.Dispose();

    [Test]
    public void Rows_of_the_keys_come_from_the_index()
    {
        _bench.Append(("a", 1), ("b", 2), ("ü𝄞", 3), ("a", 4), (null, 5));

        Assert.That(_bench.Lookup("a", "ü𝄞", "missing", null, "a"), Is.EqualTo(new[] { "a 1", "a 4", "ü𝄞 3" }));
        Assert.That(_bench.Answered, Is.EqualTo(1));
    }

    [Test]
    public void Commits_since_are_added()
    {
        _bench.Append(("a", 1));
        _bench.Lookup("a");
        _bench.Append(("a", 2), ("b", 3));
        _bench.Append(("a", 4));

        Assert.That(_bench.Lookup("a", "b"), Is.EqualTo(new[] { "a 1", "a 2", "a 4", "b 3" }));
        Assert.That(_bench.Answered, Is.EqualTo(2));
    }

    [Test]
    public void An_older_version_is_answered_as_it_was()
    {
        _bench.Append(("a", 1));
        _bench.Lookup("a");
        _bench.Append(("a", 2));
        _bench.Append(("a", 3));
        _bench.Lookup("a");

        Assert.That(_bench.LookupAt(1, "a"), Is.EqualTo(new[] { "a 1", "a 2" }));
        Assert.That(_bench.Answered, Is.EqualTo(3));
    }

    [Test]
    public void A_version_older_than_the_index_is_answered_by_the_table()
    {
        _bench.Append(("a", 1));
        _bench.Append(("a", 2));
        _bench.Lookup("a");

        Assert.That(_bench.LookupAt(0, "a"), Is.EqualTo(new[] { "a 1" }));
        Assert.That(_bench.Answered, Is.EqualTo(1));
    }

    [Test]
    public void Rows_that_go_or_change_do_not_stay_in_the_answers()
    {
        _bench.Append(("a", 1), ("b", 2));
        _bench.Lookup("a");
        DeltaTable.ForPath(_bench.Spark, _bench.Path).Delete("n = 1");
        DeltaTable.ForPath(_bench.Spark, _bench.Path).UpdateExpr("n = 2", new Dictionary<string, string> { ["n"] = "20" });

        Assert.That(_bench.Lookup("a", "b"), Is.EqualTo(new[] { "b 20" }));
    }

    [Test]
    public void An_index_is_made_anew_for_changed_rows_only_now_and_then()
    {
        _bench.Append(("a", 0));
        _bench.Lookup("a");
        for (var i = 1; i <= 10; i++)
        {
            DeltaTable.ForPath(_bench.Spark, _bench.Path).UpdateExpr(new Dictionary<string, string> { ["n"] = $"{i}" });
            Assert.That(_bench.Lookup("a"), Is.EqualTo(new[] { $"a {i}" }));
        }

        Assert.That(_bench.Answered, Is.EqualTo(2));
    }

    [Test]
    public void An_index_follows_changed_rows_where_the_table_keeps_them()
    {
        using var bench = new IndexedTableBench(keepsChanges: true);
        bench.Append(("a", 0), ("a", 0), ("b", 5), (null, 7));
        bench.Lookup("a");
        var table = DeltaTable.ForPath(bench.Spark, bench.Path);
        for (var i = 1; i <= 10; i++)
        {
            table.UpdateExpr("n < 5", new Dictionary<string, string> { ["n"] = "n + 0" });
            bench.Append(("a", 100 + i));
            table.Delete($"n = {100 + i - 1}");
            Assert.That(bench.Lookup("a", "b"), Is.EqualTo(new[] { "a 0", "a 0", $"a {100 + i}", "b 5" }));
        }

        Assert.That(bench.Answered, Is.EqualTo(11));
        Assert.That(bench.LookupAt(1, "a"), Has.Length.EqualTo(2), "an older version is answered by the table");
        Assert.That(bench.Answered, Is.EqualTo(11));
    }

    [Test]
    public void An_index_whose_files_to_follow_are_gone_is_made_anew([Values] bool keepsChanges)
    {
        using var bench = new IndexedTableBench(keepsChanges);
        bench.Append(("a", 1));
        bench.Lookup("a");
        bench.Append(("b", 2));
        bench.Append(("c", 3));
        var table = DeltaTable.ForPath(bench.Spark, bench.Path);
        table.Optimize().ExecuteCompaction();
        bench.Spark.Conf().Set("spark.databricks.delta.retentionDurationCheck.enabled", false);
        table.Vacuum(0);

        Assert.That(bench.Lookup("a", "b", "c"), Is.EqualTo(new[] { "a 1", "b 2", "c 3" }));
        Assert.That(bench.Answered, Is.EqualTo(2));
    }

    [Test]
    public void A_table_made_anew_in_the_same_place_has_another_index()
    {
        _bench.Append(("a", 1));
        _bench.Lookup("a");
        Directory.Delete(Path.Combine(_bench.Path, "_delta_log"), recursive: true);
        _bench.Append(("b", 2));

        Assert.That(_bench.Lookup("a", "b"), Is.EqualTo(new[] { "b 2" }));
        Assert.That(_bench.Answered, Is.EqualTo(2));
    }

    [TestCase("*.sst")]
    [TestCase("MANIFEST*")]
    [TestCase("CURRENT")]
    [TestCase("*.log")]
    [TestCase("*")]
    public void An_index_of_which_files_were_deleted_gives_no_wrong_answer(string files)
    {
        Damage(files, File.Delete);

        Assert.That(_bench.Lookup("k1", "k2", "new"), Is.EqualTo(new[] { "k1 1", "k2 2", "new 100" }));
    }

    [TestCase("*.sst")]
    [TestCase("MANIFEST*")]
    [TestCase("CURRENT")]
    [TestCase("*.log")]
    public void An_index_whose_files_were_cut_gives_no_wrong_answer(string files)
    {
        Damage(files, path =>
        {
            using var file = new FileStream(path, FileMode.Open);
            file.SetLength(file.Length / 2);
        });

        Assert.That(_bench.Lookup("k1", "k2", "new"), Is.EqualTo(new[] { "k1 1", "k2 2", "new 100" }));
    }

    [TestCase(0.1)]
    [TestCase(0.4)]
    [TestCase(0.7)]
    public void An_index_whose_rows_were_overwritten_gives_no_wrong_answer(double place)
    {
        const int rows = 5_000;
        _bench.Append([.. Enumerable.Range(0, rows).Select(i => ((string?)$"k{i:D4}", (long)i))]);
        _bench.Lookup("k0001");
        _bench.CloseSession();
        foreach (var path in Directory.GetFiles(IndexFolder, "*.sst", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open);
            file.Seek((long)(file.Length * place), SeekOrigin.Begin);
            file.Write(new byte[file.Length / 10]);
        }

        _bench.Reopen();
        var wanted = Enumerable.Range(0, 1_000).Select(i => i * rows / 1_000);
        Assert.That(_bench.Lookup([.. wanted.Select(i => $"k{i:D4}")]), Is.EqualTo(wanted.Select(i => $"k{i:D4} {i}")));
        Assert.That(_bench.Answered, Is.EqualTo(1));
    }

    [Test]
    public void Two_sessions_share_an_index()
    {
        _bench.Append(("a", 1));
        using var other = _bench.OpenSession();
        var answers = new string[8][];

        Parallel.For(0, 8, i => answers[i] = _bench.Lookup(i % 2 == 0 ? _bench.Spark : other, null, "a"));

        Assert.That(answers, Is.All.EqualTo(new[] { "a 1" }));
        Assert.That(_bench.Answered + IndexedTableBench.AnsweredBy(other), Is.EqualTo(8));
    }

    [Test]
    public void Many_keys_and_small_tables_are_joined()
    {
        _bench.Append([.. Enumerable.Range(0, 100).Select(i => ((string?)$"k{i}", (long)i))]);

        Assert.That(_bench.Lookup([.. Enumerable.Range(0, 1001).Select(i => $"k{i}")]), Has.Length.EqualTo(100));
        using var careful = SparkSession.Builder().Config("spark.embedded.keyIndexMinRows", "101").GetOrCreate();
        Assert.That(_bench.Lookup(careful, null, "k7"), Is.EqualTo(new[] { "k7 7" }));
        Assert.That((_bench.Answered, IndexedTableBench.AnsweredBy(careful)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_large_table_gets_an_index_when_it_has_been_asked_often()
    {
        var path = _bench.Path + "-large";
        _bench.Spark.Range(1_000_001).SelectExpr("id", "id * 2 AS n").Write().Format("delta").Save(path);
        var answered = Enumerable.Range(1, 21).Select(i =>
        {
            var found = DeltaTable.ForPath(_bench.Spark, path).Lookup(_bench.Spark.Range(i, i + 1), "id", "n").Collect().Single();
            Assert.That(found.Values, Is.EqualTo(new object[] { (long)i, i * 2L }));
            return _bench.Answered;
        });

        Assert.That(answered, Is.EqualTo(Enumerable.Repeat(0L, 19).Concat([1L, 2L])));
    }

    [Test]
    public void Keys_and_values_of_many_types_come_back_as_they_were()
    {
        var columns = new[]
        {
            "CAST(id - 2 AS INT) AS id", "id % 2 = 0 AS flag", "CAST(id AS TINYINT) AS tiny", "CAST(id AS SMALLINT) AS small", "id * 10000000000 AS big", "CAST(id AS FLOAT) / 3 AS f",
            "id / 7 AS d", "CAST(id * 1.25 AS DECIMAL(10,2)) AS price", "CAST(id AS DECIMAL(38,3)) AS wide", "CAST(id AS STRING) AS s", "CAST(CAST(id AS STRING) AS BINARY) AS x",
            "DATE '2024-02-29' AS day", "TIMESTAMP '2024-02-29 12:30:00.000001' AS at", "CAST(NULL AS INT) AS nothing",
        };
        var path = _bench.Path + "-types";
        _bench.Spark.Range(40).SelectExpr(columns).Write().Format("delta").Save(path);
        string[] values = [.. _bench.Spark.Read().Format("delta").Load(path).Columns().Skip(1)];
        var expected = _bench.Spark.Read().Format("delta").Load(path).Filter("id IN (-2, 5)").OrderBy("id").Collect();

        var found = DeltaTable.ForPath(_bench.Spark, path).Lookup(_bench.Spark.CreateDataFrame([-2, 5]).ToDF("id"), "id", values).OrderBy("id");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Collect().Select(r => string.Join("|", r.Values.Select(Shown))), Is.EqualTo(expected.Select(r => string.Join("|", r.Values.Select(Shown)))));
            Assert.That(_bench.Answered, Is.EqualTo(1));
        }
    }

    [Test]
    public void Nested_values_come_back_as_they_were()
    {
        const string asText = "to_json(struct(id, list, pair, none), map('ignoreNullFields', 'false'))";
        var path = _bench.Path + "-nested";
        _bench.Spark.Range(40).SelectExpr(
            "id",
            "array(named_struct('a', id, 'b', CAST(NULL AS STRING)), NULL, named_struct('a', NULL, 'b', 'ü𝄞')) AS list",
            "named_struct('n', CAST(id AS DECIMAL(38,10)) / 7, 'at', array(TIMESTAMP '2024-02-29 12:30:00.000001', NULL), 'x', named_struct('empty', CAST(array() AS ARRAY<INT>))) AS pair",
            "CAST(NULL AS ARRAY<STRING>) AS none").Write().Format("delta").Save(path);
        var table = DeltaTable.ForPath(_bench.Spark, path);
        string[] Texts(DataFrame rows) => [.. rows.OrderBy("id").SelectExpr(asText).Collect().Select(r => r.GetAs<string>(0))];

        var first = table.Lookup(_bench.Spark.Range(3, 5), "id", "list", "pair", "none");
        var found = Texts(first);
        _bench.Spark.Range(3, 4).Join(table.ToDF(), "id").Select("id", "list", "pair", "none").Write().Format("delta").Mode(SaveMode.Append).Save(path);
        var after = Texts(DeltaTable.ForPath(_bench.Spark, path).Lookup(_bench.Spark.Range(3, 5), "id", "list", "pair", "none"));

        var all = Texts(_bench.Spark.Read().Format("delta").Load(path).Filter("id IN (3, 4)"));
        Assert.That(found, Is.EqualTo(all.Distinct()));
        Assert.That(after, Is.EqualTo(all).And.Length.EqualTo(3));
        Assert.That(_bench.Answered, Is.EqualTo(2));
    }

    [Test]
    public void An_index_that_was_written_otherwise_is_made_anew() => Assert.That(
        IndexStamp.TryParse("""{"TableId":"t","Base":1,"Version":2,"Commit":"c","Rows":3}"""u8.ToArray()),
        Is.Null);

    [Test]
    public void The_rows_of_a_lookup_can_be_joined_and_written()
    {
        _bench.Append(("a", 1), ("b", 2));
        var keys = _bench.Keys(_bench.Spark, "a", "c").Persist();
        var known = DeltaTable.ForPath(_bench.Spark, _bench.Path).Lookup(keys, "id", "n");

        keys.Join(known, ["id"], "left_anti").Write().Format("delta").Save(_bench.Path + "-new");

        Assert.That(_bench.Spark.Read().Format("delta").Load(_bench.Path + "-new").Collect().Select(r => r[0]), Is.EqualTo(new[] { "c" }));
        Assert.That(_bench.Answered, Is.EqualTo(1));
    }

    [Test]
    public void A_table_as_of_a_version_refuses_changes() => Assert.That(
        () => DeltaTable.ForPath(_bench.Spark, _bench.Path).VersionAsOf(0).Delete(),
        Throws.InvalidOperationException.With.Message.Contains("read only"));

    [Test]
    public void Real_Spark_reads_and_vacuums_a_table_and_leaves_its_index()
    {
        _bench.Append(("a", 1), ("b", 2));
        _bench.Lookup("a");
        _bench.CloseSession();
        var before = Directory.GetFiles(IndexFolder, "*", SearchOption.AllDirectories);

        var rows = AskSpark.Rows(
            "SET spark.databricks.delta.retentionDurationCheck.enabled = false",
            $"VACUUM delta.`{_bench.Path}` RETAIN 0 HOURS",
            $"SELECT count(*) FROM delta.`{_bench.Path}`");

        Assert.That((rows[^1][0][0], Directory.GetFiles(IndexFolder, "*", SearchOption.AllDirectories)), Is.EqualTo(("2", before)));
    }

    private string IndexFolder => Path.Combine(_bench.Path, "_key_index");

    private void Damage(string files, Action<string> damage)
    {
        _bench.Append([.. Enumerable.Range(0, 60).Select(i => ((string?)$"k{i}", (long)i))]);
        _bench.Lookup("k1");
        _bench.Append(("new", 100));
        _bench.Lookup("new");
        _bench.CloseSession();
        foreach (var file in Directory.GetFiles(IndexFolder, files, SearchOption.AllDirectories))
        {
            damage(file);
        }

        _bench.Reopen();
    }

    private static string Shown(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "null";
}
