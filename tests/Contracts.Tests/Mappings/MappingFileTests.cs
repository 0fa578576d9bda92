using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Tests.Mappings;

public sealed class MappingFileTests
{
    private const string Order = """
        {"allOf": [{"$ref": "envelope.json"}], "required": ["properties"], "properties": {
          "id": {"type": "string", "minLength": 3}, "when": {"type": "string", "format": "date-time"},
          "properties": {"type": "object", "required": ["products"], "properties": {
            "total": {"type": ["number", "null"], "x-sparkType": "decimal(18,4)"},
            "products": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["sku", "quantity"], "properties": {
              "sku": {"type": "string"}, "quantity": {"type": "integer", "minimum": 1}, "price": {"type": ["number", "null"]}}}}}}}}
        """;

    private const string Mapping = """
        {"description": "Invoice lines.",
         "source": {"format": "csv", "options": {"header": true}, "columns": "Invoice STRING, Sku STRING, Quantity STRING, Price STRING, At STRING"},
         "set": {
           "type": "'order'",
           "id": "concat(Invoice, '-', _occurrence)",
           "when": "to_timestamp(At, 'M/d/yyyy H:mm')",
           "properties.total": "try_cast(Price AS DOUBLE) * abs(try_cast(Quantity AS INT))",
           "properties.products": "array(named_struct('quantity', abs(try_cast(Quantity AS INT)), 'SKU', Sku, 'price', Price))"},
         "reject": [{"code": "stock_correction", "column": "Quantity", "message": "is no sale",
                     "when": "try_cast(Quantity AS INT) < 0 AND NOT startswith(Invoice, 'C')"}]}
        """;

    private static readonly StructType Input = (StructType)DataType.FromDdl("json STRING, _occurrence INT");
    private ContractFiles _files = null!;
    private EventContract _contract = null!;

    [SetUp]
    public void Write()
    {
        _files = new ContractFiles()
            .Write("events.json", """{"envelope": "envelope.json", "kinds": [{"kind": "order", "type": "order", "schema": "order.json"}]}""")
            .Write("envelope.json", """{"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}}""")
            .Write("order.json", Order);
        _contract = _files.Load();
    }

    [TearDown]
    public void Remove() => _files.Dispose();

    [Test]
    public void A_record_becomes_one_of_the_contract()
    {
        var row = Read("""{"Invoice": "536365", "Sku": "85123A", "Quantity": "6", "Price": "2.55", "At": "12/1/2010 8:26"}""")
            .SelectExpr("kind", "size(violations) AS n", "value.id", "value.when = TIMESTAMP '2010-12-01 08:26:00' AS at", "cast(value.properties.total AS STRING) AS total", "value.properties.products[0].sku AS sku", "value.properties.products[0].quantity AS q", "value.properties.products[0].price AS p")
            .Collect().Single();
        Assert.That(row.Values, Is.EqualTo(new object?[] { "order", 0, "536365-1", true, "15.3000", "85123A", 6L, 2.55 }));
    }

    [TestCase("""{"Invoice": "1", "Sku": "a", "Quantity": "-6", "Price": "1", "At": "12/1/2010 8:26"}""", "stock_correction Quantity")]
    [TestCase("""{"Invoice": "C1", "Sku": "a", "Quantity": "-6", "Price": "1", "At": "12/1/2010 8:26"}""")]
    [TestCase("""{"Invoice": "1", "Sku": "a", "Quantity": "0", "Price": "1", "At": "12/1/2010 8:26"}""", "range properties.products[].quantity")]
    [TestCase("""{"Invoice": "1", "Sku": "a", "Quantity": "x", "Price": "1", "At": "12/1/2010 8:26"}""", "required properties.products[].quantity")]
    [TestCase("""{"Invoice": "1", "Sku": "a", "Quantity": "1", "Price": "much", "At": "12/1/2010 8:26"}""", "type properties.products")]
    [TestCase("""{"Invoice": 1, "Sku": "a", "Quantity": "1", "Price": "1", "At": "12/1/2010 8:26"}""", "type Invoice")]
    [TestCase("{", "invalid_json")]
    public void A_record_is_judged_by_the_contracts_rules(string json, params string[] violations) =>
        Assert.That(TestSession.Violations(Read(json).Collect().Single()), Is.EqualTo(violations));

    [Test]
    public void An_input_without_a_column_that_is_used_is_refused() => Assert.That(
        () => Load(Mapping).Read(TestSession.Records("{}"), "json"), Throws.ArgumentException.With.Message.Contains("_occurrence"));

