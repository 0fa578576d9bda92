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

    [Test]
    public void Variants_are_what_the_embedded_engine_makes_of_the_same_text()
    {
        var text = $$"""{"b": [1, 300, 70000, 12345678901234, -2.50, 1e300, "x", null, true, false, {"ä": { } }], "a": "{{new string('y', 300)}}", "n": 12345678901234567890.5}""";
        string[] values =
        [
            $"parse_json('{text}')", "parse_json('[]')", $"parse_json('[{string.Join(',', Enumerable.Range(0, 400))}]')", "CAST(DATE'2020-02-29' AS VARIANT)",
            "CAST(TIMESTAMP'1969-12-31 23:59:59.999999' AS VARIANT)", "CAST(TIMESTAMP_NTZ'2020-01-01 00:00:00' AS VARIANT)", "CAST(X'00FF' AS VARIANT)",
            "CAST(CAST(0.1 AS FLOAT) AS VARIANT)", "CAST(0.1D AS VARIANT)", "CAST(CAST(NULL AS STRING) AS VARIANT)",
        ];
        var query = $"SELECT {string.Join(", ", values)}";
        using var embedded = SparkSession.Builder().GetOrCreate();

        Assert.That(_spark.Sql(query).First().Values, Is.EqualTo(embedded.Sql(query).First().Values));
    }
}
