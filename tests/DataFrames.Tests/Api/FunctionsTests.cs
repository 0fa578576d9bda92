using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class FunctionsTests
{
    private static readonly Expression A = new UnresolvedAttribute("a");

    private static IEnumerable<TestCaseData> Constants()
    {
        yield return new(null, null, new NullType());
        yield return new(true, true, new BooleanType());
        yield return new((sbyte)1, (sbyte)1, new ByteType());
        yield return new((byte)200, (short)200, new ShortType());
        yield return new(1L, 1L, new LongType());
        yield return new(1.5f, 1.5f, new FloatType());
        yield return new(1.50m, 1.50m, new DecimalType(3, 2));
        yield return new(0.001m, 0.001m, new DecimalType(3, 3));
        yield return new(-120m, -120m, new DecimalType(3, 0));
        yield return new('x', "x", new StringType());
        yield return new(new DateOnly(2024, 2, 29), new Date(2024, 2, 29), new DateType());
        yield return new(new DateTime(1970, 1, 1, 0, 0, 1, DateTimeKind.Utc), new Timestamp(1_000_000), new TimestampType());
        yield return new(new[] { 1, 2 }, new object?[] { 1, 2 }, new ArrayType(new IntegerType(), false));
        yield return new(new[] { "x", null }, new object?[] { "x", null }, new ArrayType(new StringType(), true));
        yield return new(new[] { 1.5m, 10m }, new object?[] { 1.5m, 10m }, new ArrayType(new DecimalType(3, 1), false));
    }

    [TestCaseSource(nameof(Constants))]
    public void Lit_gives_a_constant_of_Spark_s_type(object? value, object? form, DataType type)
    {
        var literal = (Literal)Lit(value).Expression;

        Assert.That(literal.Value, Is.EqualTo(form));
        Assert.That(literal.DataType, Is.EqualTo(type));
    }

    [Test]
    public void Lit_refuses_what_is_no_value_and_mixed_arrays()
    {
        Assert.That(() => Lit(new object()), Throws.ArgumentException.With.Message.Contains("System.Object"));
        Assert.That(() => Lit(new object[] { 1, "x" }), Throws.ArgumentException.With.Message.Contains("int and string"));
    }

    [Test]
    public void Lit_leaves_a_column_as_it_is()
    {
        var column = Col("a");

        Assert.That(Lit(column), Is.SameAs(column));
    }

    [Test]
    public void A_star_is_all_columns_of_all_or_of_one_alias()
    {
        Assert.That(Col("*").Expression, Is.EqualTo(new UnresolvedStar()));
        Assert.That(Col("t.*").Expression, Is.EqualTo(new UnresolvedStar("t.*")));
    }

    [Test]
    public void Counting_distinct_values_is_a_distinct_count()
    {
        Assert.That(CountDistinct("a", "a").Expression, Is.EqualTo(new UnresolvedFunction("count", [A, A], IsDistinct: true)));
        Assert.That(Count("*").Expression, Is.EqualTo(new UnresolvedFunction("count", [new Literal(1, new IntegerType())])));
    }

    [Test]
    public void Lambdas_get_variables_of_their_own_also_inside_each_other()
    {
        var outer = (LambdaFunction)((UnresolvedFunction)Transform(Col("a"), x => Filter(x, y => y == x)).Expression).Arguments[1];
        var inner = (LambdaFunction)((UnresolvedFunction)outer.Body).Arguments[1];

        Assert.That(inner.Arguments[0], Is.Not.EqualTo(outer.Arguments[0]));
        Assert.That(((UnresolvedFunction)outer.Body).Arguments[0], Is.EqualTo(outer.Arguments[0]));
        Assert.That(inner.Body, Is.EqualTo(new UnresolvedFunction("==", [inner.Arguments[0], outer.Arguments[0]])));
    }

    [Test]
    public void Strict_JSON_takes_its_schema_and_limit_as_constants()
    {
        var schema = StructType.Empty.Add("id", new LongType());

        Assert.That(FromJsonStrict(Col("a"), schema, 100).Expression, Is.EqualTo(new UnresolvedFunction(
            "from_json_strict", [A, new Literal(schema.Json, new StringType()), new Literal(100, new IntegerType())])));
        Assert.That(((Literal)((UnresolvedFunction)FromJsonStrict(Col("a"), schema).Expression).Arguments[2]).Value, Is.EqualTo(1_048_576));
        Assert.That(() => FromJsonStrict(Col("a"), schema, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Options_of_JSON_functions_are_a_map_of_constants()
    {
        var call = (UnresolvedFunction)ToJson(Col("a"), new Dictionary<string, string> { ["ignoreNullFields"] = "false" }).Expression;

        Assert.That(call.Arguments[1], Is.EqualTo(Map(Lit("ignoreNullFields"), Lit("false")).Expression));
    }
}
