using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Tests.Bridge;

public sealed class RowFunctionTests
{
    [Test]
    public void Values_of_every_type_pass_through_tables_functions_and_results_unchanged()
    {
        using var instance = TestInstance.Open();
        var number = 0;
        Prop.ForAll(AnyValue.Columns(), column => RoundTrips(instance, column, $"same_{number++}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(12));
    }

    [Test]
    public void Lists_far_longer_than_a_vector_pass_unchanged()
    {
        using var instance = TestInstance.Open();
        var type = new ArrayType(new StructType().Add("s", new StringType()).Add("l", new ArrayType(new LongType())));
        var element = (StructType)type.ElementType;
        Row Item(int i) => new(
            element, i % 7 == 0 ? null : $"the text of element {i}", i % 3 == 0 ? null : Enumerable.Range(0, i % 5).Select(n => (object?)(long)n).ToArray());
        var values = Enumerable.Range(0, 40).Select(object? (r) => Enumerable.Range(r, 1_000 * (r % 4)).Select(object? (i) => Item(i)).ToArray());

        Assert.That(RoundTrips(instance, new TypedColumn(type, [.. values]), "same_lists"));
    }

    [Test]
    public void A_function_takes_any_number_of_arguments_of_any_types()
    {
        using var instance = TestInstance.Open(RowFunction.DefineVariadic("show_all", new StringType(), a => AnyValue.Show(a)));

        var row = instance.Rows("SELECT show_all(), show_all(1), show_all(1::TINYINT, NULL, 'a', [1, NULL], {'x': true}, MAP {'k': 2.5}, 7, 8, 9)").Single();

        Assert.That(row, Is.EqualTo(new object[] { "[]", "[1]", "[1, null, \"a\", [1, null], [True], {\"k\"=2.5}, 7, 8, 9]" }));
    }

    [TestCase(true, "null")]
    [TestCase(false, null)]
    public void A_function_is_called_on_null_only_where_it_asks_for_it(bool calledOnNull, string? expected)
    {
        using var instance = TestInstance.Open(
            RowFunction.Define("shown", [new LongType(), new LongType()], new StringType(), a => AnyValue.Show(a[0]), calledOnNull));

        var constant = instance.Rows("SELECT shown(NULL, 1)");
        var rows = instance.Rows("SELECT shown(CASE WHEN i % 2 = 0 THEN i END, i) FROM range(4) t(i)").Select(r => r[0]);

        Assert.That(constant.Single(), Is.EqualTo(new[] { expected }));
        Assert.That(rows, Is.EqualTo(new[] { "0", expected, "2", expected }));
    }

    [Test]
    public void An_exception_of_a_function_comes_out_as_itself_and_the_connection_stays_usable()
    {
        var thrown = new FormatException("no good: \0 'quoted'");
        using var instance = TestInstance.Open(RowFunction.Define("fails", [new LongType()], new LongType(), _ => throw thrown));
        using var connection = instance.Connect();

        var error = Assert.Throws<DuckDbException>(() => connection.Execute("SELECT fails(i) FROM range(100000) t(i)"));

        Assert.That(error.InnerException, Is.SameAs(thrown));
        Assert.That(error.Message, Does.EndWith("no good: \uFFFD 'quoted'"));
        Assert.That(connection.Execute("SELECT 1"), Is.Zero);
    }

    [Test]
    public void An_exception_over_constants_comes_out_as_itself()
    {
        var thrown = new FormatException("constant");
        using var instance = TestInstance.Open(RowFunction.Define("fails", [new LongType()], new LongType(), _ => throw thrown));

        Assert.That(() => instance.Value("SELECT fails(1)"), Throws.TypeOf<DuckDbException>().With.InnerException.SameAs(thrown));
    }

    [Test]
    public void Errors_that_SQL_swallows_do_not_pile_up()
    {
        using var instance = TestInstance.Open(
            RowFunction.Define("fails", [new LongType()], new LongType(), a => throw new FormatException($"row {a[0]}")));

        Assert.That(instance.Value("SELECT count(TRY(fails(i))) FROM range(10000) t(i)"), Is.Zero);
        Assert.That(() => instance.Value("SELECT fails(-1)"), Throws.TypeOf<DuckDbException>().With.InnerException.Message.EqualTo("row -1"));
    }

    [Test]
    public void A_lone_surrogate_becomes_a_question_mark_as_in_Java()
    {
        using var instance = TestInstance.Open(RowFunction.Define("half", [], new StringType(), _ => "a\uD800b"));

        Assert.That(instance.Value("SELECT half()"), Is.EqualTo("a?b"));
    }

    [Test]
    public void A_value_of_the_wrong_type_is_an_error()
    {
        using var instance = TestInstance.Open(RowFunction.Define("lies", [], new LongType(), _ => "text"));

        Assert.That(() => instance.Value("SELECT lies()"), Throws.TypeOf<DuckDbException>().With.Message.Contains("String is no value of BIGINT"));
    }

    [Test]
    public void A_volatile_function_is_called_for_each_row()
    {
        var calls = 0L;
        using var instance = TestInstance.Open(
            RowFunction.Define("next", [], new LongType(), _ => Interlocked.Increment(ref calls), isVolatile: true));

        Assert.That(instance.Value("SELECT count(DISTINCT next()) FROM range(5000)"), Is.EqualTo(5_000));
    }

    [Test]
    public void A_function_added_later_is_seen_by_older_connections()
    {
        using var instance = TestInstance.Open();
        using var connection = instance.Connect();
        instance.Register([RowFunction.Define("later", [], new LongType(), _ => 5L)]);

        using var result = connection.Query("SELECT later()");

        Assert.That(result.Rows().Single().Single(), Is.EqualTo(5));
    }

    private static bool RoundTrips(DuckDbInstance instance, TypedColumn column, string name)
    {
        instance.Register([RowFunction.Define(name, [column.Type], column.Type, a => a[0])]);
        var schema = new StructType().Add("n", new IntegerType()).Add("x", column.Type);
        using var table = instance.CreateTable(schema, column.Values.Select((v, i) => new object?[] { i, v }));

        using var result = instance.Query($"SELECT x, {name}(x), x IS NOT DISTINCT FROM {name}(x) FROM {table.Name} ORDER BY n");
        var rows = result.Rows().ToList();

        Assert.That(result.Columns[1].Type.Sql, Is.EqualTo(SparkTypes.ToSql(column.Type)));
        Assert.That(rows.Select(r => r[0]), Is.EqualTo(column.Values), column.ToString);
        Assert.That(rows.Select(r => r[1]), Is.EqualTo(column.Values), column.ToString);
        Assert.That(rows.Select(r => r[2]), Has.All.True, column.ToString);
        return true;
    }
}
