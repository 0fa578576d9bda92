using System.ComponentModel.DataAnnotations.Schema;
using Apache.Arrow;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;
using Arrow = Apache.Arrow.Types;

namespace SparkPersonalization.Engines.Contract;

/// <summary>A program's own objects and Arrow's batches as rows, and rows as these, on both engines.</summary>
internal sealed class ObjectTests
{
    private BothEngines _both = null!;

    public enum Channel
    {
        Web,
        Store,
    }

    [OneTimeSetUp]
    public void Open() => _both = new BothEngines();

    [OneTimeTearDown]
    public void Close() => _both?.Dispose();

    [Test]
    public void Records_come_back_as_they_were()
    {
        Order[] orders =
        [
            new(1, "Anna", 10.5000000000m, [new("a", 2), new("b", 1)], new() { ["gift"] = true }, new("Köln", 50667), Channel.Store, new DateOnly(2026, 2, 28), TimeSpan.FromMinutes(90))
                { Note = "quick", Placed = new DateTime(2026, 11, 27, 8, 30, 0, DateTimeKind.Utc) },
            new(2, null, null, [], [], null, Channel.Web, new DateOnly(1, 1, 1), TimeSpan.Zero),
        ];

        var (spark, embedded) = _both.Each(s => s.CreateDataFrame(orders).OrderBy("Id").Collect<Order>());

        foreach (var answer in new[] { spark, embedded })
        {
            Assert.That(answer.Select(Text), Is.EqualTo(orders.Select(Text)));
        }
    }

    [Test]
    public void Columns_stand_as_the_members_are_declared_and_are_nullable_as_these() =>
        Assert.That(_both.Embedded.CreateDataFrame([new Premium { Id = 1, Level = 2 }]).Schema(), Is.EqualTo(DataType.FromDdl("Id BIGINT NOT NULL, user_name STRING, Since DATE, Level INT NOT NULL")));

    [Test]
    public void Queries_see_the_fields_of_objects()
    {
        Order[] orders = [new(1, "Anna", 1m, [new("a", 2), new("b", 1)], [], new("Köln", 50667), Channel.Store, default, default)];

        var answers = _both.Each(s => s.CreateDataFrame(orders).Select(Col("Home.City"), Col("Channel"), Size(Col("Items")), Col("Items").GetItem(0).GetField("Quantity")).Collect().Single().ToString());

        Assert.That(answers, Is.EqualTo(("[Köln,Store,2,2]", "[Köln,Store,2,2]")));
    }

    [Test]
    public void Tuples_go_by_their_places()
    {
        (int, string?, double)[] tuples = [(1, "a", 0.5), (2, null, 1.5)];
        var rows = _both.Embedded.CreateDataFrame(tuples);

        Assert.That(rows.Columns(), Is.EqualTo(new[] { "_1", "_2", "_3" }));
        Assert.That(rows.OrderBy("_1").Collect<(int, string?, double)>(), Is.EqualTo(tuples));
        Assert.That(() => rows.Collect<(int, string)>(), Throws.ArgumentException.With.Message.Contains("2 items"));
    }

    [Test]
    public void Tuples_of_many_items_are_made()
    {
        (int A, int B, int C, int D, int E, int F, int G, int H, string I)[] tuples = [(1, 2, 3, 4, 5, 6, 7, 8, "i")];

        Assert.That(_both.Embedded.CreateDataFrame(tuples).Collect<(int, int, int, int, int, int, int, int, string)>(), Is.EqualTo(tuples));
    }

    [Test]
    public void Single_values_are_one_column()
    {
        Assert.That(_both.Embedded.CreateDataFrame([1m, 2m]).Schema().SimpleString, Is.EqualTo("struct<_1:decimal(28,10)>"));
        Assert.That(_both.Each(s => s.Range(3).Collect<long>()), Is.EqualTo((new[] { 0L, 1, 2 }, new[] { 0L, 1, 2 })));
        Assert.That(() => _both.Embedded.Range(1).WithColumn("x", Lit(1)).Collect<long>(), Throws.ArgumentException.With.Message.Contains("one column"));
    }

