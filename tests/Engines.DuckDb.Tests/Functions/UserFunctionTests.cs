using Apache.Arrow;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Functions;

/// <summary>C# functions, of one row and of many at once.</summary>
public sealed class UserFunctionTests
{
    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => _spark = new SparkSession(TestEngine.Open());

    [TearDown]
    public void Close() => _spark.Dispose();

    [Test]
    public void A_function_over_Arrow_gets_and_gives_all_types_and_nulls()
    {
        var rows = _spark.Sql("""
            SELECT * FROM VALUES
              (true, 1Y, 2S, 3, 4L, 1.5F, 2.5D, 'é', X'01', date'2024-01-31', timestamp'2024-01-31 10:00:00.5'),
              (null, null, null, null, null, null, null, null, null, null, null) AS t(b, y, s, i, l, f, d, t, x, a, w)
            """);

        var same = rows.Select(
            ArrowFunctions.VectorUdf<BooleanArray, BooleanArray>(a => a)(Col("b")),
            ArrowFunctions.VectorUdf<Int8Array, Int8Array>(a => a)(Col("y")),
            ArrowFunctions.VectorUdf<Int16Array, Int16Array>(a => a)(Col("s")),
            ArrowFunctions.VectorUdf<Int32Array, Int32Array>(a => a)(Col("i")),
            ArrowFunctions.VectorUdf<Int64Array, Int64Array>(a => a)(Col("l")),
            ArrowFunctions.VectorUdf<FloatArray, FloatArray>(a => a)(Col("f")),
            ArrowFunctions.VectorUdf<DoubleArray, DoubleArray>(a => a)(Col("d")),
            ArrowFunctions.VectorUdf<StringArray, StringArray>(a => a)(Col("t")),
            ArrowFunctions.VectorUdf<BinaryArray, BinaryArray>(a => a)(Col("x")),
            ArrowFunctions.VectorUdf<Date32Array, Date32Array>(a => a)(Col("a")),
            ArrowFunctions.VectorUdf<TimestampArray, TimestampArray>(a => a)(Col("w")));

        Assert.That(same.Collect().Select(r => r.Values), Is.EqualTo(rows.Collect().Select(r => r.Values)));
        Assert.That(same.Schema().Select(f => f.DataType), Is.EqualTo(rows.Schema().Select(f => f.DataType)));
    }

    [Test]
    public void A_function_is_called_by_the_name_it_was_given()
    {
        _spark.Udf().Register<long, int, string>("shout", (id, times) => new string((char)('a' + id), times));
        _spark.Udf().Register("answer", () => 42);
        _spark.Udf().Register<long>("parts", id => new GenericRow([id / 2, $"{id % 2}"]), (StructType)DataType.FromDdl("half BIGINT, rest STRING"));
        _spark.Udf().RegisterVector<Int64Array, Int64Array>("same", ids => ids);
        _spark.Range(2, 4).CreateOrReplaceTempView("ids");

        var rows = _spark.Sql("SELECT shout(id, 3) AS s, Answer() AS a, parts(id).rest AS r, same(id) AS i FROM ids WHERE shout(id, 1) = 'd'");

        Assert.That(rows.Collect().Select(r => r.Values), Is.EqualTo(new[] { new object?[] { "ddd", 42, "1", 3L } }));
        Assert.That(_spark.Range(1).Select(CallUDF("shout", Col("id"), Lit(2))).Head()[0], Is.EqualTo("aa"));
        Assert.That(_spark.Range(1).Select(Expr("SHOUT(id, 2)")).Columns(), Is.EqualTo(new[] { "shout(id, 2)" }));
        Assert.That(rows.Columns(), Is.EqualTo(new[] { "s", "a", "r", "i" }));
    }

    [Test]
    public void A_name_means_the_function_that_it_was_given_last()
    {
        _spark.Udf().Register("answer", () => 1);
        _spark.Udf().Register("Answer", () => "two");

        Assert.That(_spark.Sql("SELECT answer()").Head()[0], Is.EqualTo("two"));
    }

    [Test]
    public void A_given_name_is_one_of_the_session_s_functions()
    {
        using var other = new SparkSession(TestEngine.Open());
        _spark.Udf().Register<int, int>("twice", x => x * 2);

        Assert.That(_spark.Catalog.FunctionExists("TWICE"), Is.True);
        Assert.That(_spark.Catalog.GetFunction("twice").IsTemporary, Is.True);
        Assert.That(_spark.Catalog.ListFunctions().Filter("name = 'twice'").Count(), Is.EqualTo(1));
        Assert.That(other.Catalog.FunctionExists("twice"), Is.False);
        Assert.That(() => other.Sql("SELECT twice(1)"), Throws.InstanceOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("UNRESOLVED_ROUTINE"));
    }

