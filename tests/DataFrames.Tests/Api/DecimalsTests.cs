using System.Data.SqlTypes;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tests.Api;

public sealed class DecimalsTests
{
    [TestCase("-1.50", 3, 2)]
    [TestCase("0", 1, 0)]
    [TestCase("79228162514264337593543950335", 29, 0)]
    [TestCase("0.0000000000000000000000000001", 28, 28)]
    public void Numbers_that_fit_are_decimals(string text, byte precision, byte scale)
    {
        var value = decimal.Parse(text, null);

        Assert.That(Decimals.Box(Decimals.Unbox(value, precision, scale), scale), Is.TypeOf<decimal>().And.EqualTo(value));
    }

    [TestCase("79228162514264337593543950336", 0)]
    [TestCase("-99999999999999999999999999999999999999", 0)]
    [TestCase("-0.00000000000000000000000000000000000001", 38)]
    public void Numbers_of_more_digits_are_SqlDecimals(string text, byte scale)
    {
        var value = SqlDecimal.Parse(text);

        Assert.That(Decimals.Box(Decimals.Unbox(value, 38, scale), scale), Is.TypeOf<SqlDecimal>().And.EqualTo(value));
    }

    [TestCase("1.25", "1.3")]
    [TestCase("-1.25", "-1.3")]
    [TestCase("1.2499", "1.2")]
    [TestCase("7", "7.0")]
    public void Digits_beyond_the_scale_are_rounded_half_up(string text, string expected) =>
        Assert.That(Decimals.Box(Decimals.Unbox(decimal.Parse(text, null), 5, 1), 1).ToString(), Is.EqualTo(expected));

    [Test]
    public void Too_many_digits_overflow() =>
        Assert.That(() => Decimals.Unbox(99.95m, 3, 1), Throws.TypeOf<OverflowException>().With.Message.Contains("DECIMAL(3,1)"));

    [Test]
    public void Whole_numbers_are_taken_and_other_values_refused()
    {
        Assert.That(Decimals.Unbox(12, 5, 2), Is.EqualTo((Int128)1200));
        Assert.That(() => Decimals.Unbox(1.5d, 5, 2), Throws.ArgumentException);
    }
}
