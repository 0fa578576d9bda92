using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Translation;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

/// <summary>Expressions and plans of many levels: the server reads them, or they are refused in a way that tells what to do.</summary>
public sealed class DeepPlanTests
{
    // A little less than the server reads by default.
    private const int Readable = 495;

    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => _spark = RealSpark.Session();

    [TearDown]
    public void Close() => _spark.Dispose();

    [Test]
    public void Levels_up_to_the_servers_limit_are_run() => Assert.That(Raised(Readable).Collect().Select(row => row[0]), Is.EqualTo(new[] { "0", "1", "2" }));

    [TestCase(520)]
    [TestCase(10_000)]
    public void Deeper_expressions_are_refused(int levels) => AssertRefused(() => Raised(levels).Collect());

    [TestCase(520)]
    [TestCase(10_000)]
    public void Longer_plans_are_refused(int steps) =>
        AssertRefused(() => Enumerable.Range(0, steps).Aggregate(_spark.Range(5), (rows, _) => rows.Distinct()).Count());

    [Test]
    public void Conditions_of_many_members_are_run() =>
        Assert.That(_spark.Range(8).Filter(Enumerable.Range(1, 2_000).Aggregate(Col("id") == 0, (all, i) => all | (Col("id") == i * 2))).Count(), Is.EqualTo(4));

    private DataFrame Raised(int levels) => _spark.Range(3).Select(Enumerable.Range(0, levels).Aggregate(Col("id").Cast("string"), (all, _) => Upper(all)).As("x"));

    private static void AssertRefused(Action run)
    {
        var error = Assert.Throws<SparkException>(() => run())!;
        Assert.That(error.ErrorClass, Is.EqualTo("FAILED_TO_PARSE_TOO_COMPLEX"));
        Assert.That(error.Message, Does.Contain("Checkpoint()").And.Contain(MessageDepth.Setting));
    }
}
