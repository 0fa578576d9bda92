using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.TestKit;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Engines.DuckDb.Tests.Tables;

public sealed class DeltaTableTests
{
    private static readonly StructType Schema = (StructType)DataType.FromDdl("id BIGINT, name STRING, price DECIMAL(10,2), at TIMESTAMP, country STRING");

    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;
    private string _table = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
        _table = Path.Combine(_directory.Path, "products");
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Rows_written_are_read_back()
    {
        Products((1, "a", "de"), (2, null, "fr")).Write().Format("delta").Save(_table);

        Assert.That(Names(), Is.EqualTo(new[] { "1 a de", "2 null fr" }));
    }

    [Test]
    public void Partitions_of_awkward_values_are_read_back()
    {
        Products((1, "a", "de"), (2, "b", null), (3, "c", "é/=%: ~"), (4, "d", "Côte d'Ivoire")).Write().Format("delta").PartitionBy("country").Save(_table);

        Assert.That(Names(), Is.EqualTo(new[] { "1 a de", "2 b null", "3 c é/=%: ~", "4 d Côte d'Ivoire" }));
    }

    [Test]
    public void Infinite_numbers_are_written_and_read_back()
    {
        var numbers = new[] { double.NegativeInfinity, 0.1, double.PositiveInfinity };
        _spark.CreateDataFrame(numbers).Select(Col("_1").As("d"), Col("_1").Cast("float").As("f")).Write().Format("delta").Save(_table);

        Assert.That(_spark.Read().Format("delta").Load(_table).OrderBy("d").Collect().Select(r => r.Values), Is.EqualTo(numbers.Select(n => new object[] { n, (float)n })));
    }

    [Test]
    public void A_write_with_a_transaction_that_is_there_already_adds_nothing()
    {
        for (var i = 0; i < 2; i++)
        {
            Products((1, "a", "de")).Write().Format("delta").Mode(SaveMode.Append).Option("txnAppId", "job").Option("txnVersion", 7).Save(_table);
        }

        Assert.That(Names(), Has.Length.EqualTo(1));
    }

    [Test]
    public void An_older_version_is_read_by_its_number()
    {
        Products((1, "a", "de")).Write().Format("delta").Save(_table);
        Products((2, "b", "fr")).Write().Format("delta").Mode(SaveMode.Overwrite).Save(_table);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(), Is.EqualTo(new[] { "2 b fr" }));
            Assert.That(Names(_spark.Read().Format("delta").Option("versionAsOf", 0).Load(_table)), Is.EqualTo(new[] { "1 a de" }));
        }
    }

    [Test]
    public void A_merge_updates_inserts_and_deletes()
    {
        Products((1, "a", "de"), (2, "b", "de"), (3, "c", "fr")).Write().Format("delta").PartitionBy("country").Option("delta.enableChangeDataFeed", true).Save(_table);
        var source = Products((1, "changed", "de"), (2, "gone", "de"), (4, "new", "it"));

        var counts = DeltaTable.ForPath(_spark, _table).As("t")
            .Merge(source.As("s"), "t.id = s.id")
            .WhenMatched("s.name = 'gone'").Delete()
            .WhenMatched().UpdateAll()
            .WhenNotMatched().InsertAll()
            .Execute();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(), Is.EqualTo(new[] { "1 changed de", "3 c fr", "4 new it" }));
            Assert.That(counts, Is.EqualTo(new MergeCounts(3, 1, 1, 1)));
            Assert.That(Changes(), Is.EqualTo(new[] { "1 update_postimage", "1 update_preimage", "2 delete", "4 insert" }));
        }
    }

    [Test]
    public void Rows_of_other_columns_are_refused_unless_the_schema_may_grow()
    {
        Products((1, "a", "de")).Write().Format("delta").Save(_table);
        var wider = Products((2, "b", "fr")).WithColumn("colour", Lit("red"));

        Assert.That(() => wider.Write().Format("delta").Mode(SaveMode.Append).Save(_table), Throws.Exception.With.Message.Contains("colour"));
        wider.Write().Format("delta").Mode(SaveMode.Append).Option("mergeSchema", true).Save(_table);

        Assert.That(
            _spark.Read().Format("delta").Load(_table).OrderBy("id").Collect().Select(r => r.GetAs<string?>("colour")), Is.EqualTo(new[] { null, "red" }));
    }

    [Test]
    public void Real_Spark_reads_what_the_engine_writes()
    {
        Products((1, "a", "de"), (2, "b", null), (3, "c", "é/=%: ~")).Write().Format("delta").PartitionBy("country").Save(_table);
        DeltaTable.ForPath(_spark, _table).UpdateExpr("id = 1", new Dictionary<string, string> { ["name"] = "'changed'" });

        var rows = AskSpark.Rows($"SELECT id, name, country, price, date_format(at, 'yyyy-MM-dd HH:mm:ss.SSSSSS') FROM delta.`{_table}` ORDER BY id");

        Assert.That(rows[0].Select(r => string.Join('|', r.Select(v => v ?? "null"))), Is.EqualTo(new[]
        {
            "1|changed|de|1.50|2024-02-29 12:30:00.000001", "2|b|null|2.50|2024-02-29 12:30:00.000001", "3|c|é/=%: ~|3.50|2024-02-29 12:30:00.000001",
        }));
    }

    private DataFrame Products(params (long Id, string? Name, string? Country)[] rows) => _spark.CreateDataFrame(
        rows.Select(r => new Row(Schema, r.Id, r.Name, r.Id + 0.5m, new Timestamp(new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc).AddMicroseconds(1)), r.Country)), Schema);

    private string[] Names(DataFrame? rows = null) =>
        [.. (rows ?? _spark.Read().Format("delta").Load(_table)).Select("id", "name", "country").Collect()
            .Select(r => $"{r.Get(0)} {r.Get(1) ?? "null"} {r.Get(2) ?? "null"}").Order(StringComparer.Ordinal)];

    private string[] Changes() =>
        [.. _spark.Read().Format("delta").Option("readChangeFeed", true).Option("startingVersion", 1).Load(_table).Select("id", "_change_type").Collect()
            .Select(r => $"{r.Get(0)} {r.Get(1)}").Order(StringComparer.Ordinal)];
}
