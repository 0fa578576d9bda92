using System.Text;
using System.Text.Json.Nodes;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Strict JSON, which both engines read by the same code and hand on in their own forms.</summary>
internal sealed class StrictJsonTests
{
    private static readonly StructType Columns = new(
    [
        .. (StructType)DataType.FromDdl("""
        t STRING, b BOOLEAN, i1 TINYINT, i2 SMALLINT, i4 INT, i8 BIGINT, r FLOAT, d DOUBLE, p DECIMAL(4,2), q DECIMAL(9,3), u DECIMAL(18,4), x DECIMAL(38,10),
        day DATE, at TIMESTAMP, tags ARRAY<STRING>, marks MAP<STRING, INT>, place STRUCT<city: STRING, points: ARRAY<STRUCT<x: INT, y: DOUBLE>>>
        """),
        new StructField("raw", new StringType(), metadata: new JsonObject { ["json"] = "raw" }),
        new StructField("soft", new IntegerType(), metadata: new JsonObject { ["jsonNull"] = "absent" }),
    ]);

    private static readonly string[] Texts =
    [
        """{"t":"Köln \u00e9 \ud83d\ude00 \ud800","b":true,"i1":-128,"i2":32767,"i4":1.0,"i8":9007199254740993e0,"r":1.5,"d":-0.0,"raw": {"a" : [1, 2]},"soft":null}""",
        """{"p":99.995,"q":-1.2345,"u":12345678901234.5678,"x":1234567890123456789012345678.0123456789,"day":"2024-02-29","at":"2024-02-29T23:59:59.1234567+05:30"}""",
        """{"tags":["a",null,"\n"],"marks":{"z":1,"a":2},"place":{"city":"x","points":[{"x":1,"y":2},{"x":"1"},null,{}]},"raw":"a\"b"}""",
        """{"i1":128,"i4":1.5,"d":1e999,"p":100,"day":"2024-02-30","at":"2024-02-29 12:00:00","marks":{"k":"v"},"place":[],"raw":null,"b":"true"}""",
        "{}", " { } ", "[]", "1", "null", "", "{\"a\":1,}", "{\"t\":\"a\",\"t\":\"b\"}", "{\"k\":{\"a\":1,\"\\u0061\":2}}", "{} {}", "{'t':1}", "{\"t\":NaN}",
        "{\"t\":\"" + new string('x', 300) + "\"}",
    ];

    private readonly BothEngines _engines = new();

    [OneTimeTearDown]
    public void Close() => _engines.Dispose();

    [Test]
    public void Values_mismatches_and_errors_are_the_same() => MustBeEqual(s => Data(s).Select(Col("n"), FromJsonStrict(Col("raw_text"), Columns, 250).As("json")));

    [Test]
    public void Bytes_are_read_too_and_the_columns_stay() =>
        MustBeEqual(s => Data(s).Select(Col("*"), FromJsonStrict(Col("bytes"), Columns).GetField("value").GetField("i8").As("i8")));

    [Test]
    public void Two_readings_stand_in_one_step() => MustBeEqual(s => Data(s)
        .WithColumn("short", FromJsonStrict(Col("raw_text"), Columns, 20).GetField("error"))
        .Select(
            Col("n"),
            Col("short"),
            FromJsonStrict(Col("bytes"), (StructType)DataType.FromDdl("t STRING")).As("one"),
            FromJsonStrict(Col("raw_text"), (StructType)DataType.FromDdl("tags ARRAY<STRING>")).As("two")));

    [Test]
    public void The_schema_is_told_without_reading()
    {
        using var spark = RealSpark.Session();
        using var folder = new TemporaryDirectory();
        File.WriteAllText(folder["a.txt"], "{\"i8\":1}\n");
        var read = spark.Read().Text(folder["a.txt"]).Select(FromJsonStrict(Col("value"), Columns).As("json"));
        var schema = read.Schema().Json;
        File.WriteAllText(folder["a.txt"], "{\"i8\":2}\n");

        Assert.That(read.Collect().Single().GetAs<Row>(0).GetAs<Row>("value").Get("i8"), Is.EqualTo(2L));
        Assert.That(schema, Does.Contain("mismatches").And.Not.Contain("jsonNull"));
    }

    [Test]
    public void A_source_that_has_changed_since_is_told()
    {
        using var spark = RealSpark.Session();
        using var folder = new TemporaryDirectory();
        // The server keeps the files of plans that it has seen a short while ago, unless it is told not to.
        spark.Conf().Set("spark.connect.session.planCache.enabled", "false");
        File.WriteAllText(folder["a.txt"], "{\"i8\":1}\n");
        var read = spark.Read().Text(folder.Path).Select(FromJsonStrict(Col("value"), Columns).As("json"));
        Assert.That(read.Count(), Is.EqualTo(1));
        Assert.That(read.Collect().ToList(), Has.Count.EqualTo(1));

        File.WriteAllText(folder["b.txt"], "{\"i8\":2}\n");

        Assert.That(() => read.Collect().ToList(), Throws.TypeOf<SparkException>().With.Message.Contains("the source has changed since"));
    }

    [Test]
    public void Outside_of_a_select_it_is_refused_by_name()
    {
        using var spark = RealSpark.Session();

        Assert.That(
            () => Data(spark).Filter(FromJsonStrict(Col("raw_text"), Columns).GetField("error").IsNull()).Count(),
            Throws.TypeOf<SparkException>().With.Message.Contains("FromJsonStrict outside of Select and WithColumn"));
    }

    [Test]
    public void More_texts_than_one_message_holds_are_answered()
    {
        using var spark = RealSpark.Session();
        var read = spark.Range(25_000).WithColumn("text", Concat(Lit("{\"i8\":"), Col("id").Cast("STRING"), Lit("}")))
            .Select(Col("id"), FromJsonStrict(Col("text"), Columns).GetField("value").GetField("i8").As("i8"));

        Assert.That(read.Filter(Col("id") == Col("i8")).Count(), Is.EqualTo(25_000));
    }

    private void MustBeEqual(Func<SparkSession, DataFrame> query) => Assert.That(_engines.Difference(query), Is.Null);

    private static DataFrame Data(SparkSession session)
    {
        var schema = (StructType)DataType.FromDdl("n INT, raw_text STRING, bytes BINARY");
        var rows = Texts.Select((text, n) => new Row(schema, n, text, Encoding.UTF8.GetBytes(text)))
            .Append(new Row(schema, 100, null, null))
            .Append(new Row(schema, 101, "{}", new byte[] { (byte)'{', 0xFF, (byte)'}' }))
            .Append(new Row(schema, 102, "{}", "{\"i8\":7}"u8.ToArray()));
        return session.CreateDataFrame(rows, schema);
    }
}
