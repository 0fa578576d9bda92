using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Parquet;
using Parquet.Schema;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Export.Columns;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Export.Tests;

/// <summary>Exported rows are read back unchanged.</summary>
public sealed class RoundTripTests
{
    [Test]
    public void Values_of_every_type_are_read_back_unchanged()
    {
        using var bench = new ExportBench();
        var version = 0;
        Prop.ForAll(AnyRow.Rows().ToArbitrary(), rows =>
        {
            bench.Export(ExportBench.Definition(bench.Spark.CreateDataFrame(rows, AnyRow.Schema), ++version));
            var read = bench.Read($"v{version}/all");
            Assert.That(read.Schema().Select(f => (f.Name, f.DataType.SimpleString)), Is.EqualTo(AnyRow.Schema.Select(f => (f.Name, f.DataType.SimpleString))));
            Assert.That(read.OrderBy("id").Collect().Select(AnyRow.Show), Is.EqualTo(rows.Select(AnyRow.Show)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(20));
    }

    [Test]
    public async Task Parquet_sees_the_types_and_what_may_be_null()
    {
        using var bench = new ExportBench();
        bench.Export(ExportBench.Definition(bench.Spark.CreateDataFrame(Array.Empty<Row>(), AnyRow.Schema)));

        await using var reader = await ParquetReader.CreateAsync(bench["v1/all/part-00000.parquet"]);
        var fields = reader.Schema.Fields.ToDictionary(f => f.Name);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reader.Schema.Fields.Select(f => f.Name), Is.EqualTo(AnyRow.Schema.FieldNames));
            Assert.That((fields["id"].IsNullable, fields["big"].IsNullable), Is.EqualTo((false, true)));
            Assert.That(fields["at"], Is.InstanceOf<DateTimeDataField>().With.Property("IsAdjustedToUTC").True.And.Property("Unit").EqualTo(DateTimeTimeUnit.Micros));
            Assert.That(fields["local_time"], Is.InstanceOf<DateTimeDataField>().With.Property("IsAdjustedToUTC").False);
            Assert.That(fields["long_decimal"], Is.InstanceOf<DecimalDataField>().With.Property("Precision").EqualTo(38).And.Property("Scale").EqualTo(10));
        }
    }

    [Test]
    public async Task Columns_are_compressed_and_texts_have_no_statistics_in_a_wrong_order()
    {
        using var bench = new ExportBench();
        bench.Export(ExportBench.Definition(bench.Rows(ExportBench.Row(1, "\uFFFD"), ExportBench.Row(2, "\U0001F600"))));

        await using var reader = await ParquetReader.CreateAsync(bench["v1/all/part-00000.parquet"]);
        var columns = reader.Metadata!.RowGroups.Single().Columns.Select(c => c.MetaData!).ToList();

        Assert.That(columns.Select(c => c.Codec.ToString()), Is.All.EqualTo("SNAPPY"));
        Assert.That(columns[1].Statistics?.MinValue, Is.Null);
        Assert.That(BitConverter.ToInt64(columns[0].Statistics!.MaxValue!), Is.EqualTo(2));
        Assert.That(bench.Read("v1/all").Filter("shopper = '\U0001F600'").Count(), Is.EqualTo(1));
    }

    [Test]
    public void Null_in_a_column_that_may_not_be_null_is_an_error_that_names_it() => Assert.That(
        () => RowLayout.Of(ExportBench.Schema).Add(new Row(ExportBench.Schema, null, "ann", new Timestamp(0), 1.0)),
        Throws.TypeOf<ExportException>().With.Message.Contains("column 'id'"));

    [Test]
    public void A_decimal_with_more_digits_than_its_column_is_an_error_that_names_both()
    {
        var schema = new StructType().Add("price", new DecimalType(4, 2));

        Assert.That(
            () => RowLayout.Of(schema).Add(new Row(schema, 100m)),
            Throws.TypeOf<ExportException>().With.Message.Contains("'100' of column 'price'").And.Message.Contains("decimal(4,2)"));
        Assert.That(() => RowLayout.Of(schema).Add(new Row(schema, 0.125m)), Throws.TypeOf<ExportException>());
    }

    [Test]
    public void Naughty_strings_are_read_back_unchanged()
    {
        using var bench = new ExportBench();
        var texts = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(TestKit.TestData.Path("naughty-strings/blns.json")))!;

        bench.Export(ExportBench.Definition(bench.Rows([.. texts.Select((text, i) => ExportBench.Row(i, text))])));

        Assert.That(bench.Read("v1/all").OrderBy("id").Select("shopper").Collect().Select(r => r.GetAs<string>(0)), Is.EqualTo(texts));
    }

    [Test]
    public void Real_Spark_reads_an_export()
    {
        using var bench = new ExportBench();
        bench.Export(ExportBench.Definition(bench.Spark.CreateDataFrame([SparkRow(1), SparkRow(2)], AnyRow.Schema)));
        var table = $"parquet.`{bench["v1/all"]}`";

        var answers = AskSpark.Rows(
            $"SELECT count(*), sum(id), sum(short_decimal), max(long_decimal), max(day), date_format(max(at), 'yyyy-MM-dd HH:mm:ss.SSSSSS') FROM {table}",
            $"SELECT text, hex(bytes), list, lists, struct.required, structs[0].list, local_time FROM {table} WHERE id = 2 AND text = '\U0001F600'",
            $"SELECT {string.Join(", ", AnyRow.Schema.FieldNames.Select(n => $"typeof(`{n}`)"))} FROM {table} LIMIT 1");

        Assert.That(answers[0][0], Is.EqualTo(new[] { "2", "3", "-2.50", "12345678901234567890.1234567890", "9999-12-31", "2024-02-29 12:30:00.000001" }));
        Assert.That(answers[1][0], Is.EqualTo(new[] { "\U0001F600", "00FF", "[a, null]", "[[1], [], null]", "x", "[0.5]", "1969-12-31 23:59:59.999999" }));
        Assert.That(answers[2][0], Is.EqualTo(AnyRow.Schema.Select(f => f.DataType.SimpleString)));
    }

    private static Row SparkRow(long id)
    {
        var inner = (StructType)AnyRow.Schema["struct"].DataType;
        var part = new Row(inner, 7L, "x", new object?[] { 0.5 });
        return new Row(
            AnyRow.Schema, id, new Timestamp(new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc).AddMicroseconds(1)), true, (sbyte)-1, (short)-2, -3, -4L, 0.5f, double.NaN,
            -1.25m, 0.000000000000000001m, System.Data.SqlTypes.SqlDecimal.Parse("12345678901234567890.1234567890"), 0.5m, "\U0001F600", new byte[] { 0, 255 },
            new Date(9999, 12, 31), new Timestamp(-1), new object?[] { "a", null }, new object?[] { new object?[] { 1 }, Array.Empty<object?>(), null }, part, new object?[] { part });
    }
}
