namespace SparkPersonalization.Contracts.Tests;

public sealed class KeywordTests
{
    [TestCase("""{"type": "string"}""", "1", "type v")]
    [TestCase("""{"type": "string"}""", "null", "type v")]
    [TestCase("""{"type": "string"}""", "\"x\"", null)]
    [TestCase("""{"type": ["string", "null"]}""", "null", null)]
    [TestCase("""{"type": "integer"}""", "1.0", null)]
    [TestCase("""{"type": "integer"}""", "1.5", "type v")]
    [TestCase("""{"type": "integer"}""", "\"1\"", "type v")]
    [TestCase("""{"type": "number"}""", "1.5", null)]
    [TestCase("""{"type": "number"}""", "1e999", "range v")]
    [TestCase("""{"type": "number", "x-sparkType": "decimal(6,2)"}""", "12345.678", "range v")]
    [TestCase("""{"type": "boolean"}""", "0", "type v")]
    [TestCase("""{"type": "object"}""", "[]", "type v")]
    [TestCase("""{"type": "object"}""", """{"a": [1]}""", null)]
    [TestCase("""{"type": "array"}""", "{}", "type v")]
    [TestCase("""{"type": ["string", "integer"]}""", "true", "type v")]
    [TestCase("""{"type": ["string", "integer"]}""", "2.5", "type v")]
    [TestCase("""{"type": ["string", "integer"]}""", "2", null)]
    [TestCase("""{"enum": ["a", "it's", "\\"]}""", "\"b\"", "enum v")]
    [TestCase("""{"enum": ["a", "it's", "\\"]}""", "\"it's\"", null)]
    [TestCase("""{"enum": ["a", "it's", "\\"]}""", "\"\\\\\"", null)]
    [TestCase("""{"enum": ["a", null]}""", "null", null)]
    [TestCase("""{"enum": ["a"]}""", "null", "type v")]
    [TestCase("""{"const": 2}""", "2.0", null)]
    [TestCase("""{"const": 2}""", "3", "enum v")]
    [TestCase("""{"const": false}""", "true", "enum v")]
    [TestCase("""{"type": "integer", "minimum": 1.5}""", "1", "range v")]
    [TestCase("""{"type": "integer", "minimum": 1, "maximum": 3}""", "3", null)]
    [TestCase("""{"type": "integer", "minimum": 1, "maximum": 3}""", "4", "range v")]
    [TestCase("""{"type": "number", "x-sparkType": "decimal(18,4)", "minimum": 0}""", "-0.0001", "range v")]
    [TestCase("""{"type": "number", "x-sparkType": "decimal(18,4)", "minimum": 0}""", "0", null)]
    [TestCase("""{"type": "number", "exclusiveMinimum": 0}""", "0", "range v")]
    [TestCase("""{"type": "number", "exclusiveMaximum": 1}""", "1", "range v")]
    [TestCase("""{"type": "integer", "multipleOf": 3}""", "7", "range v")]
    [TestCase("""{"type": "number", "multipleOf": 0.01}""", "19.99", null)]
    [TestCase("""{"type": "string", "minLength": 2}""", "\"\\ud83d\\ude00\"", "range v")]
    [TestCase("""{"type": "string", "maxLength": 1}""", "\"\\ud83d\\ude00\"", null)]
    [TestCase("""{"type": "string", "pattern": "b+"}""", "\"abbc\"", null)]
    [TestCase("""{"type": "string", "pattern": "^b+$"}""", "\"abbc\"", "pattern v")]
    [TestCase("""{"type": "string", "pattern": "^b+$"}""", "\"b\\n\"", "pattern v")]
    [TestCase("""{"type": "string", "format": "date-time"}""", "\"2025-03-03T10:00:00+01:00\"", null)]
    [TestCase("""{"type": "string", "format": "date-time"}""", "\"2025-03-03 10:00:00\"", "format v")]
    [TestCase("""{"type": "string", "format": "date-time"}""", "5", "type v")]
    [TestCase("""{"type": "string", "format": "date"}""", "\"2025-02-29\"", "format v")]
    [TestCase("""{"type": "string", "format": "uri"}""", "\"https://shop.example/a?b=c#d\"", null)]
    [TestCase("""{"type": "string", "format": "uri"}""", "\"/a?b=c\"", "format v")]
    [TestCase("""{"type": "array", "items": {"type": "integer"}, "minItems": 1}""", "[]", "range v")]
    [TestCase("""{"type": "array", "items": {"type": "integer"}, "maxItems": 1}""", "[1, 2]", "range v")]
    [TestCase("""{"type": "array", "items": {"type": "integer"}, "uniqueItems": true}""", "[1, 2, 1]", "range v")]
    [TestCase("""{"type": "array", "items": {"type": "integer", "minimum": 0}}""", "[1, -1]", "range v[]")]
    [TestCase("""{"type": "array", "items": {"type": "integer"}}""", "[1, \"2\"]", "type v[1]")]
    public void A_value_is_judged(string schema, string value, string? violation)
    {
        using var files = new ContractFiles().WithValue(schema);
        Assert.That(files.Load().Violations($$"""{"type": "t", "v": {{value}}}""").Single(), Is.EqualTo(violation is null ? [] : new[] { violation }));
    }

