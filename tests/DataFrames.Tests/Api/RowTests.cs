using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class RowTests
{
    [Test]
    public void A_row_has_the_values_that_it_was_made_of()
    {
        var row = new Row((StructType)DataType.FromDdl("id INT, name STRING"), 1, "a");

        Assert.That(row.Size(), Is.EqualTo(2));
        Assert.That(row.Values, Is.EqualTo(new object[] { 1, "a" }));
        Assert.That(() => row.Get(2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("2 columns"));
    }

    [Test]
    public void A_row_without_schema_is_one_of_numbered_fields()
    {
        var generic = new GenericRow([1, "a", null]);
        Row row = generic;

        Assert.That(generic.Size(), Is.EqualTo(3));
        Assert.That(row.Values, Is.SameAs(generic.Values));
        Assert.That(row.Schema.SimpleString, Is.EqualTo("struct<_1:int,_2:string,_3:void>"));
        Assert.That(row.GetAs<string>("_2"), Is.EqualTo("a"));
        Assert.That((Row?)(GenericRow?)null, Is.Null);
    }

    [Test]
    public void A_date_has_its_parts_in_every_year()
    {
        var date = new Date(new DateTime(2024, 2, 29, 23, 59, 59, DateTimeKind.Unspecified));

        Assert.That((date.Year, date.Month, date.Day), Is.EqualTo((2024, 2, 29)));
        Assert.That(date.ToDateTime(), Is.EqualTo(new DateTime(2024, 2, 29, 0, 0, 0, DateTimeKind.Unspecified)));
        Assert.That(new Date(int.MinValue).Year, Is.EqualTo(-5877641));
    }

    [TestCase(0L, "1970-01-01 00:00:00")]
    [TestCase(-1L, "1969-12-31 23:59:59.999999")]
    [TestCase(1_709_251_199_000_250L, "2024-02-29 23:59:59.00025")]
    public void A_timestamp_has_its_parts(long microseconds, string text)
    {
        var time = new Timestamp(microseconds);

        Assert.That(time.ToString(), Is.EqualTo(text));
        Assert.That(new Timestamp(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, time.Microsecond), Is.EqualTo(time));
    }

    [TestCase(-1)]
    [TestCase(1_000_000)]
    public void A_second_has_a_million_microseconds(int microsecond) =>
        Assert.That(() => new Timestamp(2024, 1, 1, 0, 0, 0, microsecond), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("1,000,000"));
}
