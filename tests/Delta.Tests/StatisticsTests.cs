using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Delta.Tests;

public sealed class StatisticsTests
{
    private static readonly Comparison[] Comparisons = Enum.GetValues<Comparison>();

    [Test]
    public void Statistics_have_Deltas_form()
    {
        var metadata = Of("id BIGINT, price DECIMAL(10,2), s STRUCT<at: TIMESTAMP, tags: ARRAY<STRING>>, ok BOOLEAN, day DATE, ntz TIMESTAMP_NTZ");

        var json = new StatisticsBuilder(metadata)
            .Add("id", 0, 1L, 9L)
            .Add("price", 1, 1.50m, 12.00m)
            .Add(new ColumnPath("s", "at"), 2, Time("2024-01-01T00:00:00.1234567"), Time("2024-01-01T00:00:00.1234567"))
            .Add(new ColumnPath("s", "tags"), 3)
            .Add("ok", 0, false, true)
            .Add("day", 0, new DateOnly(2024, 1, 2), new DateOnly(2024, 12, 31))
            .Add("ntz", 0, Time("0001-01-01T00:00:00"), Time("9999-12-31T23:59:59.9999999"))
            .Build(10);

        const string Expected = """
            {"numRecords":10,
            "minValues":{"id":1,"price":1.50,"s":{"at":"2024-01-01T00:00:00.123Z"},"day":"2024-01-02","ntz":"0001-01-01T00:00:00.000"},
            "maxValues":{"id":9,"price":12.00,"s":{"at":"2024-01-01T00:00:00.124Z"},"day":"2024-12-31"},
            "nullCount":{"id":0,"price":1,"s":{"at":2,"tags":3},"ok":0,"day":0,"ntz":0}}
            """;
        Assert.That(json, Is.EqualTo(Expected.ReplaceLineEndings("")));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void What_is_no_JSON_number_is_left_out(double number)
    {
        var stats = new StatisticsBuilder(Of("x DOUBLE")).Add("x", 0, 1.0, number).Build(2);

        Assert.That(stats, Does.Contain("\"maxValues\":{}").And.Contain("\"minValues\":{\"x\":1}"));
    }

    [Test]
    public void Only_the_first_columns_get_statistics_and_partition_columns_none()
    {
        var schema = new StructType(Enumerable.Range(0, 40).Select(i => new StructField($"c{i}", new LongType())));
        var metadata = Metadata.Create(schema, ["c0"], [new("delta.dataSkippingNumIndexedCols", "3")]);

        Assert.That(StatisticsColumns.Of(metadata).Select(c => c.Key.ToString()), Is.EqualTo(new[] { "c1", "c2", "c3" }));
        Assert.That(StatisticsColumns.Of(Metadata.Create(schema)), Has.Count.EqualTo(32));
        Assert.That(new StatisticsBuilder(metadata).Add("c9", 0, 1L, 2L).Build(1), Does.Not.Contain("c9"));
    }

    [Test]
    public void Bounds_of_any_text_hold_in_the_order_of_code_points() => Prop.ForAll(Texts().ToArbitrary(), text =>
    {
        var (lower, upper) = (StringBounds.Lower(text, 4), StringBounds.Upper(text, 4));
        Assert.That(ColumnValue.CodePoints(lower, text), Is.LessThanOrEqualTo(0));
        Assert.That(ColumnValue.CodePoints(upper, text), Is.GreaterThanOrEqualTo(0));
        Assert.That(lower.EnumerateRunes().Count(), Is.LessThanOrEqualTo(4));
        Assert.That(lower.EnumerateRunes().Concat(upper.EnumerateRunes()), Has.None.EqualTo(System.Text.Rune.ReplacementChar));
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_order_of_texts_is_that_of_their_UTF8_bytes() => Prop.ForAll(Texts().ToArbitrary(), Texts().ToArbitrary(), (a, b) =>
        Math.Sign(ColumnValue.CodePoints(a, b))
            == Math.Sign(System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b)))).QuickCheckThrowOnFailure();

    [Test]
    public void No_file_with_a_matching_row_is_left_out() => Prop.ForAll(
        Gen.ListOf(Gen.OneOf(Gen.Choose(-3, 3).Select(i => (long?)i), Gen.Constant((long?)null))).ToArbitrary(), Condition(3).ToArbitrary(), (rows, condition) =>
        {
            var values = rows.OfType<long>().ToArray();
            var stats = new StatisticsBuilder(Of("x BIGINT")).Add(
                "x", rows.Count(r => r is null), values.Length == 0 ? null : values.Min(), values.Length == 0 ? null : values.Max()).Build(rows.Count);
            var facts = new AddFileFacts(Of("x BIGINT"), TestTables.File("f", stats: stats));
            var outcomes = condition.Predicate.Evaluate(facts);
            foreach (var row in rows)
            {
                var truth = condition.Truth(row) switch { true => Outcomes.True, false => Outcomes.False, null => Outcomes.Null };
                Assert.That(outcomes.HasFlag(truth), Is.True, $"{condition.Predicate} is {truth} for {row}, but only {outcomes} are thought possible");
            }
        }).QuickCheckThrowOnFailure();

    [TestCase("2024-01-01T00:00:00.123Z", true)]
    [TestCase("2024-01-01T00:00:00.122Z", false)]
    [TestCase("2024-01-01T01:00:00.123+01:00", true)]
    public void A_timestamp_that_was_cut_to_milliseconds_still_finds_its_row(string max, bool found)
    {
        var stats = $$$"""{"numRecords":1,"minValues":{"t":"1850-01-01T00:00:00.000-00:01:15"},"maxValues":{"t":"{{{max}}}"},"nullCount":{"t":0}}""";

        Assert.That(MayMatch("t TIMESTAMP", stats, DeltaPredicate.Compare("t", Comparison.GreaterOrEqual, Time("2024-01-01T00:00:00.123456"))), Is.EqualTo(found));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"numRecords":"many","minValues":5,"maxValues":{"x":"text"},"nullCount":{"x":null}}""")]
    [TestCase("""{"numRecords":1,"maxValues":{"x":1e400}}""")]
    [TestCase("")]
    public void Unusable_statistics_leave_no_file_out(string stats) =>
        Assert.That(MayMatch("x BIGINT", stats, DeltaPredicate.Compare("x", Comparison.Greater, 100L)), Is.True);

    [Test]
    public void A_greatest_double_is_not_believed_since_NaN_may_be_above_it() =>
        Assert.That(MayMatch("x DOUBLE", """{"numRecords":2,"minValues":{"x":1.0},"maxValues":{"x":2.0},"nullCount":{"x":0}}""",
            DeltaPredicate.Compare("x", Comparison.Greater, 100.0)), Is.True);

    [TestCase("12345678901234567890123456789012345.67", true)]
    [TestCase("1.5", false)]
    public void Decimals_beyond_those_of_NET_compare_exactly(string max, bool found) =>
        Assert.That(MayMatch("x DECIMAL(38,2)", $$$"""{"numRecords":1,"minValues":{"x":0},"maxValues":{"x":{{{max}}}},"nullCount":{"x":0}}""",
            DeltaPredicate.Compare("x", Comparison.Greater, 79228162514264337593543950335m)), Is.EqualTo(found));

    [Test]
    public void A_column_that_the_table_lacks_or_a_value_of_another_type_leaves_no_file_out()
    {
        const string Stats = """{"numRecords":1,"minValues":{"x":1},"maxValues":{"x":1},"nullCount":{"x":0}}""";

        Assert.That(MayMatch("x BIGINT", Stats, DeltaPredicate.Compare("y", Comparison.Equal, 5L)), Is.True);
        Assert.That(MayMatch("x BIGINT", Stats, DeltaPredicate.Compare("x", Comparison.Equal, "5")), Is.True);
        Assert.That(MayMatch("x BIGINT", Stats, DeltaPredicate.Not(DeltaPredicate.Unknown)), Is.True);
        Assert.That(MayMatch("x BIGINT", Stats, DeltaPredicate.In("x", [2L, 3L])), Is.False);
    }

    [Test]
    public void Every_JSON_that_is_written_can_be_read() => Prop.ForAll(Texts().ToArbitrary(), text =>
    {
        using var parsed = JsonDocument.Parse(new StatisticsBuilder(Of("x STRING")).Add("x", 0, text, text).Build(1));
        Assert.That(parsed.RootElement.GetProperty("minValues").GetProperty("x").GetString(), Is.EqualTo(StringBounds.Lower(text, 32)));
    }).QuickCheckThrowOnFailure();

    private static Gen<string> Texts() => Gen.ListOf(Gen.Elements("a", "z", "\u007F", "\u00e9", "\uFFFF", "\uE000", "\U0001F600", "\U0010FFFF", "\0", "\"")).Select(string.Concat);

    private static Gen<Case> Condition(int depth)
    {
        var leaf = Gen.OneOf(
            from comparison in Gen.Elements(Comparisons)
            from value in Gen.OneOf(Gen.Choose(-4, 4).Select(i => (long?)i), Gen.Constant((long?)null))
            select Case.Compare(comparison, value),
            Gen.Constant(new Case(DeltaPredicate.IsNull("x"), x => x is null)));
        return depth == 0 ? leaf : Gen.OneOf(
            leaf,
            Condition(depth - 1).Select(c => new Case(DeltaPredicate.Not(c.Predicate), x => !c.Truth(x))),
            from a in Condition(depth - 1) from b in Condition(depth - 1) select new Case(DeltaPredicate.And(a.Predicate, b.Predicate), x => a.Truth(x) & b.Truth(x)),
            from a in Condition(depth - 1) from b in Condition(depth - 1) select new Case(DeltaPredicate.Or(a.Predicate, b.Predicate), x => a.Truth(x) | b.Truth(x)));
    }

    private static Metadata Of(string ddl) => Metadata.Create((StructType)DataType.FromDdl(ddl));

    private static bool MayMatch(string ddl, string stats, DeltaPredicate predicate) =>
        predicate.Evaluate(new AddFileFacts(Of(ddl), TestTables.File("f", stats: stats))).HasFlag(Outcomes.True);

    private static DateTime Time(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>A condition and what SQL says of it for a value: true, false or null.</summary>
    private sealed record Case(DeltaPredicate Predicate, Func<long?, bool?> Truth)
    {
        internal static Case Compare(Comparison comparison, long? value) => new(DeltaPredicate.Compare("x", comparison, value), x => comparison switch
        {
            Comparison.NullSafeEqual => x == value,
            _ when x is null || value is null => null,
            Comparison.Equal => x == value,
            Comparison.NotEqual => x != value,
            Comparison.Less => x < value,
            Comparison.LessOrEqual => x <= value,
            Comparison.Greater => x > value,
            _ => x >= value,
        });
    }
}
