using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Tests.Translation;

/// <summary>Sums of products are exact, whether all of them, some or none fit into 64 bits.</summary>
internal sealed class DecimalSumTests
{
    private static readonly Gen<long?> Numbers = Gen.Frequency(
        (1, Gen.Constant<long?>(null)),
        (4, Gen.Choose(-100_000, 100_000).Select(n => (long?)n)),
        (2, Gen.Choose(0, 14).Select(digits => (long?)((long)BigInteger.Pow(10, digits) * 9) + 1)),
        (1, Gen.Elements<long?>(-999_999_999_999_999, 999_999_999_999_999)));

    private static readonly Arbitrary<(long? A, long? B)[]> Rows = (from a in Numbers from b in Numbers select (a, b)).ArrayOf().ToArbitrary();

    private DuckDbEngine _engine = null!;

    [OneTimeSetUp]
    public void Open() => _engine = TestEngine.Open();

    [OneTimeTearDown]
    public void Close() => _engine.Dispose();

    [Test]
    public void Sums_of_products_are_exact() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Rows, rows =>
    {
        var products = rows.Where(r => r is { A: not null, B: not null }).Select(r => (A: (BigInteger)r.A!.Value, Product: (BigInteger)r.A!.Value * r.B!.Value)).ToList();
        var expected = new[]
        {
            Sum(products.Select(p => p.Product)),
            Sum(products.Where(p => p.A > 100).Select(p => p.Product)),
            Sum(rows.Select(r => r is { A: > 100, B: not null } ? (BigInteger)r.A.Value * r.B.Value : (r.A > 100 ? (BigInteger?)null : 0)).OfType<BigInteger>()),
            Sum(products.Select(p => p.Product + (p.A * 100))),
            products.Count.ToString(CultureInfo.InvariantCulture),
        };
        return Values(Table(rows).Select("a", "a * b AS product"), "sum(product)", "sum(product) FILTER (WHERE a > 1)", "sum(CASE WHEN a > 1 THEN product ELSE 0 END)", "sum(product + a)", "count(product)").SequenceEqual(expected)
            && Values(Table(rows), "sum(a * b)", "try_sum(a * b)", "sum(a * b) FILTER (WHERE a > 1)").SequenceEqual([expected[0], expected[0], expected[1]]);
    }));

    [Test]
    public void An_average_counts_the_products_that_fit_and_those_that_do_not() =>
        Assert.That(
            Values(Table([(150, 200), (999_999_999_999_999, 999_999_999_999_999), (null, 1)]), "avg(a * b)", "try_avg(a * b)"),
            Is.EqualTo(new[] { "49999999999999900000000001.50005000", "49999999999999900000000001.50005000" }));

    [TestCase(99, "98999999999999999802000000000000000099")]
    [TestCase(-99, "-98999999999999999802000000000000000099")]
    [TestCase(101, null)]
    [TestCase(-101, null)]
    public void A_sum_of_more_digits_than_a_decimal_has_is_an_overflow(int rows, string? sum)
    {
        var table = TestEngine.Local("a DECIMAL(18,0), b DECIMAL(18,0)", [.. Enumerable.Repeat<object?[]>([999_999_999_999_999_999m * Math.Sign(rows), 999_999_999_999_999_999m], Math.Abs(rows))]);
        Assert.That(Values(table, "try_sum(a * b)").Single(), Is.EqualTo(sum));
        if (sum is null)
            Assert.That(() => Values(table, "sum(a * b)"), Throws.InstanceOf<SparkException>().With.Message.Contains("Adding up"));
        else
            Assert.That(Values(table, "sum(a * b)").Single(), Is.EqualTo(sum));
    }

    private static LocalRelation Table((long? A, long? B)[] rows) =>
        TestEngine.Local("a DECIMAL(15,2), b DECIMAL(15,2)", [.. rows.Select(r => new object?[] { r.A / 100m, r.B / 100m })]);

    private List<string?> Values(Relation rows, params string[] aggregates)
    {
        var texts = aggregates.Select((_, i) => $"CAST(x{i} AS STRING)").ToArray();
        var named = new Aggregate(rows, GroupType.GroupBy, [], [.. aggregates.Select((a, i) => TestEngine.Item($"{a} AS x{i}"))]);
        var row = _engine.Rows(named.Select(texts)).Single();
        return [.. Enumerable.Range(0, aggregates.Length).Select(i => row[i] as string)];
    }

    private static string? Sum(IEnumerable<BigInteger> products)
    {
        var all = products.ToList();
        if (all.Count == 0)
            return null;
        var sum = all.Aggregate((x, y) => x + y);
        var digits = BigInteger.Abs(sum).ToString("D5", CultureInfo.InvariantCulture);
        return $"{(sum < 0 ? "-" : "")}{digits[..^4]}.{digits[^4..]}";
    }
}
