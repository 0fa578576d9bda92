using SparkPersonalization.DataFrames.Parsing;

namespace SparkPersonalization.DataFrames.Tests.Parsing;

public sealed class ParseErrorTests
{
    [TestCase("", 0, "")]
    [TestCase("1 +", 3, "")]
    [TestCase("a b", 2, "b")]
    [TestCase("a + * )", 6, ")")]
    [TestCase("a IS NULL IS NOT NULL", 10, "IS")]
    [TestCase("'abc", 0, "'")]
    [TestCase("`abc", 0, "`")]
    [TestCase("a.1", 1, ".1")]
    [TestCase("a IN ()", 6, ")")]
    [TestCase("a ! IN (1)", 2, "!")]
    [TestCase("a[b OR c]", 4, "OR")]
    [TestCase("CASE END", 5, "END")]
    [TestCase("CASE WHEN a THEN 1", 18, "")]
    [TestCase("CAST(a AS nothing)", 10, "nothing")]
    [TestCase("CAST(a AS decimal(50, 2))", 10, "decimal")]
    [TestCase("1.5L", 0, "1.5L")]
    [TestCase("a # b", 2, "#")]
    public void A_syntax_error_names_its_place(string sql, int position, string nearWord)
    {
        var error = Error(sql);

        Assert.Multiple(() =>
        {
            Assert.That(error.ErrorClass, Is.EqualTo("PARSE_SYNTAX_ERROR"));
            Assert.That(error.Position, Is.EqualTo(position));
            Assert.That(error.NearWord, Is.EqualTo(nearWord));
        });
    }

    [TestCase("128Y", "INVALID_NUMERIC_LITERAL_RANGE")]
    [TestCase("1e400", "INVALID_NUMERIC_LITERAL_RANGE")]
    [TestCase("1e39F", "INVALID_NUMERIC_LITERAL_RANGE")]
    [TestCase("1e99999999999BD", "INVALID_NUMERIC_LITERAL_RANGE")]
    [TestCase("99999999999999999999999999999999999999999", "INVALID_NUMERIC_LITERAL_RANGE")]
    [TestCase("X'1G'", "INVALID_TYPED_LITERAL")]
    [TestCase("GEO 'x'", "UNSUPPORTED_TYPED_LITERAL")]
    [TestCase("INTERVAL 1 MONTH 2 DAYS", "INVALID_INTERVAL_FORMAT")]
    [TestCase("INTERVAL '1.5' DAY", "INVALID_INTERVAL_FORMAT")]
    [TestCase("INTERVAL 'soon'", "INVALID_INTERVAL_FORMAT")]
    [TestCase("a LIKE 'x' ESCAPE '!!'", "INVALID_ESC")]
    [TestCase("1 /* never closed", "UNCLOSED_BRACKETED_COMMENT")]
    [TestCase("a = :limit", "UNBOUND_SQL_PARAMETER")]
    [TestCase("a = ?", "UNBOUND_SQL_PARAMETER")]
    [TestCase("TIME '10:60:00'", "INVALID_TYPED_LITERAL")]
    public void A_wrong_constant_has_its_own_error_class(string sql, string expected) => Assert.That(Error(sql).ErrorClass, Is.EqualTo(expected));

    [TestCase("mask(a, digitChar => 'x', 'y')", "UNEXPECTED_POSITIONAL_ARGUMENT")]
    [TestCase("mask(a, digitChar => 'x', DIGITCHAR => 'y')", "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.DOUBLE_NAMED_ARGUMENT_REFERENCE")]
    [TestCase("mask(a, nope => 'x')", "UNRECOGNIZED_PARAMETER_NAME")]
    [TestCase("mask(lowerChar => 'x')", "REQUIRED_PARAMETER_NOT_FOUND")]
    [TestCase("mask(a, str => 'x')", "DUPLICATE_ROUTINE_PARAMETER_ASSIGNMENT.BOTH_POSITIONAL_AND_NAMED")]
    [TestCase("upper(str => a)", "NAMED_PARAMETERS_NOT_SUPPORTED")]
    [TestCase("IDENTIFIER(a)", "NOT_A_CONSTANT_STRING.NOT_CONSTANT")]
    [TestCase("IDENTIFIER(1)", "NOT_A_CONSTANT_STRING.WRONG_TYPE")]
    [TestCase("IDENTIFIER(CAST(NULL AS STRING))", "NOT_A_CONSTANT_STRING.NULL")]
    public void Names_that_Spark_refuses_are_refused(string sql, string expected) =>
        Assert.That(Assert.Throws<AnalysisException>(() => SparkSqlParser.ParseExpression(sql))!.ErrorClass, Is.EqualTo(expected));

    [TestCase("sum(a) IGNORE NULLS")]
    public void What_is_not_supported_is_refused_by_name(string sql)
    {
        var error = Error(sql);

        Assert.That(error.ErrorClass, Is.EqualTo("UNSUPPORTED_FEATURE"));
        Assert.That(error.Message, Does.Contain("is not supported"));
    }

    [Test]
    public void The_message_shows_the_line_and_the_place() =>
        Assert.That(Error("a +\nb + + )").Message, Is.EqualTo(
            "[PARSE_SYNTAX_ERROR] Syntax error at or near ')'. (line 2, pos 6)\n\n== SQL ==\nb + + )\n------^^^"));

    [Test]
    public void Deep_nesting_is_refused_before_the_stack_ends()
    {
        var parentheses = new string('(', 100_000) + "a" + new string(')', 100_000);

        Assert.Multiple(() =>
        {
            Assert.That(Error(parentheses).ErrorClass, Is.EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));
            Assert.That(Error(string.Concat(Enumerable.Repeat("NOT ", 100_000)) + "a").ErrorClass, Is.EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));
            Assert.That(Error(string.Concat(Enumerable.Repeat("a[", 100_000))).ErrorClass, Is.EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));
            Assert.That(Error(string.Concat(Enumerable.Repeat("~", 100_000)) + "a").ErrorClass, Is.EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));
        });
    }

    private static ParseException Error(string sql) => Assert.Throws<ParseException>(() => SparkSqlParser.ParseExpression(sql))!;
}
