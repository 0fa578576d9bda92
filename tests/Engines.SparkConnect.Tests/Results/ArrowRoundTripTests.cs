using Apache.Arrow.Ipc;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Arrow;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.SparkConnect.Results;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Results;

public sealed class ArrowRoundTripTests
{
    [Test]
    public void Values_of_every_type_come_back_as_they_were_written() =>
        Prop.ForAll(AnyValue.Columns(), column => Texts(column.Type, RoundTrip(column)).SequenceEqual(Texts(column.Type, column.Values)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Test]
    public void Rows_beyond_one_batch_are_all_written()
    {
        var values = Enumerable.Range(0, LocalRows.BatchSize * 2 + 5).Select(i => (object?)i).ToArray();

        Assert.That(RoundTrip(new TypedColumn(new IntegerType(), values)), Is.EqualTo(values));
    }

    [TestCase("99999999999999999999.999999999999999999", 38, 18)]
    [TestCase("-0.00000000000000000000000000000000000001", 38, 38)]
    [TestCase("99999999999999999999999999999999999999", 38, 0)]
    public void Decimals_keep_all_their_digits(string text, int precision, int scale)
    {
        var value = System.Data.SqlTypes.SqlDecimal.Parse(text);

        Assert.That(RoundTrip(new TypedColumn(new DecimalType(precision, scale), [value])).Single()!.ToString(), Is.EqualTo(value.ToString()));
    }

    private static List<object?> RoundTrip(TypedColumn column)
    {
        var schema = new StructType(new StructField("c", column.Type));
        using var reader = new ArrowStreamReader(LocalRows.Stream(schema, [.. column.Values.Select(v => new[] { v })]).AsMemory());
        var values = new List<object?>();
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            var read = ColumnReaders.Of(batch.Column(0), column.Type);
            values.AddRange(Enumerable.Range(0, batch.Length).Select(i => read(i)));
        }

        return values;
    }

    private static IEnumerable<string> Texts(DataType type, IEnumerable<object?> values)
    {
        var schema = new StructType(new StructField("c", type));
        return values.Select(v => RowText.Of(new Row(schema, v)));
    }
}
