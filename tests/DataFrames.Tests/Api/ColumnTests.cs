using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class ColumnTests
{
    private static readonly Expression A = new UnresolvedAttribute("a");

    private static readonly Literal One = new(1, new IntegerType());

    private static IEnumerable<TestCaseData> Operators()
    {
        var (a, b) = (Col("a"), Col("b"));
        yield return new(a == 1, "==");
        yield return new(a < 1, "<");
        yield return new(a <= 1, "<=");
        yield return new(a > 1, ">");
        yield return new(a >= 1, ">=");
        yield return new(a + 1, "+");
        yield return new(a - 1, "-");
        yield return new(a * 1, "*");
        yield return new(a / 1, "/");
        yield return new(a % 1, "%");
        yield return new(a.EqualTo(1), "==");
        yield return new(a.Gt(1), ">");
        yield return new(a.Lt(1), "<");
        yield return new(a.Geq(1), ">=");
        yield return new(a.Leq(1), "<=");
        yield return new(a.Plus(1), "+");
        yield return new(a.Minus(1), "-");
        yield return new(a.Multiply(1), "*");
        yield return new(a.Divide(1), "/");
        yield return new(a.Mod(1), "%");
        yield return new(a.EqNullSafe(1), "<=>");
        yield return new(a.BitwiseAND(1), "&");
        yield return new(a.BitwiseOR(1), "|");
        yield return new(a.BitwiseXOR(1), "^");
        yield return new(a.Contains(1), "contains");
    }

    [TestCaseSource(nameof(Operators))]
    public void An_operator_or_its_named_twin_calls_the_function_of_Spark_s_name(Column column, string function) =>
        Assert.That(column.Expression, Is.EqualTo(Call(function, A, One)));

    [Test]
    public void Inequality_is_a_negated_equality()
    {
        Assert.That((Col("a") != 1).Expression, Is.EqualTo(Call("not", Call("==", A, One))));
        Assert.That(Col("a").NotEqual(1).Expression, Is.EqualTo(Call("not", Call("==", A, One))));
        Assert.That(Not(Col("a")).Expression, Is.EqualTo(Call("not", A)));
        Assert.That(Negate(Col("a")).Expression, Is.EqualTo(Call("negative", A)));
    }

    [Test]
    public void When_and_otherwise_make_one_flat_call()
    {
        var column = When(Col("a"), 1).When(Col("b"), 2).Otherwise(3);

        Assert.That(column.Expression, Is.EqualTo(Call("when", A, One, new UnresolvedAttribute("b"), new Literal(2, new IntegerType()), new Literal(3, new IntegerType()))));
    }

    [Test]
    public void When_follows_only_when_and_never_otherwise()
    {
        Assert.That(() => Col("a").When(Col("b"), 1), Throws.InvalidOperationException.With.Message.Contains("Functions.When"));
        Assert.That(() => When(Col("a"), 1).Otherwise(2).Otherwise(3), Throws.InvalidOperationException.With.Message.Contains("Otherwise"));
    }

    [Test]
    public void Between_includes_both_bounds() =>
        Assert.That(Col("a").Between(1, 1).Expression, Is.EqualTo(Call("and", Call(">=", A, One), Call("<=", A, One))));

    [Test]
    public void IsIn_takes_values_of_one_type_or_of_several()
    {
        Assert.That(Col("a").IsIn(1, 1).Expression, Is.EqualTo(Call("in", A, One, One)));
        Assert.That(Col("a").IsIn("x", "y").Expression, Is.EqualTo(Call("in", A, Text("x"), Text("y"))));
        Assert.That(Col("a").IsIn(1, "y").Expression, Is.EqualTo(Call("in", A, One, Text("y"))));
    }

    [Test]
    public void Parts_of_nested_values_are_extracted_set_and_dropped()
    {
        Assert.That(Col("a").GetItem(1).Expression, Is.EqualTo(new UnresolvedExtractValue(A, One)));
        Assert.That(Col("a").GetField("x").Expression, Is.EqualTo(new UnresolvedExtractValue(A, Text("x"))));
        Assert.That(Col("a").WithField("x", Lit(1)).Expression, Is.EqualTo(new UpdateFields(A, "x", One)));
        Assert.That(Col("a").DropFields("x", "y").Expression, Is.EqualTo(new UpdateFields(new UpdateFields(A, "x", null), "y", null)));
    }

    [Test]
    public void Casts_read_the_type_from_ddl()
    {
        Assert.That(Col("a").Cast("decimal(10,2)").Expression, Is.EqualTo(new Cast(A, new DecimalType(10, 2))));
        Assert.That(Col("a").TryCast("int").Expression, Is.EqualTo(new Cast(A, new IntegerType(), EvalMode.Try)));
    }

    [Test]
    public void Nulls_come_first_when_ascending_and_last_when_descending_unless_said_otherwise()
    {
        Assert.That(Col("a").Asc().Expression, Is.EqualTo(new SortOrder(A, SortDirection.Ascending, NullOrdering.NullsFirst)));
        Assert.That(Col("a").Desc().Expression, Is.EqualTo(new SortOrder(A, SortDirection.Descending, NullOrdering.NullsLast)));
        Assert.That(Col("a").AscNullsLast().Expression, Is.EqualTo(new SortOrder(A, SortDirection.Ascending, NullOrdering.NullsLast)));
        Assert.That(Col("a").DescNullsFirst().Expression, Is.EqualTo(new SortOrder(A, SortDirection.Descending, NullOrdering.NullsFirst)));
    }

    [Test]
    public void A_window_has_partition_order_and_frame()
    {
        var window = Window.PartitionBy("k").OrderBy(Col("a").Desc()).RowsBetween(Window.UnboundedPreceding, -1);

        Assert.That(Sum("a").Over(window).Expression, Is.EqualTo(new WindowExpression(
            Call("sum", A),
            [new UnresolvedAttribute("k")],
            [new SortOrder(A, SortDirection.Descending, NullOrdering.NullsLast)],
            new WindowFrame(FrameType.Row, new UnboundedBoundary(), new ValueBoundary(new Literal(-1, new IntegerType()))))));
    }

    [Test]
    public void A_range_frame_measures_in_longs_and_ends_at_the_current_row()
    {
        var window = Window.OrderBy("a").RangeBetween(-3600, Window.CurrentRow);

        Assert.That(((WindowExpression)Count("*").Over(window).Expression).Frame, Is.EqualTo(new WindowFrame(
            FrameType.Range, new ValueBoundary(new Literal(-3600L, new LongType())), new CurrentRowBoundary())));
    }

    private static UnresolvedFunction Call(string name, params Expression[] arguments) => new(name, arguments.ToValueList());

    private static Literal Text(string text) => new(text, new StringType());
}