    [Test]
    public void Names_are_found_whatever_their_case_and_other_columns_are_left() =>
        Assert.That(_both.Embedded.Sql("SELECT 1 AS z, 'a' AS SKU, 2 AS quantity").Collect<Item>(), Is.EqualTo(new[] { new Item("a", 2) }));

    [Test]
    public void A_schema_of_choice_takes_members_by_name()
    {
        var schema = (StructType)DataType.FromDdl("total DECIMAL(38,2), id BIGINT");
        var rows = _both.Embedded.CreateDataFrame([new Order(7, null, 1.25m, [], [], null, default, default, default)], schema);

        Assert.That(rows.Collect().Single(), Is.EqualTo(new Row(schema, 1.25m, 7L)));
        Assert.That(() => _both.Embedded.CreateDataFrame([new Item("a", 1)], schema), Throws.ArgumentException.With.Message.Contains("'total'"));
    }

    [Test]
    public void Parameters_with_defaults_may_lack_columns() =>
        Assert.That(_both.Embedded.Sql("SELECT 'a' AS sku").Collect<Optional>(), Is.EqualTo(new[] { new Optional("a", 5) }));

    [Test]
    public void A_missing_column_is_named() =>
        Assert.That(
            () => _both.Embedded.Sql("SELECT 'a' AS sku").Collect<Item>(),
            Throws.InstanceOf<AnalysisException>().With.Message.Contains("Quantity").And.Property(nameof(SparkException.ErrorClass)).StartsWith("UNRESOLVED_COLUMN"));

    [Test]
    public void A_wider_column_is_refused_before_the_query_runs() =>
        Assert.That(
            () => _both.Embedded.Sql("SELECT 'a' AS sku, 1L AS quantity").Collect<Item>(),
            Throws.InstanceOf<AnalysisException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("CANNOT_UP_CAST_DATATYPE"));

    [Test]
    public void A_null_where_the_type_has_none_is_an_error() =>
        Assert.That(() => _both.Embedded.Sql("SELECT 'a' AS sku, CAST(NULL AS INT) AS quantity").Collect<Item>(), Throws.InstanceOf<InvalidCastException>().With.Message.Contains("'Quantity' is null"));

    [Test]
    public void A_null_element_where_the_type_has_none_is_an_error() =>
        Assert.That(() => _both.Embedded.Sql("SELECT array(1, NULL) AS a").Collect<int[]>(), Throws.InstanceOf<InvalidCastException>().With.Message.Contains("An element of Column 'a' is null"));

    [Test]
    public void A_type_that_holds_itself_is_refused() =>
        Assert.That(() => _both.Embedded.CreateDataFrame([new Node(1, null)]), Throws.ArgumentException.With.Message.Contains("a part of itself"));

    [Test]
    public void A_type_of_the_platform_is_refused_by_name() =>
        Assert.That(() => _both.Embedded.CreateDataFrame([new Uri("https://example.org")]), Throws.ArgumentException.With.Message.Contains("System.Uri"));

    [Test]
    public void Functions_take_and_give_records()
    {
        var twice = Udf<Item, Item>(i => i with { Quantity = i.Quantity * 2 });

        Assert.That(_both.Embedded.CreateDataFrame([new Item("a", 2)]).Select(twice(Struct(Col("Sku"), Col("Quantity"))).As("i")).Select("i.*").Collect<Item>(), Is.EqualTo(new[] { new Item("a", 4) }));
    }

    [Test]
    public void A_row_is_taken_as_an_object() =>
        Assert.That(_both.Embedded.Sql("SELECT 'a' AS sku, 2 AS quantity").First().As<Item>(), Is.EqualTo(new Item("a", 2)));

