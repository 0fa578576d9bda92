using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Contracts.Tests;

public sealed class RecordTests
{
    private const string Index = """
        {"envelope": "envelope.json",
         "kinds": [
           {"kind": "bought", "type": "track", "event": "Bought", "schema": "bought.json"},
           {"kind": "seen", "type": "track", "event": "Seen", "schema": "seen.json"},
           {"kind": "page", "type": "page", "schema": "envelope.json"}],
         "rules": [{"code": "missing_identity", "column": "user", "message": "one must be given", "valid": "user IS NOT NULL OR device IS NOT NULL"}]}
        """;

    private const string Envelope = """
        {"type": "object", "required": ["type"], "properties": {
          "type": {"enum": ["track", "page"]}, "event": {"type": ["string", "null"]}, "user": {"type": ["string", "null"]},
          "device": {"type": ["string", "null"]}, "properties": {"type": ["object", "null"]}}}
        """;

    private ContractFiles _files = null!;
    private EventContract _contract = null!;

    [OneTimeSetUp]
    public void Write()
    {
        _files = new ContractFiles().Write("events.json", Index).Write("envelope.json", Envelope)
            .Write("bought.json", Kind("""{"price": {"type": "number", "minimum": 0}}, "required": ["price"]"""))
            .Write("seen.json", Kind("""{"name": {"type": "string"}}"""));
        _contract = _files.Load();
    }

    [OneTimeTearDown]
    public void Remove() => _files.Dispose();

    [TestCase("""{"type": "track", "event": "Bought", "user": "u", "properties": {"price": 1}}""", "bought")]
    [TestCase("""{"type": "track", "event": "Seen", "user": null, "device": "d", "properties": {"name": "n", "price": "any"}}""", "seen")]
    [TestCase("""{"type": "page", "user": "u", "properties": {"price": -1, "name": 7}}""", "page")]
    [TestCase("""{"type": "page", "user": "u", "event": null, "properties": null}""", "page")]
    [TestCase("""{"type": "track", "event": "Bought", "user": "u", "properties": {"price": -1}}""", "bought", "range properties.price")]
    [TestCase("""{"type": "track", "event": "Bought", "user": "u", "properties": {}}""", "bought", "required properties.price")]
    [TestCase("""{"type": "track", "event": "Bought", "user": "u"}""", "bought", "required properties")]
    [TestCase("""{"type": "track", "event": "Bought", "user": "u", "properties": null}""", "bought", "type properties")]
    [TestCase("""{"type": "track", "event": "Lost", "user": "u"}""", null, "unknown_event event")]
    [TestCase("""{"type": "track", "user": "u"}""", null, "required event")]
    [TestCase("""{"type": "track", "event": 5, "user": "u"}""", null, "type event")]
    [TestCase("""{"type": "track", "event": null, "user": "u"}""", null, "unknown_event event")]
    [TestCase("""{"type": "fax", "user": "u"}""", null, "enum type")]
    [TestCase("""{"user": "u"}""", null, "required type")]
    [TestCase("""{"type": "page"}""", "page", "missing_identity user")]
    [TestCase("""{"type": "track", "event": "Lost"}""", null, "unknown_event event", "missing_identity user")]
    [TestCase("[]", null, "not_an_object")]
    [TestCase("{", null, "invalid_json")]
    [TestCase("""{"type": "page", "type": "page"}""", null, "duplicate_key")]
    [TestCase(null, null, "invalid_json")]
    public void A_record_has_a_kind_and_violations(string? json, string? kind, params string[] violations)
    {
        var row = _contract.Read(TestSession.Records(json), "json").Collect().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetAs<string>("kind"), Is.EqualTo(kind));
            Assert.That(TestSession.Violations(row), Is.EqualTo(violations));
            Assert.That(row.GetAs<string>("json"), Is.EqualTo(json));
        }
    }

    [TestCase("""{"type": "track", "event": "Bought", "user": "u", "properties": {"price": 1}}""", "bought", false)]
    [TestCase("""{"type": "track", "event": "Seen", "user": null, "device": "d", "properties": {"name": "n"}}""", "seen", false)]
    [TestCase("""{"type": "track", "event": "Seen", "user": null, "device": "d", "properties": {"name": "n", "price": "any"}}""", "seen", true)]
    [TestCase("""{"type": "track", "event": "Bought", "user": "u", "properties": {"price": -1}}""", "bought", true)]
    [TestCase("""{"type": "track", "event": "Lost", "user": "u"}""", null, true)]
    [TestCase("""{"type": "page"}""", "page", true)]
    [TestCase("{", null, true)]
    [TestCase(null, null, true)]
    public void Screening_tells_the_kind_and_whether_something_may_be_wrong(string? json, string? kind, bool isSuspicious)
    {
        var row = _contract.Screen(TestSession.Records(json), "json").Collect().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetAs<string>("kind"), Is.EqualTo(kind));
            Assert.That(row.GetAs<bool>("suspicious"), Is.EqualTo(isSuspicious));
            Assert.That(row.Get("value") is null, Is.EqualTo(json is null or "{"));
            Assert.That(row.GetAs<string>("json"), Is.EqualTo(json));
        }
    }

    [Test]
    public void A_malformed_record_has_no_value_and_others_have()
    {
        var rows = _contract.Read(TestSession.Records("{", """{"type": "page", "device": "d"}"""), "json").SelectExpr("value IS NULL AS n", "value.device AS d").Collect().ToList();
        Assert.That(rows.Select(r => (r.GetAs<bool>("n"), r.GetAs<string>("d"))), Is.EqualTo(new[] { (true, null), (false, "d") }));
    }

    [Test]
    public void A_record_over_the_limit_is_too_large()
    {
        var read = _contract.Read(TestSession.Records("""{"type": "page", "user": "u"}"""), "json", new ContractReadOptions { MaxBytes = 10 });
        Assert.That(TestSession.Violations(read.Collect().Single()), Is.EqualTo(new[] { "too_large" }));
    }

    [Test]
    public void An_input_with_a_column_of_the_result_is_refused()
    {
        var input = TestSession.Records("{}").WithColumn("kind", Functions.Lit("x"));
        Assert.That(() => _contract.Read(input, "json"), Throws.ArgumentException.With.Message.Contains("kind"));
        Assert.That(() => _contract.Read(input, "text"), Throws.ArgumentException.With.Message.Contains("'text'"));
    }

    private static string Kind(string properties) => $$"""
        {"allOf": [{"$ref": "envelope.json"}], "required": ["event", "properties"],
         "properties": {"event": {"type": "string"}, "properties": {"type": "object", "properties": {{properties}} } } }
        """;
}
