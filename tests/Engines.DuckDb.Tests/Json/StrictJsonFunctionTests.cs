using System.Data.SqlTypes;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Json;

namespace SparkPersonalization.Engines.DuckDb.Tests.Json;

public sealed class StrictJsonFunctionTests
{
    private const int MaxBytes = 1 << 20;
    private static readonly object?[] None = [];

    private static readonly object?[][] TypedCases =
    [
        ["string", "\"a text of more than twelve\"", "a text of more than twelve", null],
        ["string", "\"\\u00e9\\n\\\"\\\\\\/\\ud83d\\ude00 \\ud800.\"", "\u00e9\n\"\\/\U0001F600 ?.", null],
        ["string", "12", null, "v:number"],
        ["string", "null", null, "v:null"],
        ["boolean", "true", true, null],
        ["boolean", "false", false, null],
        ["boolean", "\"true\"", null, "v:string"],
        ["tinyint", "-128", (sbyte)-128, null],
        ["tinyint", "128", null, "v:number"],
        ["smallint", "32767", (short)32767, null],
        ["int", "1.0", 1, null],
        ["int", "1e3", 1000, null],
        ["int", "2500e-2", 25, null],
        ["int", "0e99999999999", 0, null],
        ["int", "1.5", null, "v:number"],
        ["int", "2147483648", null, "v:number"],
        ["bigint", "-9223372036854775808", long.MinValue, null],
        ["bigint", "9223372036854775808", null, "v:number"],
        ["bigint", "1e99999999999", null, "v:number"],
        ["double", "-0", -0.0, null],
        ["double", "1e-99999999999", 0.0, null],
        ["double", "12.75", 12.75, null],
        ["double", "1.7976931348623157e308", double.MaxValue, null],
        ["double", "1e400", null, "v:number"],
        ["float", "0.1", 0.1f, null],
        ["float", "1e39", null, "v:number"],
        ["decimal(10,2)", "1.005", 1.01, null],
        ["decimal(10,2)", "-1.005", -1.01, null],
        ["decimal(4,2)", "99.994", 99.99, null],
        ["decimal(4,2)", "99.995", null, "v:number"],
        ["decimal(4,2)", "0.0049", 0.0, null],
        ["decimal(9,0)", "1234567890e-1", 123456789, null],
        ["decimal(20,1)", "1e18", 1e18, null],
        ["decimal(10,2)", "\"1\"", null, "v:string"],
        ["date", "\"2024-02-29\"", 19782, null],
        ["date", "\"2023-02-29\"", null, "v:string"],
        ["date", "\"0000-03-01\"", -719468, null],
        ["timestamp", "\"1970-01-01T00:00:01.1234569Z\"", 1_123_456L, null],
        ["timestamp", "\"1970-01-01t02:00:00+02:00\"", 0L, null],
        ["timestamp", "\"1969-12-31T19:30:00.5-04:30\"", 500_000L, null],
        ["timestamp", "\"1970-01-01T00:00:60Z\"", null, "v:string"],
        ["timestamp", "\"1970-01-01T00:00:00\"", null, "v:string"],
        ["timestamp", "\"1970-01-01T00:00:00.Z\"", null, "v:string"],
        ["timestamp", "\"1970-01-01 00:00:00Z\"", null, "v:string"],
        ["timestamp", "0", null, "v:number"],
        ["array<int>", "{}", null, "v:object"],
        ["struct<a:int>", "[]", null, "v:array"],
        ["map<string,int>", "true", null, "v:boolean"],
    ];

    [TestCaseSource(nameof(TypedCases))]
    public void A_column_takes_what_its_type_holds(string type, string json, object? expected, string? mismatch)
    {
        using var instance = Open(new StructType(new StructField("v", DataType.FromDdl(type))));

        var read = Read(instance, $"{{\"v\":{json}}}");

        Assert.That(read[0], Is.Null);
        Assert.That(read[1], Is.EqualTo(mismatch is null ? None : [mismatch]));
        Assert.That(((object?[])read[2]!)[0], Is.EqualTo(expected));
    }

    [TestCase("{\"v\": null}", null)]
    [TestCase("{\"v\": nul}", "invalid_json")]
    [TestCase("{\"v\": null, \"v\": 1}", "duplicate_key")]
    [TestCase("{\"v\": 1}", null)]
    public void A_null_may_be_as_good_as_no_key(string json, string? error)
    {
        var metadata = new System.Text.Json.Nodes.JsonObject { ["jsonNull"] = "absent" };
        using var instance = Open(new StructType(new StructField("v", new IntegerType(), isNullable: true, metadata)));

        var read = Read(instance, json);

        Assert.That(read[0], Is.EqualTo(error));
        Assert.That(read[1], error is null ? Is.EqualTo(None) : Is.Null);
    }

