using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>Rows written as records.</summary>
[TestFixture(Engine.Embedded)]
[TestFixture(Engine.Spark)]
[Parallelizable(ParallelScope.Self)]
[NeedsServers]
public sealed class KafkaSinkTests(Engine engine)
{
    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => _spark = Sessions.Open(engine);

    [TearDown]
    public void Close() => _spark.Dispose();

    [Test]
    public void Rows_become_records_of_their_topics_and_partitions()
    {
        var (a, b) = (Brokers.NewTopic(3), Brokers.NewTopic(1));
        var rows = _spark.Range(10).Select(
            When(Col("id") % 2 == 0, a).Otherwise(b).As("topic"),
            When(Col("id") % 2 == 0, 2).Cast("INT").As("partition"),
            Concat(Lit("k"), Col("id").Cast("STRING")).As("key"),
            When(Col("id") < 8, Col("id").Cast("STRING").Cast("BINARY")).As("value"),
            Expr("array(named_struct('key', 'h', 'value', CAST('x' AS BINARY)))").As("headers"));

        Write(rows);
        var read = Read($"{a},{b}").SelectExpr("topic", "partition", "CAST(key AS STRING) AS name", "CAST(value AS STRING)", "headers[0].key").OrderBy("name").Collect().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Select(r => r.GetAs<string>(0)), Is.EqualTo(Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? a : b)));
            Assert.That(read.Select(r => r.GetAs<int>(1)), Is.EqualTo(Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? 2 : 0)));
            Assert.That(read.Select(r => r.GetAs<string>(2)), Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"k{i}")));
            Assert.That(read.Select(r => r.GetAs<string?>(3)), Is.EqualTo(Enumerable.Range(0, 10).Select(i => i < 8 ? $"{i}" : null)));
            Assert.That(read.Select(r => r.GetAs<string>(4)), Is.All.EqualTo("h"));
        }
    }

    [Test]
    public void Many_records_arrive_in_the_order_of_their_key()
    {
        var topic = Brokers.NewTopic(2);

        Write(_spark.Range(0, 50_000, 1, 1).SelectExpr("CAST(id % 10 AS STRING) AS key", "CAST(id AS STRING) AS value"), ("topic", topic));
        var read = Read(topic).OrderBy("partition", "offset").SelectExpr("CAST(key AS STRING)", "CAST(value AS STRING)").Collect().ToList();

        Assert.That(read, Has.Count.EqualTo(50_000));
        foreach (var key in read.GroupBy(r => r.GetAs<string>(0)))
        {
            Assert.That(key.Select(r => int.Parse(r.GetAs<string>(1), null)), Is.Ordered);
        }
    }

    [Test]
    public void Repeats_of_a_batch_are_told_by_its_header_and_the_key()
    {
        var topic = Brokers.NewTopic(2);
        void WriteBatch(int number, int rows) => Write(
            _spark.Range(rows).SelectExpr("CAST(id AS STRING) AS key", $"'of {number}' AS value", "array(named_struct('key', 'h', 'value', CAST('x' AS BINARY))) AS headers"),
            ("topic", topic), ("spark-batch", $"query/0/sink/{number}"));
        WriteBatch(0, 2);
        WriteBatch(0, 3);
        WriteBatch(1, 3);

        var once = Read(topic)
            .WithColumn("batch", Expr("CAST(filter(headers, h -> h.key = 'spark-batch')[0].value AS STRING)"))
            .DropDuplicates("batch", "key");

        Assert.That(Read(topic).Count(), Is.EqualTo(8));
        Assert.That(
            once.SelectExpr("CAST(key AS STRING) || ' ' || CAST(value AS STRING) AS text").OrderBy("text").Collect().Select(r => r.GetAs<string>(0)),
            Is.EqualTo(new[] { "0 of 0", "0 of 1", "1 of 0", "1 of 1", "2 of 0", "2 of 1" }));
    }

    [TestCase("id AS key, 'v' AS value", "key attribute unsupported type bigint. key must be a(n)")]
    [TestCase("'k' AS key", "Required attribute 'value' not found")]
    [TestCase("'v' AS value, 1 AS headers", "headers attribute unsupported type int. headers must be a(n)")]
    [TestCase("'v' AS value, 'p' AS partition", "partition attribute unsupported type string. partition must be a(n)")]
    public void Columns_of_other_types_are_refused(string columns, string said) => Assert.That(
        () => Write(_spark.Range(1).SelectExpr(columns.Split(", ")), ("topic", "t")), Throws.TypeOf<AnalysisException>().With.Message.Contains(said));

    [Test]
    public void A_topic_must_be_said()
    {
        Assert.That(() => Write(_spark.Range(1).SelectExpr("'v' AS value")), Throws.TypeOf<AnalysisException>().With.Message.Contains("topic option required"));
        Assert.That(() => Write(_spark.Range(1).SelectExpr("'v' AS value", "CAST(NULL AS STRING) AS topic")), Throws.TypeOf<SparkException>().With.Message.Contains("null topic"));
        Assert.That(() => _spark.Range(1).SelectExpr("'v' AS value").Write().Format("kafka").Mode(SaveMode.Overwrite).Option("kafka.bootstrap.servers", Brokers.Servers).Option("topic", "t").Save(), Throws.TypeOf<AnalysisException>().With.Message.Contains("Overwrite"));
    }

    [Test]
    public void A_record_that_no_partition_takes_is_an_error()
    {
        var topic = Brokers.NewTopic(1);

        Assert.That(() => Write(_spark.Range(3).SelectExpr("'v' AS value", "5 AS partition"), [("topic", topic), .. Impatient]), Throws.TypeOf<SparkException>().With.Message.Contains(topic));
    }

    // Java's client asks for the partition for a minute.
    private (string, string)[] Impatient => engine == Engine.Spark ? [("kafka.max.block.ms", "2000")] : [];

    private static void Write(DataFrame rows, params (string Key, string Value)[] options) => options
        .Aggregate(rows.Write().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers), (writer, o) => writer.Option(o.Key, o.Value)).Save();

    private DataFrame Read(string topics) =>
        _spark.Read().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("subscribe", topics).Option("includeHeaders", true).Load();
}
