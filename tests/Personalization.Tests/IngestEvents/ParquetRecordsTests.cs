using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>Parquet through a mapping: bronze has each record's values as JSON, and refine makes events of them.</summary>
public sealed class ParquetRecordsTests
{
    private const string Mapping = """
        {
          "description": "A shop's carts.",
          "source": {
            "format": "parquet",
            "columns": "id BIGINT, `shopper.id` STRING, at TIMESTAMP, price DECIMAL(18,4), `key` STRING, lines ARRAY<STRUCT<sku: STRING, pieces: INT>>"
          },
          "set": {
            "messageId": "concat('cart-', id)", "type": "'track'", "event": "'Product Added'", "anonymousId": "`shopper.id`",
            "timestamp": "at", "receivedAt": "at", "properties.cart_id": "`key`", "properties.product_id": "concat('p', id)", "properties.name": "lines[0].sku",
            "properties.price": "price", "properties.quantity": "lines[0].pieces", "properties.currency": "'EUR'", "context.location.country": "'DE'"
          }
        }
        """;

    private const string First = "SELECT 1L AS id, 'a' AS `shopper.id`, timestamp'2025-03-03 10:00:00.123456Z' AS at, 12.5000BD AS price, X'616263' AS `key`, array(named_struct('sku', 'ü', 'pieces', 2)) AS lines";

    private const string Nulls = "SELECT 2L AS id, 'b' AS `shopper.id`, timestamp'2025-03-03 11:00:00Z' AS at, 1.0000BD AS price, CAST(NULL AS BINARY) AS `key`, array(named_struct('sku', CAST(NULL AS STRING), 'pieces', 1)) AS lines";

    private MappedLake _lake = null!;

    [SetUp]
    public void Open() => _lake = new MappedLake(Mapping);

    [TearDown]
    public void Close() => _lake.Dispose();

    [Test]
    public void Values_of_all_types_come_to_silver()
    {
        Write("day-1", First);
        Write("day-2", Nulls);
        _lake.Ingest(Path.Combine(_lake.Files["in"], "*"));
        _lake.Refine();
        Assert.That(_lake.Files.Quarantine().Select(Functions.Col("reasons").Cast("STRING")).Collect().Select(row => row.GetAs<string>(0)), Is.Empty);
        var events = _lake.Files.Silver().OrderBy(SilverEvents.EventId)
            .SelectExpr("concat_ws(' ', event_id, anonymous_id, unix_micros(event_time), cart_id, product_id, product_name, price, quantity)").Collect()
            .Select(row => row.GetAs<string>(0));
        Assert.That(events, Is.EqualTo(new[] { "cart-1 a 1740996000123456 abc p1 ü 12.5000 2", "cart-2 b 1740999600000000 p2 1.0000 1" }));
    }

    [Test]
    public void A_record_is_an_object_of_its_values()
    {
        Write("day-1", First);
        _lake.Ingest(Path.Combine(_lake.Files["in"], "*"));
        Assert.That(_lake.Raw(), Is.EqualTo(new[]
        {
            """{"id":1,"shopper.id":"a","at":"2025-03-03T10:00:00.123456Z","price":12.5000,"key":"abc","lines":[{"sku":"ü","pieces":2}]}""",
        }));
    }

    [Test]
    public void A_column_that_no_file_has_is_an_error()
    {
        Write("day-1", "SELECT 1L AS id, 'a' AS shopper, 1 AS at");
        var error = Assert.Catch(() => _lake.Ingest(Path.Combine(_lake.Files["in"], "*")))!.ToString();
        Assert.That(error, Does.Contain("shop.json#/source/columns").And.Contain("has the column 'shopper.id'").And.Contain("id, shopper, at"));
        Assert.That(BronzeEvents.Table.IsIn(_lake.Files[""]), Is.False);
    }

    [Test]
    public void A_file_may_be_older_than_a_column()
    {
        Write("day [1]", "SELECT id, `shopper.id`, at, price, lines FROM (" + First + ")");
        Write("day-2", Nulls);
        _lake.Ingest(Path.Combine(_lake.Files["in"], "*"));
        Assert.That(_lake.Raw(), Has.Count.EqualTo(2));
    }

    [Test]
    public void A_file_that_is_cut_is_an_error_and_is_read_when_it_is_whole()
    {
        var file = Write("day-1", First);
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..^20]);
        Assert.That(Assert.Catch(() => _lake.Ingest(Path.Combine(_lake.Files["in"], "*")))!.ToString(), Does.Contain(Path.GetFileName(file)));
        File.WriteAllBytes(file, whole);
        _lake.Ingest(Path.Combine(_lake.Files["in"], "*"));
        Assert.That(_lake.Raw(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_partition_is_a_column()
    {
        Write("key=k/day=1", "SELECT id, `shopper.id`, at, price, lines FROM (" + First + ")");
        _lake.Ingest(_lake.Files["in"]);
        Assert.That(_lake.Raw().Single(), Does.Contain("""
            "key":"k"
            """.Trim()));
    }

    private string Write(string folder, string sql)
    {
        var path = Path.Combine(_lake.Files["in"], folder);
        _lake.Spark.Sql(sql).Write().Parquet(path);
        return Directory.EnumerateFiles(path, "*.parquet").Single();
    }
}