    [Test]
    public void All_faults_are_told_at_once()
    {
        var faults = Faults("""
            {"source": {"format": "xml", "columns": "A STRING, B INT"},
             "set": {"properties.totl": "A", "id": "Aa", "type": "A +", "when": "A", "properties.products": "array(named_struct('skuu', A))",
                     "properties": "A", "properties.total": "B"},
             "reject": [{"code": "c", "column": "A", "message": "m", "when": "B"}, {"code": "c", "column": "A"}], "sets": {}}
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Fault(faults, "/source/format"), Does.Contain("parquet"));
            Assert.That(Fault(faults, "/set/properties.totl"), Does.Contain("properties.total"));
            Assert.That(Fault(faults, "/set/id"), Does.Contain("`A`"));
            Assert.That(Fault(faults, "/set/type"), Does.Contain("PARSE_SYNTAX_ERROR"));
            Assert.That(Fault(faults, "/set/properties.products"), Does.Contain("'skuu'").And.Contains("sku"));
            Assert.That(Fault(faults, "/set/properties"), Does.Contain("string does not become"));
            Assert.That(Fault(faults, "/set/properties.total"), Does.Contain("'properties' around"));
            Assert.That(Fault(faults, "/reject/0/when"), Does.Contain("true or false"));
            Assert.That(Fault(faults, "/reject/1"), Does.Contain("missing"));
            Assert.That(Fault(faults, "/sets"), Does.Contain("set"));
            Assert.That(faults.Any(f => f.Pointer == "/set/when"), Is.False, "a text is cast");
        }
    }

    [Test]
    public void A_column_that_is_set_twice_is_refused() =>
        Assert.That(Faults("""{"source": {"format": "json", "columns": "A STRING"}, "set": {"type": "A", "type": "A"}}""").Single().Message, Does.Contain("2 times"));

    [TestCase("A BINARY", "'A' of type BINARY")]
    [TestCase("A STRUCT<B: INTERVAL>", "'A.B' of type INTERVAL")]
    [TestCase("A STRING, A INT", "two fields 'A'")]
    public void A_column_that_json_cannot_hold_is_refused(string columns, string fault) =>
        Assert.That(Fault(Faults($$"""{"source": {"format": "parquet", "columns": "{{columns}}"}, "set": {"type": "'page'"} }"""), "/source/columns"), Does.Contain(fault));

    [Test]
    public void The_source_and_the_fingerprint_are_told()
    {
        var mapping = Load(Mapping);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mapping.Source.Format, Is.EqualTo("csv"));
            Assert.That(mapping.Source.Options, Does.ContainKey("header"));
            Assert.That(mapping.Source.Columns.FieldNames, Has.Count.EqualTo(5));
            Assert.That(Load(Mapping.Replace("  ", " ", StringComparison.Ordinal)).Fingerprint, Is.EqualTo(mapping.Fingerprint));
            Assert.That(Load(Mapping.Replace("'C'", "'D'", StringComparison.Ordinal)).Fingerprint, Is.Not.EqualTo(mapping.Fingerprint));
            Assert.That(Load(Mapping.Replace("'C'", "'D'", StringComparison.Ordinal)).Source.Fingerprint, Is.EqualTo(mapping.Source.Fingerprint));
            Assert.That(Load(Mapping.Replace("header", "multiLine", StringComparison.Ordinal)).Source.Fingerprint, Is.Not.EqualTo(mapping.Source.Fingerprint));
        }
    }

    private DataFrame Read(string json)
    {
        var mapping = Load(Mapping);
        var records = TestSession.Session.CreateDataFrame([new GenericRow([json, 1])], Input);
        var read = mapping.Read(records, "json");
        var hasViolations = ((IEnumerable<object?>)read.Select("violations").Head()!.Get(0)!).Any();
        Assert.That(mapping.Screen(records, "json").Select("suspicious").Head()!.GetAs<bool>(0) || !hasViolations, "screening passed a record with violations");
        return read;
    }

    private MappingFile Load(string mapping)
    {
        _files.Write("lines.json", mapping);
        return MappingFile.Load(Path.Combine(_files.Directory, "lines.json"), _contract, TestSession.Session);
    }

    private IReadOnlyList<ContractFault> Faults(string mapping) => Assert.Throws<ContractException>(() => Load(mapping))!.Faults;

    private static string Fault(IReadOnlyList<ContractFault> faults, string pointer) =>
        string.Join('\n', faults.Where(f => f.Pointer == pointer).Select(f => f.Message));
}
