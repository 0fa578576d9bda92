using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.Engines.DuckDb.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Functions;

/// <summary>The short way gives what arithmetic of any length gives, or nothing.</summary>
internal sealed class ShortDecimalsTests
{
    private static readonly Gen<Int128> Numbers =
        from digits in Gen.Choose(0, 38)
        from parts in Gen.Choose(0, 999_999_999).ArrayOf(5)
        from isNegative in ArbMap.Default.GeneratorFor<bool>()
        let magnitude = parts.Aggregate(BigInteger.Zero, (sum, part) => (sum * 1_000_000_000) + part) % BigInteger.Pow(10, digits)
        select (Int128)(isNegative ? -magnitude : magnitude);

    private static readonly Gen<(Int128 Unscaled, int Scale)> Decimals =
        from number in Numbers
        from scale in Gen.Choose(0, 38)
        select (number, scale);

    private static readonly Arbitrary<((Int128 Unscaled, int Scale) A, (Int128 Unscaled, int Scale) B, int Scale)> Cases = (
        from a in Decimals
        from b in Decimals
        from scale in Gen.Choose(0, 38)
        select (a, b, scale)).ToArbitrary();

    [Test]
    public void Products_are_exact_and_rounded_half_up() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Cases, c =>
        ShortDecimals.Compute("multiply", c.A, c.B, c.Scale) is not { } product
        || product == Rounded((BigInteger)c.A.Unscaled * c.B.Unscaled, BigInteger.Pow(10, c.A.Scale + c.B.Scale), c.Scale)));

    [Test]
    public void Quotients_are_exact_and_rounded_half_up() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Cases, c =>
        c.B.Unscaled == 0
        || ShortDecimals.Compute("divide", c.A, c.B, c.Scale) is not { } quotient
        || quotient == Rounded(c.A.Unscaled * BigInteger.Pow(10, c.B.Scale), c.B.Unscaled * BigInteger.Pow(10, c.A.Scale), c.Scale)));

    [Test]
    public void Prices_and_rates_take_the_short_way()
    {
        Assert.That(ShortDecimals.Compute("multiply", (9_999_999_999, 2), (-1_234, 3), 5), Is.EqualTo((Int128)(-12_339_999_998_766)));
        Assert.That(ShortDecimals.Compute("divide", (1, 0), (3, 0), 6), Is.EqualTo((Int128)333_333));
        Assert.That(ShortDecimals.Compute("divide", (-5, 1), (10, 0), 1), Is.EqualTo((Int128)(-1)), "a half is rounded away from zero");
    }

    private static BigInteger Rounded(BigInteger numerator, BigInteger denominator, int scale)
    {
        var scaled = numerator * BigInteger.Pow(10, scale);
        var half = BigInteger.Divide((BigInteger.Abs(scaled) * 2) + BigInteger.Abs(denominator), BigInteger.Abs(denominator) * 2);
        return scaled.Sign * denominator.Sign < 0 ? -half : half;
    }
}