    [Test]
    public void The_largest_decimal_keeps_all_its_digits()
    {
        using var instance = Open((StructType)DataType.FromDdl("v decimal(38,18)"));
        const string Digits = "-99999999999999999999.999999999999999999";

        Assert.That(Read(instance, $"{{\"v\":{Digits}}}")[2], Is.EqualTo(new object?[] { SqlDecimal.Parse(Digits) }));
        Assert.That(Read(instance, "{\"v\":99999999999999999999.9999999999999999995}")[1], Is.EqualTo(new object?[] { "v:number" }));
    }

    [Test]
    public void Mismatches_have_the_path_to_where_they_are()
    {
        using var instance = Open((StructType)DataType.FromDdl(
            "id bigint, properties struct<price: double, products: array<struct<price: double, tags: array<array<string>>>>, more: map<string, int>>"));

        var read = Read(instance, """
            {"properties": {"products": [{}, {"price": null}, {"price": "9", "tags": [["a"], ["b", 1], {}]}],
             "price": true, "other": {"id": 1}, "more": {"a\u0062": 1, "c": [2]}}, "ID": 7}
            """);

        object?[] mismatches =
        [
            "properties.products[1].price:null", "properties.products[2].price:string", "properties.products[2].tags[1][1]:number",
            "properties.products[2].tags[2]:object", "properties.price:boolean", "properties.more.c:array",
        ];
        object?[] tags = [new object?[] { "a" }, new object?[] { "b", null }, null];
        object?[] products = [new object?[] { null, null }, new object?[] { null, null }, new object?[] { null, tags }];
        object?[] properties = [null, products, new KeyValuePair<object, object?>[] { new("ab", 1), new("c", null) }];
        Assert.That(read, Is.EqualTo(new object?[] { null, mismatches, new object?[] { null, properties } }));
    }

    [Test]
    public void A_raw_column_takes_any_value_as_its_text()
    {
        var raw = new StructField("v", new StringType(), metadata: new() { ["json"] = "raw" });
        using var instance = Open(new StructType(raw));

        foreach (var json in (string[])["null", "1.50", "\"a\\n\"", "{ \"b\" : [1, 2] }", "[]"])
        {
            Assert.That(Read(instance, $"{{\"v\": {json} }}"), Is.EqualTo(new object?[] { null, None, new object?[] { json } }));
        }

        Assert.That(Read(instance, "{\"v\":{\"b\":1,\"b\":1}}")[0], Is.EqualTo("duplicate_key"));
    }

    [Test]
    public void Of_many_mismatches_the_first_are_told()
    {
        using var instance = Open((StructType)DataType.FromDdl("v array<string>"));

        var mismatches = (object?[])Read(instance, $"{{\"v\":[{string.Join(',', Enumerable.Range(0, 5_000))}]}}")[1]!;

        Assert.That(mismatches, Is.EqualTo(Enumerable.Range(0, StrictJsonExtractor<JsonVectors>.MaxMismatches).Select(i => $"v[{i}]:number")));
    }

    [Test]
    public void What_is_refused_has_no_value_and_no_mismatches()
    {
        using var instance = Open((StructType)DataType.FromDdl("a int, b array<struct<c: string, d: array<string>>>"));
        string[] texts =
        [
            "{\"a\":\"x\",\"b\":[{\"c\":\"a text of more than twelve\",\"d\":[\"e\",",
            "{\"a\":1,\"b\":[{\"d\":[1,\"a text of more than twelve\"]}],\"a\":2}",
            "{\"x\":1,\"b\":[],\"x\":2}",
            "[1]",
            new string(' ', MaxBytes) + "{}",
        ];

        Assert.That(
            texts.Select(t => Read(instance, t)),
            Is.EqualTo((string[])["invalid_json", "duplicate_key", "duplicate_key", "not_an_object", "too_large"]).Using<object?[], string>(
                (read, code) => read[0] is string c && c == code && read[1] is null && read[2] is null));
        Assert.That(Ask(instance, [0x7B, 0xFF, 0x7D])[0], Is.EqualTo("not_utf8"));
    }