    [TestCase("twice()", "WRONG_NUM_ARGS.WITHOUT_SUGGESTION")]
    [TestCase("twice(1, 2)", "WRONG_NUM_ARGS.WITHOUT_SUGGESTION")]
    [TestCase("twice(DISTINCT 1)", "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX")]
    [TestCase("twice(1) FILTER (WHERE true)", "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX")]
    [TestCase("twice(1) OVER ()", "UNSUPPORTED_EXPR_FOR_WINDOW")]
    public void A_wrong_call_by_name_is_refused(string call, string error)
    {
        _spark.Udf().Register<int, int>("twice", x => x * 2);

        Assert.That(() => _spark.Sql($"SELECT {call}"), Throws.InstanceOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo(error));
    }

    [Test]
    public void The_name_of_a_function_that_is_built_in_is_refused() => Assert.That(
        () => _spark.Udf().Register("Upper", () => 1), Throws.InstanceOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("ROUTINE_ALREADY_EXISTS"));

    [Test]
    public void A_function_over_Arrow_goes_through_all_rows_once()
    {
        var sum = ArrowFunctions.VectorUdf<Int64Array, Int64Array, Int64Array>(Added);

        var rows = _spark.Range(100_000).Select(sum(Col("id"), Col("id") * 2).As("three"));

        Assert.That(rows.Agg(Sum("three")).Collect().Single()[0], Is.EqualTo(3L * 99_999 * 100_000 / 2));
    }

    [Test]
    public void Arguments_of_a_function_over_Arrow_are_cast_to_its_types()
    {
        var length = ArrowFunctions.VectorUdf<StringArray, Int32Array>(texts =>
            new Int32Array.Builder().AppendRange(Enumerable.Range(0, texts.Length).Select(i => texts.GetString(i).Length)).Build());

        Assert.That(_spark.Range(98, 102).Select(length(Col("id"))).Collect().Select(r => r[0]), Is.EqualTo(new object[] { 2, 2, 3, 3 }));
    }

    [Test]
    public void A_function_over_Arrow_that_fails_is_named_with_a_row()
    {
        var broken = ArrowFunctions.VectorUdf<StringArray, StringArray>(Broken);
        var rows = _spark.Sql("SELECT 'abc' AS a").Select(broken(Col("a")));

        Assert.That(() => rows.Collect(), Throws.InstanceOf<SparkException>().With.Property("ErrorClass").EqualTo("FAILED_EXECUTE_UDF").And.Message.Contains("Broken failed for 1 rows: no good").And.Message.Contains("'abc'"));
    }

    [Test]
    public void A_function_over_Arrow_must_give_a_value_for_each_row()
    {
        var few = ArrowFunctions.VectorUdf<Int64Array, Int64Array>(_ => new Int64Array.Builder().Append(1).Build());

        Assert.That(() => _spark.Range(3).Select(few(Col("id"))).Collect(), Throws.InstanceOf<SparkException>().With.Message.Contains("for 3 rows: it gave 1 values"));
    }

    [Test]
    public void A_function_over_Arrow_takes_known_arrays_only() => Assert.That(
        () => ArrowFunctions.VectorUdf<ListArray, Int64Array>(_ => new Int64Array.Builder().Build()),
        Throws.ArgumentException.With.Message.Contains("ListArray").And.Message.Contains("Int64Array"));

    [Test]
    public void A_function_that_fails_is_named_with_the_values_of_its_row()
    {
        var broken = Udf<string?, long, int[], Row, string>(Fails);
        var rows = _spark.Sql("SELECT 'it''s' AS a, 7L AS b, array(1, 2) AS c, named_struct('x', 1, 'y', null) AS d")
            .Select(broken(Col("a"), Col("b"), Col("c"), Col("d")));

        Assert.That(() => rows.Collect(), Throws.InstanceOf<SparkException>().With.Message.Contains("The function Fails failed for ('it's', 7, [1, 2], {1, NULL}): out of order"));
    }

    [Test]
    public void Long_values_are_cut_in_errors()
    {
        var broken = Udf<string, string>(_ => throw new InvalidOperationException("no"));
        var rows = _spark.Sql("SELECT repeat('x', 100000) AS a").Select(broken(Col("a")));

        Assert.That(() => rows.Collect(), Throws.InstanceOf<SparkException>().With.Message.Length.LessThan(1_000));
    }

    private static Int64Array Added(Int64Array left, Int64Array right)
    {
        var sums = new Int64Array.Builder();
        for (var i = 0; i < left.Length; i++)
        {
            sums.Append(left.Values[i] + right.Values[i]);
        }

        return sums.Build();
    }

    private static StringArray Broken(StringArray texts) => throw new InvalidOperationException("no good");

    private static string Fails(string? text, long number, int[] numbers, Row row) => throw new InvalidOperationException("out of order");
}
