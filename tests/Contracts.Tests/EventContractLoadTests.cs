using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Contracts.Tests;

public sealed class EventContractLoadTests
{
    private static string Conf => Path.Combine(AppContext.BaseDirectory, "conf", "schemas");

    [Test]
    public void The_shops_contract_loads()
    {
        var contract = EventContract.Load(Conf);
        var properties = (StructType)contract.Schema["properties"].DataType;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(contract.Kinds, Has.Count.EqualTo(16).And.Contains("order_completed"));
            Assert.That(contract.Schema["timestamp"].DataType, Is.EqualTo(new TimestampType()));
            Assert.That(contract.Schema["messageId"].DataType, Is.EqualTo(new StringType()));
            Assert.That(properties["total"].DataType, Is.EqualTo(new DecimalType(18, 4)));
            Assert.That(((StructType)((ArrayType)properties["products"].DataType).ElementType)["quantity"].DataType, Is.EqualTo(new LongType()));
        }
    }

    [TestCase("""{"minContains": 1}""", "/properties/v/minContains", "minContains")]
    [TestCase("""{"minimun": 1}""", "/properties/v/minimun", "minimum")]
    [TestCase("""{"additionalProperties": false}""", "/properties/v/additionalProperties", "left out")]
    [TestCase("""{"format": "iban"}""", "/properties/v/format", "ipv4")]
    [TestCase("""{"pattern": "(["}""", "/properties/v/pattern", "not valid")]
    [TestCase("""{"pattern": "a++"}""", "/properties/v/pattern", "a repetition")]
    [TestCase("""{"pattern": "\\Qa\\E"}""", "/properties/v/pattern", @"\Q")]
    [TestCase("""{"type": "text"}""", "/properties/v/type", "string")]
    [TestCase("""{"type": "string", "allOf": [{"type": "integer"}]}""", "/properties/v", "No value")]
    [TestCase("""{"minimum": 1, "minLength": 1}""", "/properties/v", "one type")]
    [TestCase("""{"type": "string", "format": "date-time", "maxLength": 5}""", "/properties/v/maxLength", "keeps no text")]
    [TestCase("""{"enum": [1, "a"]}""", "/properties/v/enum", "several types")]
    [TestCase("""{"$ref": "other.json"}""", "", "cannot be read")]
    [TestCase("""{"$ref": "#/$defs/none"}""", "/properties/v/$ref", "nothing at")]
    [TestCase("""{"$ref": "#"}""", "/properties/v/$ref", "back to itself")]
    [TestCase("""{"x-sparkType": "text", "type": "number"}""", "/properties/v", "no type of numbers")]
    [TestCase("""{"maxLength": -1}""", "/properties/v/maxLength", "whole number")]
    [TestCase("""{"maxItems": 1}""", "/properties/v/maxItems", "one type")]
    public void What_is_not_known_or_makes_no_sense_is_refused(string schema, string pointer, string message)
    {
        using var files = new ContractFiles().WithValue("true").Write("thing.json", $$"""{"properties": {"v": {{schema}} } }""");
        var faults = files.Faults();
        Assert.That(faults.Select(f => (f.Pointer, f.Message)), Has.Some.Matches<(string Pointer, string Message)>(
            f => f.Pointer == pointer && f.Message.Contains(message, StringComparison.Ordinal)), string.Join('\n', faults));
    }

    [Test]
    public void All_faults_are_told_at_once()
    {
        using var files = new ContractFiles().WithValue("""{"oneOf": [], "not": {}, "format": "iban"}""");
        Assert.That(files.Faults(), Has.Count.EqualTo(3));
    }

    [Test]
    public void A_clash_of_types_between_kinds_is_refused()
    {
        using var files = new ContractFiles().WithValue("true")
            .Write("events.json", """{"envelope": "envelope.json", "kinds": [{"kind": "a", "type": "a", "schema": "a.json"}, {"kind": "b", "type": "b", "schema": "b.json"}]}""")
            .Write("a.json", """{"properties": {"type": {"const": "a"}, "v": {"type": "object", "properties": {"w": {"type": "string"}}}}}""")
            .Write("b.json", """{"properties": {"type": {"const": "b"}, "v": {"type": "object", "properties": {"w": {"type": "integer"}}}}}""");
        Assert.That(files.Faults().Single().ToString(), Does.StartWith("b.json").And.Contains("'v.w'").And.Contains("bigint").And.Contains("string"));
    }

    [Test]
    public void A_file_that_is_missing_or_no_JSON_is_told()
    {
        using var files = new ContractFiles().WithValue("true").Write("thing.json", "{");
        Assert.That(files.Faults().Single().Message, Does.Contain("not JSON"));
        File.Delete(Path.Combine(files.Directory, "events.json"));
        Assert.That(files.Faults().Single().File, Is.EqualTo("events.json"));
    }

    [TestCase("""{"description": "other", "maxLength": 5, "type": "string"}""", true)]
    [TestCase("""{"type":"string","maxLength":5}""", true)]
    [TestCase("""{"type": "string", "maxLength": 6}""", false)]
    [TestCase("""{"type": ["string", "null"], "maxLength": 5}""", false)]
    public void The_fingerprint_changes_with_the_rules_only(string schema, bool same)
    {
        using var files = new ContractFiles().WithValue("""{"type": "string", "maxLength": 5}""");
        var before = files.Load().Fingerprint;
        files.WithValue(schema);
        Assert.That(files.Load().Fingerprint, same ? Is.EqualTo(before) : Is.Not.EqualTo(before));
    }
}
