using System.Text.Json;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

public sealed class InputContractTests
{
    private static readonly string[] Keywords =
    [
        "$schema", "$id", "$ref", "$defs", "title", "description", "type", "properties", "required", "enum", "const",
        "minimum", "maximum", "minLength", "maxLength", "pattern", "format", "items", "minItems", "maxItems", "allOf", "x-sparkType",
    ];

    private static IEnumerable<string> SchemaFiles =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "conf", "schemas"), "*.schema.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(SchemaFiles))]
    public void A_schema_is_named_as_its_file_and_uses_known_keywords_only(string file)
    {
        var schema = Read(file);
        Assert.That(schema.GetProperty("$id").GetString(), Is.EqualTo(file));
        Assert.That(KeywordsOf(schema).Distinct(), Is.SubsetOf(Keywords));
    }

    [Test]
    public void The_index_names_every_schema_but_the_envelope_once()
    {
        var index = Read("events.json");
        var named = index.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetProperty("schema").GetString()!).ToList();
        Assert.That(named.Append(index.GetProperty("envelope").GetString()!), Is.EquivalentTo(SchemaFiles));
    }

    [Test]
    public void A_kind_of_the_index_and_its_schema_agree_on_call_and_event()
    {
        foreach (var kind in Read("events.json").GetProperty("kinds").EnumerateArray())
        {
            var properties = Read(kind.GetProperty("schema").GetString()!).GetProperty("properties");
            Assert.That(Const(properties, "type"), Is.EqualTo(kind.GetProperty("type").GetString()));
            Assert.That(Const(properties, "event"), Is.EqualTo(kind.TryGetProperty("event", out var name) ? name.GetString() : null));
        }
    }

    [TestCase("""{"price": -0.01, "quantity": 1}""", "range")]
    [TestCase("""{"price": 1, "quantity": 0}""", "range")]
    [TestCase("""{"price": "1", "quantity": 1}""", "type")]
    [TestCase("""{"price": 1, "quantity": 1.5}""", "type")]
    [TestCase("""{"price": 1}""", "required")]
    [TestCase("""{"price": 1, "quantity": 1, "currency": "euro"}""", "pattern")]
    [TestCase("""{"price": 1, "quantity": 1, "url": "no address"}""", "format")]
    [TestCase("""{"price": 1, "quantity": 1, "currency": "eur"}""", null)]
    public void Product_Added_is_checked(string properties, string? reason)
    {
        var made = JsonDocument.Parse($$"""
            {"messageId": "m", "type": "track", "event": "Product Added", "anonymousId": "a", "context": {},
             "timestamp": "2025-03-03T00:00:00Z", "receivedAt": "2025-03-03T00:00:00Z",
             "properties": {"product_id": "p", {{properties[1..]}}}
            """).RootElement;
        Assert.That(NaiveSchema.Reasons(made), Is.EqualTo(reason is null ? [] : new[] { reason }));
    }

    private static string? Const(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var value) ? value.GetProperty("const").GetString() : null;

    private static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(NaiveSchema.Folder, file))).RootElement;

    // The members of "properties" and "$defs" are names of the data, their values schemas again.
    private static IEnumerable<string> KeywordsOf(JsonElement schema)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            yield return keyword.Name;
            IEnumerable<JsonElement> inner = keyword.Name switch
            {
                "properties" or "$defs" => keyword.Value.EnumerateObject().Select(property => property.Value),
                "allOf" => keyword.Value.EnumerateArray(),
                "items" => [keyword.Value],
                _ => [],
            };
            foreach (var name in inner.SelectMany(KeywordsOf))
                yield return name;
        }
    }
}