    [Test]
    public void Arrow_batches_come_back_as_they_were()
    {
        var batches = BothEngines.Data(_both.Embedded).Drop("exact").OrderBy("id").ToArrow().ToArray();

        var (spark, embedded) = _both.Each(s => s.CreateDataFrame(batches).OrderBy("id").Collect());

        var expected = BothEngines.Data(_both.Embedded).Drop("exact").OrderBy("id").Collect();
        Assert.That(embedded.Select(r => r.ToString()), Is.EqualTo(expected.Select(r => r.ToString())));
        Assert.That(spark.Select(r => r.ToString()), Is.EqualTo(expected.Select(r => r.ToString())));
    }

    [Test]
    public void Batches_of_other_libraries_have_other_units_and_forms()
    {
        var time = new TimestampArray.Builder(new Arrow.TimestampType(Arrow.TimeUnit.Second, "UTC")).Append(DateTimeOffset.UnixEpoch.AddSeconds(5)).Build();
        var day = new Date64Array.Builder().Append(new DateTime(1969, 12, 31, 0, 0, 0, DateTimeKind.Utc)).Build();
        var words = new DictionaryArray(new Arrow.DictionaryType(Arrow.Int8Type.Default, Arrow.StringType.Default, false), new Int8Array.Builder().Append(1).Build(), new StringArray.Builder().Append("a").Append("b").Build());
        var batch = new RecordBatch(
            new Schema([new("time", time.Data.DataType, false), new("day", day.Data.DataType, true), new("word", words.Data.DataType, true)], null), [time, day, words], 1);

        var rows = _both.Embedded.CreateDataFrame([batch]);

        Assert.That(rows.Schema().SimpleString, Is.EqualTo("struct<time:timestamp,day:date,word:string>"));
        Assert.That(rows.Collect().Single().Values, Is.EqualTo(new object[] { new Timestamp(5_000_000), new Date(1969, 12, 31), "b" }));
    }

    [Test]
    public void Batches_that_differ_or_that_Spark_has_no_type_for_are_refused()
    {
        var numbers = new RecordBatch(new Schema([new("x", Arrow.Int32Type.Default, true)], null), [new Int32Array.Builder().Append(1).Build()], 1);
        var bytes = new RecordBatch(new Schema([new("x", Arrow.UInt8Type.Default, true)], null), [new UInt8Array.Builder().Append(1).Build()], 1);
        var texts = new RecordBatch(new Schema([new("x", Arrow.StringType.Default, true)], null), [new StringArray.Builder().Append("a").Build()], 1);

        Assert.That(() => _both.Embedded.CreateDataFrame([numbers, texts]), Throws.ArgumentException.With.Message.Contains("struct<x:string>"));
        Assert.That(() => _both.Embedded.CreateDataFrame([bytes]), Throws.ArgumentException.With.Message.Contains("Column 'x'"));
        Assert.That(() => _both.Embedded.CreateDataFrame(System.Array.Empty<RecordBatch>()), Throws.ArgumentException.With.Message.Contains("no batch"));
    }

    [Test]
    public void No_rows_are_one_empty_batch()
    {
        var batch = _both.Embedded.Range(0).ToArrow().Single();

        Assert.That((batch.Length, batch.Schema.FieldsList.Single().Name), Is.EqualTo((0, "id")));
    }

    private static string Text(Order order) =>
        $"{order with { Items = [], Marks = [] }} {string.Join(",", order.Items)} {string.Join(",", order.Marks)}";

    public sealed record Item(string Sku, int Quantity);

    public sealed record Optional(string Sku, int Quantity = 5);

    public sealed record Address(string City, int? Zip);

    public sealed record Node(int Id, Node? Next);

    public sealed record Order(
        long Id, string? User, decimal? Total, List<Item> Items, Dictionary<string, bool> Marks, Address? Home, Channel Channel, DateOnly Day, TimeSpan Took)
    {
        public string? Note { get; init; }

        public DateTime? Placed { get; set; }

        [NotMapped]
        public bool IsLarge => Total > 100;
    }

    public class Customer
    {
        public long Id { get; set; }

        [Column("user_name")]
        public string? Name { get; set; }
    }

    public sealed class Premium : Customer
    {
        public int Level;

        public DateOnly? Since { get; set; }
    }
}
