using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Delta.Tests;

public sealed class PartitionValueTests
{
    public static IEnumerable<TestCaseData> Values()
    {
        yield return new("string", "a/b %=", "a/b %=");
        yield return new("string", "NULL", "NULL");
        yield return new("boolean", true, "true");
        yield return new("byte", -128L, "-128");
        yield return new("long", long.MaxValue, "9223372036854775807");
        yield return new("double", 1.0, "1.0");
        yield return new("double", 1.0E10, "1.0E10");
        yield return new("double", 0.001, "0.001");
        yield return new("double", 1.234E-4, "1.234E-4");
        yield return new("double", 1234567.0, "1234567.0");
        yield return new("double", 12345678.0, "1.2345678E7");
        yield return new("double", double.NaN, "NaN");
        yield return new("double", double.NegativeInfinity, "-Infinity");
        yield return new("double", -0.0, "-0.0");
        yield return new("float", 0.1f, "0.1");
        yield return new("decimal(10,2)", 12.50m, "12.50");
        yield return new("decimal(38,0)", "12345678901234567890123456789012345678", "12345678901234567890123456789012345678");
        yield return new("date", new DateOnly(1, 1, 1), "0001-01-01");
        yield return new("timestamp", new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddMicroseconds(6), "2024-01-02T03:04:05.000006Z");
        yield return new("timestamp_ntz", new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc), "2024-01-02 03:04:05");
        yield return new("binary", "\u0001\u00e9"u8.ToArray(), "\u0001\u00e9");
    }

    [TestCaseSource(nameof(Values))]
    public void A_value_has_one_text_and_comes_back_from_it(string type, object value, string text)
    {
        var dataType = DataType.ParseDataType($"\"{type}\"");

        Assert.That(PartitionValue.Format(value, dataType), Is.EqualTo(text));
        Assert.That(PartitionValue.Parse(text, dataType), Is.EqualTo(value));
    }

    [TestCase("timestamp", "2024-01-02 03:04:05")]
    [TestCase("timestamp", "2024-01-02T03:04:05Z")]
    [TestCase("timestamp", "2024-01-02T03:04:05.000000Z")]
    [TestCase("timestamp", "2024-01-02T05:04:05+02:00")]
    public void Timestamps_are_read_in_every_form(string type, string text) =>
        Assert.That(PartitionValue.Parse(text, DataType.ParseDataType($"\"{type}\"")), Is.EqualTo(new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc)));

    [Test]
    public void Null_and_empty_both_mean_null()
    {
        Assert.That(PartitionValue.Parse("", new StringType()), Is.Null);
        Assert.That(PartitionValue.Parse(null, new LongType()), Is.Null);
        Assert.That(PartitionValue.Format("", new StringType()), Is.Null);
    }

    [TestCase("long", "1.5")]
    [TestCase("date", "2024-13-01")]
    [TestCase("boolean", "yes")]
    [TestCase("decimal(10,2)", "NaN")]
    public void A_text_of_another_type_is_an_error_that_names_it(string type, string text) =>
        Assert.That(() => PartitionValue.Parse(text, DataType.ParseDataType($"\"{type}\"")), Throws.TypeOf<FormatException>().With.Message.Contains(text));

    [Test]
    public void Any_double_comes_back_from_its_text() =>
        Prop.ForAll<double>(number => ((double)PartitionValue.Parse(PartitionValue.Format(number, new DoubleType()), new DoubleType())!).Equals(number)).QuickCheckThrowOnFailure();

    [Test]
    public void Files_are_chosen_by_partition_values()
    {
        var metadata = TestTables.Metadata(partitioned: true);
        bool MayMatch(string? country, DeltaPredicate predicate) => predicate.Evaluate(new AddFileFacts(
            metadata, TestTables.File("f") with { PartitionValues = StringMap.From([new("country", country)]) })).HasFlag(Outcomes.True);

        Assert.That(MayMatch("nl", DeltaPredicate.Compare("country", Comparison.Equal, "nl")), Is.True);
        Assert.That(MayMatch("de", DeltaPredicate.Compare("country", Comparison.Equal, "nl")), Is.False);
        Assert.That(MayMatch(null, DeltaPredicate.IsNull("country")), Is.True);
        Assert.That(MayMatch("", DeltaPredicate.IsNull("country")), Is.True);
        Assert.That(MayMatch(null, DeltaPredicate.Not(DeltaPredicate.Compare("country", Comparison.Equal, "nl"))), Is.False);
        Assert.That(MayMatch("nl", DeltaPredicate.And(DeltaPredicate.IsNotNull("country"), DeltaPredicate.Unknown)), Is.True);
    }
}
