using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

public sealed class QueryTests
{
    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Open() => _spark = RealSpark.Session();

    [OneTimeTearDown]
    public void Close() => _spark?.Dispose();

    [Test]
    public void A_query_gives_its_rows()
    {
        var rows = _spark.Range(5).Filter(Col("id") > 2).Select(Col("id"), (Col("id") * 2).As("twice")).Collect();

        Assert.That(rows.Select(r => r.ToString()), Is.EqualTo(new[] { "[3,6]", "[4,8]" }));
    }

    [Test]
    public void The_session_says_which_Spark_it_runs_on() => Assert.That(_spark.Version(), Does.StartWith("Spark 4."));

    [Test]
    public void A_schema_is_the_server_s() =>
        Assert.That(_spark.Range(1).Select(Col("id"), Lit("x").As("name")).Schema(), Is.EqualTo(new StructType(
            new StructField("id", new LongType(), false), new StructField("name", new StringType(), false))));

    [Test]
    public void Local_rows_reach_the_server()
    {
        var schema = (StructType)DataType.FromDdl("a INT, b STRING, c ARRAY<INT>");
        var data = _spark.CreateDataFrame([new GenericRow([1, "x", new[] { 1, 2 }]), new GenericRow([null, null, null])], schema);

        Assert.That(data.OrderBy(Col("a")).Collect().Select(r => r[1]), Is.EqualTo(new object?[] { null, "x" }));
    }
}
