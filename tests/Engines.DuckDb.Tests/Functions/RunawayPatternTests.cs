using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Tests.Functions;

/// <summary>Regular expressions whose match by backtracking takes exponentially long in the text.</summary>
public sealed class RunawayPatternTests
{
    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Open() => _spark = new SparkSession(TestEngine.Open());

    [OneTimeTearDown]
    public void Close() => _spark.Dispose();

    [TestCase("rlike(t, '(a+)+$')", false)]
    [TestCase("rlike(t, '(a|aa)+$')", false)]
    [TestCase("regexp_extract(t, '(a+)+$', 1)", "")]
    [TestCase("regexp_replace(t, '(a|a?)+$', 'x')", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabx")]
    [TestCase("size(split(t, '(a+)+$'))", 1)]
    public void They_are_matched_all_the_same(string expression, object expected) =>
        Assert.That(_spark.Sql($"SELECT {expression} FROM (SELECT repeat('a', int(id) + 60) || 'b' AS t FROM range(1))").Head()[0], Is.EqualTo(expected));

    [Test]
    public void Those_with_back_references_are_an_error_that_names_the_pattern()
    {
        var error = Assert.Catch<SparkException>(() => _spark.Sql(@"SELECT rlike(repeat('a', int(id) + 60) || 'b', r'(a+)+\1$') FROM range(1)").Collect())!;

        Assert.That(error.ErrorClass, Is.EqualTo("REGULAR_EXPRESSION_TIMEOUT"));
        Assert.That(error.Message, Does.Contain(@"'(a+)+\1$'"));
    }
}
