using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class UdfTests
{
    [Test]
    public void Types_follow_from_the_CLR_types()
    {
        var function = FunctionOf(Udf<int, string?, double>((i, s) => i)(Col("a"), Col("b")));

        Assert.That(function.ReturnType, Is.EqualTo(new DoubleType()));
        Assert.That(function.ArgumentTypes, Is.EqualTo((ValueList<DataType>)[new IntegerType(), new StringType()]));
        Assert.That(function.Invoke([2, null]), Is.EqualTo(2.0));
    }

    [Test]
    public void Values_are_brought_from_and_to_the_forms_of_rows()
    {
        var days = FunctionOf(Udf<DateOnly?, IReadOnlyList<int>, List<DateTime>>((d, n) => [.. n.Select(i => d!.Value.AddDays(i).ToDateTime(default))])(Col("a"), Col("b")));

        Assert.That(days.ReturnType, Is.EqualTo(new ArrayType(new TimestampType(), false)));
        Assert.That(days.Invoke([new Date(1970, 1, 1), new object?[] { 0, 1 }]), Is.EqualTo(new object?[] { new Timestamp(0), new Timestamp(86_400_000_000) }));
    }

    [Test]
    public void Maps_come_as_dictionaries()
    {
        var function = FunctionOf(Udf<Dictionary<string, long?>, long>(m => m.Values.Sum(v => v ?? 0))(Col("a")));

        Assert.That(function.Invoke([new Dictionary<object, object?> { ["x"] = 2L, ["y"] = null }]), Is.EqualTo(2L));
    }

    [Test]
    public void A_null_where_the_type_has_none_is_an_error_that_says_what_to_take()
    {
        var function = FunctionOf(Udf<int, int>(i => i)(Col("a")));

        Assert.That(() => function.Invoke([null]), Throws.InstanceOf<InvalidCastException>().With.Message.Contains("Int32?"));
    }

    [Test]
    public void A_function_with_a_schema_gives_structs()
    {
        var schema = DataType.FromDdl("x INT, y STRING") as StructType;
        var function = FunctionOf(Udf<int>(i => new GenericRow([i, null]), schema!)(Col("a")));

        Assert.That(function.Invoke([1]), Is.EqualTo(new Row(schema!, 1, null)));
    }

    [Test]
    public void A_type_that_no_column_has_is_refused() =>
        Assert.That(() => Udf<Uri, int>(_ => 1), Throws.ArgumentException.With.Message.Contains("System.Uri"));

    [Test]
    public void Ten_arguments_are_passed_in_order()
    {
        var udf = Udf<int, int, int, int, int, int, int, int, int, int, string>((a, b, c, d, e, f, g, h, i, j) => $"{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}");
        var column = Col("a");

        var function = FunctionOf(udf(column, column, column, column, column, column, column, column, column, column));

        Assert.That(function.Invoke([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), Is.EqualTo("0123456789"));
    }

    private static UserFunction FunctionOf(Column column) => ((InlineUserDefinedFunction)column.Expression).Function;
}
