using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Personalization.RefineEvents.Rules;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Silver;

namespace SparkPersonalization.Personalization.Tests.RefineEvents.Rules;

public sealed class ContentTests : RuleFixture
{
    private static readonly string[] NotBusiness =
    [
        "event_id", "event_date", "event_time", "received_at", "sent_at", "ingested_at", "content_hash",
        "mapping", "file", "line", "occurrence", "topic", "partition", "offset",
    ];

    [Test]
    public void Any_business_column_changes_the_hash_and_no_other_does()
    {
        var columns = SilverEvents.Table.Schema.FieldNames;
        var hashes = Hashes([Plain(), .. columns.Select(name => Changed(Plain(), name, Other(SilverEvents.Table.Schema[name].DataType)))]);
        Assert.That(columns.Where((_, i) => hashes[i + 1] == hashes[0]), Is.EquivalentTo(NotBusiness));
        Assert.That(hashes.Distinct().Count(), Is.EqualTo(columns.Count - NotBusiness.Length + 1));
    }

    [Test]
    public void A_value_in_another_column_of_its_type_changes_the_hash()
    {
        var amounts = Columns(new DecimalType(18, 4));
        var texts = Columns(new StringType());
        var rows = amounts.Select(name => Changed(Plain(), name, 5m)).Concat(texts.Select(name => Changed(Plain(), name, "same"))).ToArray();
        Assert.That(Hashes(rows), Is.Unique);
    }

    [Test]
    public void A_value_in_another_field_of_a_line_changes_the_hash()
    {
        Row[] lines = [SilverRows.Product(id: "x"), SilverRows.Product(category: "x"), SilverRows.Product(brand: "x")];
        Row[] rows =
        [
            .. lines.Select(line => Changed(Plain(), SilverEvents.Products, new[] { line })),
            Changed(Plain(), SilverEvents.Products, new[] { lines[0], lines[0] }), Changed(Plain(), SilverEvents.Products, System.Array.Empty<Row>()), Plain(),
        ];
        Assert.That(Hashes(rows), Is.Unique);
    }

    private static IEnumerable<string> Columns(DataType type) =>
        SilverEvents.Table.Schema.Where(field => field.DataType.Equals(type) && !NotBusiness.Contains(field.Name)).Select(field => field.Name);

    // Without a column that is null there is nothing in a row that could stand for another.
    private static Row Plain() => new SilverRow { AnonymousId = null }.With((SilverEvents.Channel, null)).ToRow();

    private static Row Changed(Row row, string column, object? value)
    {
        var values = row.Values.ToArray();
        values[row.Schema.FieldNames.ToList().IndexOf(column)] = value;
        return new Row(row.Schema, values);
    }

    private static object Other(DataType type) => type switch
    {
        StringType => "another",
        LongType => 77L,
        IntegerType => 77,
        DateType => new Date(77),
        TimestampType => new Timestamp(SilverRow.DefaultTime.AddDays(77)),
        DecimalType => 7.5m,
        ArrayType => new[] { SilverRows.Product("p77") },
        _ => throw new NotSupportedException($"Silver has a column of type {type}, of which this test knows no value."),
    };

    private List<long> Hashes(Row[] rows)
    {
        var schema = new StructType([.. SilverEvents.Table.Schema, new StructField("n", new IntegerType())]);
        var table = Spark.CreateDataFrame(rows.Select((row, n) => new Row(schema, [.. row.Values, n])), schema);
        return [.. Values(table, Content.Hash).Select(hash => (long)hash!)];
    }
}
