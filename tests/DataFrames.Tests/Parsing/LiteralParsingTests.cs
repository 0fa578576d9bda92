using System.Data.SqlTypes;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Tests.Parsing;

public sealed class LiteralParsingTests
{
    [TestCase("1", "1:int")]
    [TestCase("0012", "12:int")]
    [TestCase("2147483648", "2147483648:bigint")]
    [TestCase("-2147483648", "-2147483648:int")]
    [TestCase("-9223372036854775808", "-9223372036854775808:bigint")]
    [TestCase("9223372036854775808", "9223372036854775808:decimal(19,0)")]
    [TestCase("1.50", "1.50:decimal(3,2)")]
    [TestCase(".5", "0.5:decimal(1,1)")]
    [TestCase("-0.5", "-0.5:decimal(1,1)")]
    [TestCase("5.", "5:decimal(1,0)")]
    [TestCase("00.10", "0.10:decimal(2,2)")]
    [TestCase("0.00", "0.00:decimal(2,2)")]
    [TestCase("1.5BD", "1.5:decimal(2,1)")]
    [TestCase("1e2BD", "100:decimal(3,0)")]
    [TestCase("1.5e3", "1500:double")]
    [TestCase("1E-1", "0.1:double")]
    [TestCase("2D", "2:double")]
    [TestCase("1.5f", "1.5:float")]
    [TestCase("3L", "3:bigint")]
    [TestCase("3S", "3:smallint")]
    [TestCase("-128Y", "-128:tinyint")]
    public void Numbers_have_the_type_that_Spark_gives_them(string sql, string expected) => AssertParsed(sql, expected);

    [Test]
    public void Suffixes_choose_the_CLR_type()
    {
        object?[] values = [.. new[] { "1Y", "1S", "1", "1L", "1F", "1D", "1BD" }.Select(Value)];

        Assert.That(values, Is.EqualTo(new object[] { (sbyte)1, (short)1, 1, 1L, 1f, 1d, 1m }));
        Assert.That(values.Select(v => v!.GetType()), Is.EqualTo(new[] { typeof(sbyte), typeof(short), typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal) }));
    }

    [Test]
    public void Decimals_beyond_28_digits_are_SqlDecimals() =>
        Assert.That(Value("12345678901234567890123456789.5"), Is.EqualTo(SqlDecimal.Parse("12345678901234567890123456789.5")));

    [TestCase("'it''s'", "it's")]
    [TestCase("'a' 'b' \"c\"", "abc")]
    [TestCase("\"a\"\"b\"", "a\"b")]
    [TestCase(@"r'a\n' R""\t""", @"a\n\t")]
    [TestCase(@"'\n\t\r\b\0\Z\\\'\""'", "\n\t\r\b\0\u001A\\'\"")]
    [TestCase(@"'a\%b\_c\q'", @"a\%b\_cq")]
    [TestCase(@"'\u0041\U0001F600\101'", "A\U0001F600A")]
    [TestCase(@"'\u00g'", "u00g")]
    public void Strings_are_read_with_Sparks_escapes(string sql, string expected) => Assert.That(Value(sql), Is.EqualTo(expected));

    [TestCase("NULL", "null:void")]
    [TestCase("true", "True:boolean")]
    [TestCase("X'1f'", "1F:binary")]
    [TestCase("x'ABC'", "0ABC:binary")]
    [TestCase("DATE '2026-01-31'", "cast[Ansi]('2026-01-31':string date)")]
    [TestCase("TIMESTAMP '2026-01-31 10:00:00'", "cast[Ansi]('2026-01-31 10:00:00':string timestamp)")]
    [TestCase("timestamp_ntz '2026-01-31'", "cast[Ansi]('2026-01-31':string timestamp_ntz)")]
    public void Other_constants_are_read(string sql, string expected) => AssertParsed(sql, expected);

    [TestCase("INTERVAL 1 DAY", 86_400_000_000, 0, 0)]
    [TestCase("INTERVAL -1 DAY", -86_400_000_000, 0, 0)]
    [TestCase("INTERVAL -'1' DAY", -86_400_000_000, 0, 0)]
    [TestCase("INTERVAL 1 DAY 2 HOURS", 93_600_000_000, 0, 1)]
    [TestCase("INTERVAL '1 day -2 hours'", 79_200_000_000, 0, 1)]
    [TestCase("INTERVAL '1.5' SECOND", 1_500_000, 3, 3)]
    [TestCase("INTERVAL 5 milliseconds", 5_000, 3, 3)]
    [TestCase("INTERVAL '1 02:03:04.5' DAY TO SECOND", 93_784_500_000, 0, 3)]
    [TestCase("INTERVAL '-02:03' HOUR TO MINUTE", -7_380_000_000, 1, 2)]
    public void Day_time_intervals_are_microseconds_of_the_units_named(string sql, long expected, byte start, byte end) =>
        Assert.That(SparkSqlParser.ParseExpression(sql), Is.EqualTo(new Literal(expected, new DayTimeIntervalType(start, end))));

    [TestCase("INTERVAL '1-2' YEAR TO MONTH", 14, 0, 1)]
    [TestCase("INTERVAL 2 MONTHS 1 YEAR", 14, 0, 1)]
    [TestCase("INTERVAL '-3' MONTH", -3, 1, 1)]
    public void Year_month_intervals_are_months_of_the_units_named(string sql, int expected, byte start, byte end) =>
        Assert.That(SparkSqlParser.ParseExpression(sql), Is.EqualTo(new Literal(expected, new YearMonthIntervalType(start, end))));

    private static object? Value(string sql) => ((Literal)SparkSqlParser.ParseExpression(sql)).Value;

    private static void AssertParsed(string sql, string expected) =>
        Assert.That(PlanText.Of(SparkSqlParser.ParseExpression(sql)), Is.EqualTo(expected));
}
