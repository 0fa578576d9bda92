using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Engines;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

public sealed class SessionTests
{
    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Open() => _spark = RealSpark.Session();

    [OneTimeTearDown]
    public void Close() => _spark?.Dispose();

    [Test]
    public void Settings_live_on_the_server()
    {
        _spark.Conf().Set("spark.sql.session.timeZone", "Asia/Tokyo");
        Assert.That(_spark.Sql("SELECT current_timezone()").Head()[0], Is.EqualTo("Asia/Tokyo"));

        _spark.Conf().Set("spark.sql.session.timeZone", "UTC");
        Assert.That(_spark.Conf().Get("spark.sql.ansi.enabled"), Is.EqualTo("true"));
        Assert.That(_spark.Conf().Get("spark.no.such.setting", "none"), Is.EqualTo("none"));
        Assert.That(() => _spark.Conf().Get("spark.no.such.setting"), Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void A_value_that_a_setting_does_not_take_is_refused() =>
        Assert.That(() => _spark.Conf().Set("spark.sql.session.timeZone", "Nowhere"), Throws.ArgumentException.With.Message.Contains("spark.sql.session.timeZone"));

    [Test]
    public void A_builder_s_setting_that_the_server_does_not_take_ends_the_session() => Assert.That(
        () => SparkSession.Builder().Remote(RealSpark.Server.Remote).Config("spark.executor.memory", "4g").GetOrCreate(),
        Throws.ArgumentException.With.Message.Contains("spark.executor.memory"));

    [Test]
    public void A_builder_s_settings_are_the_session_s()
    {
        using var session = SparkSession.Builder().Remote(RealSpark.Server.Remote).Config("spark.sql.shuffle.partitions", "3").Config("spark.embedded.threads", "1").GetOrCreate();

        Assert.That(session.Conf().Get("spark.sql.shuffle.partitions"), Is.EqualTo("3"));
        Assert.That(session.Conf().Get("spark.sql.session.timeZone"), Is.EqualTo("UTC"));
    }

    [Test]
    public void Views_are_known_to_SQL()
    {
        _spark.Range(3).CreateOrReplaceTempView("numbers");
        _spark.Range(2).CreateOrReplaceGlobalTempView("shared_numbers");

        Assert.That(_spark.Sql("SELECT sum(id) FROM numbers").Head()[0], Is.EqualTo(3));
        Assert.That(_spark.Table("global_temp.shared_numbers").Count(), Is.EqualTo(2));
        Assert.That(() => _spark.Range(1).CreateTempView("numbers"), Throws.InstanceOf<AnalysisException>().With.Property("ErrorClass").EqualTo("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS"));
    }

    [Test]
    public void A_statement_runs_once_and_at_once()
    {
        using var directory = new TemporaryDirectory();
        _spark.Sql($"CREATE TABLE delta.`{directory["t"]}` (id INT) USING delta");
        var inserted = _spark.Sql($"INSERT INTO delta.`{directory["t"]}` VALUES (1), (2)");

        Assert.That(inserted.Columns(), Is.Not.Null);
        Assert.That(inserted.Collect(), Is.Not.Null);
        Assert.That(_spark.Sql($"SELECT count(*) FROM delta.`{directory["t"]}`").Head()[0], Is.EqualTo(2));
    }

    [Test]
    public void SQL_takes_arguments_by_name_and_by_position()
    {
        Assert.That(_spark.Sql("SELECT :a + 1, ':a', :b", new Dictionary<string, object?> { ["a"] = 1, ["b"] = "it's \\ ü" }).Head().Values, Is.EqualTo(new object[] { 2, ":a", "it's \\ ü" }));
        Assert.That(_spark.Sql("SELECT ? || '?'", "x").Head()[0], Is.EqualTo("x?"));
    }

    private static IEnumerable<Column> Constants() =>
    [
        Lit(true), Lit((sbyte)-1), Lit((short)2), Lit(int.MinValue), Lit(long.MinValue), Lit(1.5e-20f), Lit(double.NegativeInfinity), Lit(0.1), Lit(-1.10m),
        Lit(System.Data.SqlTypes.SqlDecimal.Parse("-12345678901234567890123456789012345678")), Lit("a\0b\n'\"\\`ü\U0001F600"), Lit(new byte[] { 0, 255 }),
        Lit(new Date(-800_000)), Lit(new Timestamp(-62_135_596_800_000_001)), Lit(new[] { 1, 2 }), Lit(new Dictionary<string, double> { ["k"] = 1.5 }), Lit(null),
        new(new Literal(new Timestamp(1_709_210_096_123_456), new TimestampNTZType())), new(new Literal(-1_500_001L, new DayTimeIntervalType())),
        new(new Literal(-14, new YearMonthIntervalType())), new(new Literal(new CalendarInterval(1, -2, 3_000_001), new CalendarIntervalType())),
        Lit(new Row((StructType)DataType.FromDdl("`a b` INT, c ARRAY<STRING>"), 1, new object?[] { "x", null })),
    ];

    [Test]
    public void Constants_in_SQL_text_are_those_of_the_messages()
    {
        var columns = Constants().ToList();
        var sent = _spark.Range(1).Select([.. columns.Select((c, i) => c.As($"c{i}"))]);
        var written = _spark.Sql($"SELECT {string.Join(", ", columns.Select((_, i) => $"? AS c{i}"))}", [.. columns.Select(c => (object?)c)]);

        Assert.That(written.DTypes(), Is.EqualTo(sent.DTypes()));
        Assert.That(RowText.Of(written.Head()), Is.EqualTo(RowText.Of(sent.Head())));
    }

    [Test]
    public void Rows_are_kept_where_the_level_says()
    {
        var kept = _spark.Range(10).Persist(StorageLevel.DISK_ONLY);

        Assert.That(kept.StorageLevel(), Is.EqualTo(StorageLevel.DISK_ONLY));
        Assert.That(kept.Count(), Is.EqualTo(10));
        kept.Unpersist(blocking: true);
        Assert.That(kept.StorageLevel(), Is.EqualTo(StorageLevel.NONE));
    }

    [Test]
    public void Many_rows_of_the_program_arrive_in_order()
    {
        var rows = Enumerable.Range(0, 60_000).Select(i => new GenericRow([(long)i, new string((char)('a' + (i % 26)), 40)]));
        var data = _spark.CreateDataFrame(rows, (StructType)DataType.FromDdl("id BIGINT, text STRING NOT NULL"));

        Assert.That(data.Schema()["text"].IsNullable, Is.False);
        Assert.That(data.Agg(Count(Lit(1)), Sum("id"), CountDistinct(Col("text"))).Head().Values, Is.EqualTo(new object[] { 60_000, 1_799_970_000, 26 }));
    }

    [Test]
    public void Many_rows_of_a_result_are_streamed() =>
        Assert.That(_spark.Range(0, 1_000_000, 1, 4).ToLocalIterator().Select(r => r.GetAs<long>(0)).Sum(), Is.EqualTo(499_999_500_000));

    [Test]
    public void Queries_inside_expressions_are_sent_beside_the_plan()
    {
        var three = new Project(new RangeRelation(0, 1, 1, null), [new Alias(new Literal(3L, new LongType()), ["three"])]);
        var scalar = new Column(new SubqueryExpression(three, SubqueryType.Scalar, []));
        var within = new Column(new SubqueryExpression(new RangeRelation(4, 6, 1, null), SubqueryType.In, [Col("id").Expression]));

        Assert.That(_spark.Range(10).Filter(Col("id") > scalar).Filter(within).Collect().Select(r => r[0]), Is.EqualTo(new[] { 4, 5 }));
    }

    [Test]
    public void A_function_of_C_sharp_is_given_no_name() =>
        Assert.That(() => _spark.Udf().Register<int, int>("twice", x => x * 2), Throws.InstanceOf<SparkException>().With.Message.Contains("The C# function 'twice' cannot run on Spark."));

    [TestCase("simple", "== Physical Plan ==")]
    [TestCase("extended", "== Optimized Logical Plan ==")]
    [TestCase("codegen", "WholeStageCodegen")]
    [TestCase("cost", "Statistics(sizeInBytes=")]
    [TestCase("formatted", "(1) Range")]
    public void Plans_are_explained_by_each_mode(string mode, string shown)
    {
        var text = new StringWriter();

        _spark.Range(10).Filter("id > 5").Explain(text, mode);

        Assert.That(text.ToString(), Does.Contain(shown));
    }

    [Test]
    public void Plans_are_explained() => Assert.That(_spark.Range(1).Filter("id > 5").Session.Engine.Explain(_spark.Range(1).Plan, ExplainMode.Extended), Does.Contain("== Analyzed Logical Plan =="));

    [Test]
    public void C_sharp_functions_are_refused_with_the_alternative()
    {
        var twice = Udf<long, long>(x => x * 2);

        Assert.That(() => _spark.Range(1).Select(twice(Col("id"))).Collect(), Throws.InstanceOf<SparkException>().With.Message.Contains("Executors run no C#"));
    }

    [Test]
    public void A_session_that_the_server_has_closed_says_what_to_do()
    {
        var remote = $"{RealSpark.Server.Remote}/;session_id={Guid.NewGuid()}";
        using var session = SparkSession.Builder().Remote(remote).GetOrCreate();
        SparkSession.Builder().Remote(remote).GetOrCreate().Dispose();

        Assert.That(
            () => session.Range(1).Collect(),
            Throws.TypeOf<SparkException>().With.Message.Contains("Make a new session and run the program again").And.Message.Contains($"127.0.0.1:{RealSpark.Server.Port}"));
    }

    [Test]
    public void A_syntax_error_says_where_it_is() => Assert.That(
        () => _spark.Sql("SELECT 1 FROMM x y"), Throws.TypeOf<ParseException>().With.Property("ErrorClass").EqualTo("PARSE_SYNTAX_ERROR").And.Message.Contains("pos"));

    [Test]
    public void A_cancelled_query_ends_soon()
    {
        DataFrame Hashes(long count) => _spark.Range(count).Select(XXHash64(Col("id")).As("h")).Agg(Max(Col("h")));

        // The first run compiles the query's code, so that the cancellation meets tasks at work.
        Hashes(1).Collect();
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var query = Hashes(100_000_000_000);

        Assert.That(async () => await query.CollectAsync(cancel.Token).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_spark.Range(5).Count(), Is.EqualTo(5), "The session must still answer.");
    }

    [Test]
    public void Types_without_a_form_in_C_sharp_are_refused_with_the_column_s_type()
    {
        _spark.Conf().Set("spark.sql.timeType.enabled", "true");

        Assert.That(
            () => _spark.Sql("SELECT TIME'10:00:00' AS t").Collect(), Throws.InstanceOf<SparkException>().With.Message.Contains("TIME").And.Message.Contains("Cast the column"));
    }
}