    [TestCase("""{"type": "t"}""", "required v")]
    [TestCase("""{"type": "t", "v": null}""", "type v")]
    [TestCase("""{"type": "t", "v": 1}""", "type v")]
    [TestCase("""{"type": "t", "v": "x"}""", null)]
    public void A_missing_key_is_told_from_a_null(string record, string? violation)
    {
        using var files = new ContractFiles().WithValue("""{"type": "string"}""", "v");
        Assert.That(files.Load().Violations(record).Single(), Is.EqualTo(violation is null ? [] : new[] { violation }));
    }

    [TestCase("""{"type": "t"}""", "required v")]
    [TestCase("""{"type": "t", "v": null}""", null)]
    public void A_null_that_is_allowed_meets_required(string record, string? violation)
    {
        using var files = new ContractFiles().WithValue("""{"type": ["string", "null"]}""", "v");
        Assert.That(files.Load().Violations(record).Single(), Is.EqualTo(violation is null ? [] : new[] { violation }));
    }

    [TestCase("[{\"p\": 1}, {}]", new[] { "required v[].p" })]
    [TestCase("[{\"p\": 1}, {\"p\": null}]", new[] { "type v[1].p" })]
    [TestCase("[{\"p\": \"x\"}, {}]", new[] { "required v[].p", "type v[0].p" })]
    [TestCase("[1, {\"p\": 1}]", new[] { "type v[0]" })]
    [TestCase("[{\"p\": 1, \"q\": [{\"r\": 1}, {\"r\": null}, {}]}]", new[] { "required v[].q[].r", "type v[0].q[1].r" })]
    [TestCase("[{\"p\": 1, \"q\": [{\"r\": 1}]}, {\"p\": 2, \"q\": null}]", new string[0])]
    public void Elements_are_judged_each(string value, string[] violations)
    {
        const string Schema = """
            {"type": "array", "items": {"type": "object", "required": ["p"], "properties": {"p": {"type": "integer"},
             "q": {"type": ["array", "null"], "items": {"type": "object", "required": ["r"], "properties": {"r": {"type": "integer"}}}}}}}
            """;
        using var files = new ContractFiles().WithValue(Schema);
        Assert.That(files.Load().Violations($$"""{"type": "t", "v": {{value}}}""").Single(), Is.EqualTo(violations));
    }

    [Test]
    public void All_violations_are_told_in_the_order_of_their_codes()
    {
        using var files = new ContractFiles().WithKind("""
            {"required": ["missing"], "properties": {
              "f": {"type": "string", "format": "uuid"}, "p": {"type": "string", "pattern": "^x"}, "r": {"type": "integer", "maximum": 1},
              "e": {"enum": ["a"]}, "t": {"type": "string"}, "missing": {"type": "string"}}}
            """);
        var violations = files.Load().Violations("""{"type": "t", "f": "f", "p": "p", "r": 2, "e": "e", "t": 1}""").Single();
        Assert.That(violations, Is.EqualTo(new[] { "required missing", "type t", "enum e", "range r", "pattern p", "format f" }));
    }
}