    [Test]
    public void Big_vectors_of_good_and_bad_texts_and_nulls_keep_their_rows_apart()
    {
        using var instance = Open((StructType)DataType.FromDdl("id bigint, items array<struct<name: string, sizes: array<int>>>"));

        var row = instance.Rows("""
            WITH texts AS (
              SELECT i, CASE i % 5 WHEN 0 THEN NULL
                WHEN 1 THEN '{"id":' || i || ',"items":[{"name":"a long name of item ' || i || '","sizes":[1,2,' || i || ']},{"sizes":[]}]}'
                WHEN 2 THEN '{"items":[{"name":"a long name of a broken text","sizes":[1,2'
                WHEN 3 THEN '{"id":"x","items":[{}]}'
                ELSE '{"id":' || i || '.0}' END AS text
              FROM range(200000) t(i)),
            read AS (SELECT i, text, read(text::BLOB) AS r FROM texts)
            SELECT count(*) FILTER (r IS NULL), count(r.error), sum(len(r.mismatches))::BIGINT, count(r.value.id),
              count(*) FILTER (r.value.items[1].name = 'a long name of item ' || i AND r.value.items[1].sizes[3] = i AND r.value.items[2].sizes = []),
              count(*) FILTER (r.value.id = i), bool_and(r.error = 'invalid_json')
            FROM read
            """).Single();

        Assert.That(row, Is.EqualTo(new object[] { 40_000L, 40_000L, 40_000L, 80_000L, 40_000L, 80_000L, true }));
    }

    [Test]
    public void Reading_makes_no_garbage()
    {
        using var instance = Open((StructType)DataType.FromDdl("id bigint, name string, t timestamp, price decimal(10,2)"));
        const string Sql = """
            SELECT count(r.value.price) FROM (SELECT read(encode('{"id":' || i || ',"na\u006de":"a long name \n of ' || i
              || '","t":"2024-01-01T00:00:00Z","price":' || i || '.5,"more":{"a":1,"b":"x"}}')) AS r FROM range(200000) t(i))
            """;
        instance.Rows(Sql);
        var before = GC.GetTotalAllocatedBytes();

        Assert.That(instance.Value(Sql), Is.EqualTo(200_000L));
        Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(4 << 20));
    }

    [Test]
    public void Written_documents_are_read_back()
    {
        using var instance = Open(JsonDocuments.Schema(isNested: true));

        Prop.ForAll(Arb.From(JsonDocuments.Object(isNested: true)), sample => Assert.That(
            Ask(instance, sample.Json), Is.EqualTo(new object?[] { null, None, sample.Expected }))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Test]
    public void Naughty_strings_are_read_back()
    {
        using var instance = Open((StructType)DataType.FromDdl("v string"));
        var strings = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(TestKit.TestData.Path("naughty-strings/blns.json")))!;

        Assert.That(strings, Is.Not.Empty);
        foreach (var text in strings)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(new { v = text });
            Assert.That(Ask(instance, json), Is.EqualTo(new object?[] { null, None, new object?[] { text } }));
        }
    }

    [Test]
    public void A_text_column_and_the_verdict_alone_can_be_asked_for_too()
    {
        using var instance = TestInstance.Open(
            StrictJsonFunction.Define("read", DuckDbType.Varchar, (StructType)DataType.FromDdl("v int"), MaxBytes),
            StrictJsonFunction.DefineVerdict("json_verdict", DuckDbType.Varchar, 20));

        Assert.That(instance.Value("SELECT (read('{\"v\":1}')).value.v"), Is.EqualTo(1));
        Assert.That(
            instance.Rows("SELECT json_verdict(x) FROM (VALUES ('{}'), ('[]'), (NULL), ('{'), ('{\"a\":\"a long text\"}      ')) t(x)").Select(r => r[0]),
            Is.EqualTo(new object?[] { null, "not_an_object", null, "invalid_json", "too_large" }));
    }

    [Test]
    public void What_cannot_be_read_is_refused_by_name()
    {
        Assert.That(() => Define("a struct<b: array<binary>>"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("a.b[]"));
        Assert.That(() => Define("m map<int, string>"), Throws.TypeOf<NotSupportedException>().With.Message.Contains("'m'"));
        Assert.That(
            () => StrictJsonFunction.Define("read", DuckDbType.BigInt, (StructType)DataType.FromDdl("v int"), MaxBytes),
            Throws.ArgumentException.With.Message.Contains("BIGINT"));
        Assert.That(
            () => JsonColumn.Struct(new StructType(new StructField("v", new LongType()), new StructField("v", new LongType()))),
            Throws.ArgumentException.With.Message.Contains("'v'"));
        Assert.That(
            () => JsonColumn.Struct(new StructType(new StructField("v", new LongType(), metadata: new() { ["json"] = "raw" }))),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("'v'"));
    }

    private static void Define(string schema) =>
        StrictJsonFunction.Define("read", DuckDbType.Blob, (StructType)DataType.FromDdl(schema), MaxBytes);

    private static DuckDbInstance Open(StructType schema) =>
        TestInstance.Open(StrictJsonFunction.Define("read", DuckDbType.Blob, schema, MaxBytes));

    private static object?[] Read(DuckDbInstance instance, string json) => Ask(instance, Encoding.UTF8.GetBytes(json));

    private static object?[] Ask(DuckDbInstance instance, byte[] json) =>
        (object?[])instance.Value("SELECT read(from_hex($1))", new SqlParameter(new StringType(), Convert.ToHexString(json)))!;
}
