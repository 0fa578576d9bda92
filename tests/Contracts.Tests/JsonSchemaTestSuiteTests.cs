using System.Text.Json;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Contracts.Tests;

/// <summary>
/// The JSON Schema Test Suite (draft 2020-12): each schema as that of a property, each of its tests as a record. A schema with a keyword
/// that is not known must be refused; one of known keywords must judge as the suite says, or be refused for what columns cannot hold.
/// </summary>
public sealed class JsonSchemaTestSuiteTests
{
    private const string Suite = "json-schema-test-suite/tests/draft2020-12";

    private static readonly string[] Known =
    [
        "$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated", "$ref", "$defs", "allOf", "type", "enum",
        "const", "properties", "required", "items", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
        "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "additionalProperties",
    ];

    // What columns cannot hold or a form that is not supported, each said by the fault.
    private static readonly string[] Limits =
    [
        "several types", "which one column cannot hold", "accepts nothing", "back to itself", "becomes a column's", "cannot be compared here",
        "on which this cannot be checked", "cannot be read", "format is not known", "left out, not refused", "differ only in case",
        "an anchor", "No value has all", "nothing at", "cannot be used", "Only elements without parts", "keeps no text", "has another type than elsewhere",
        "A string must stand here", "An array must stand here",
    ];

    private static readonly string[] Files =
    [
        "additionalProperties", "allOf", "anchor", "anyOf", "boolean_schema", "const", "contains", "default", "defs", "dependentRequired",
        "dependentSchemas", "enum", "exclusiveMaximum", "exclusiveMinimum", "if-then-else", "infinite-loop-detection", "items", "maxContains",
        "maxItems", "maxLength", "maxProperties", "maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf",
        "not", "oneOf", "pattern", "patternProperties", "prefixItems", "properties", "propertyNames", "ref", "required", "type",
        "unevaluatedItems", "unevaluatedProperties", "uniqueItems", "optional/format/date", "optional/format/date-time",
        "optional/format/email", "optional/format/ipv4", "optional/format/ipv6",
        "optional/format/uuid", "optional/ecmascript-regex", "optional/float-overflow",
    ];

    // Where the verdict differs on purpose: no column holds a leap second, or a whole number of 308 digits.
    private static readonly HashSet<string> Deviations = new(StringComparer.Ordinal)
    {
        "optional/format/date-time: validation of date-time strings: a valid date-time with a leap second, UTC",
        "optional/format/date-time: validation of date-time strings: a valid date-time with a leap second, with minus offset",
        "optional/float-overflow: all integers are multiples of 0.5, if overflow is handled: valid if optional overflow handling is implemented",
    };

    [TestCaseSource(nameof(Files))]
    public void Schemas_of_known_keywords_judge_as_the_suite_says(string file)
    {
        var wrong = new List<string>();
        var (ran, refused) = (0, 0);
        foreach (var group in JsonDocument.Parse(File.ReadAllText(TestData.Path($"{Suite}/{file}.json"))).RootElement.EnumerateArray())
        {
            var schema = group.GetProperty("schema");
            var known = Keywords(schema).All(Known.Contains);
            using var files = new ContractFiles().WithValue("""{"$ref": "s.json"}""").Write("s.json", schema.GetRawText());
            try
            {
                var contract = files.Load();
                if (!known)
                    wrong.Add($"{group.GetProperty("description")}: a keyword that is not known was not refused");
                ran += Judge(contract, file, group, wrong);
            }
            catch (ContractException e) when (!known || e.Faults.All(f => Limits.Any(l => f.Message.Contains(l, StringComparison.Ordinal))))
            {
                refused += group.GetProperty("tests").GetArrayLength();
            }
        }

        TestContext.Out.WriteLine($"{file}: {ran} ran, {refused} refused");
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    private static int Judge(EventContract contract, string file, JsonElement group, List<string> wrong)
    {
        var tests = group.GetProperty("tests").EnumerateArray().ToList();
        var verdicts = contract.Violations(tests.Select(t => $$"""{"type": "t", "v": {{t.GetProperty("data").GetRawText()}}}"""));
        foreach (var (test, violations) in tests.Zip(verdicts))
        {
            var name = $"{file}: {group.GetProperty("description")}: {test.GetProperty("description")}";
            if (test.GetProperty("valid").GetBoolean() != (violations.Length == 0) && !Deviations.Contains(name))
                wrong.Add($"{name} [{string.Join(", ", violations)}] {group.GetProperty("schema").GetRawText().ReplaceLineEndings("")} {test.GetProperty("data").GetRawText()}");
        }

        return tests.Count;
    }

    private static IEnumerable<string> Keywords(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var keyword in schema.EnumerateObject())
        {
            yield return keyword.Name;
            var inner = (keyword.Name, keyword.Value.ValueKind) switch
            {
                ("properties" or "$defs", JsonValueKind.Object) => keyword.Value.EnumerateObject().Select(p => p.Value),
                ("allOf", JsonValueKind.Array) => keyword.Value.EnumerateArray(),
                ("items", _) => [keyword.Value],
                _ => Enumerable.Empty<JsonElement>(),
            };
            foreach (var name in inner.SelectMany(Keywords))
                yield return name;
        }
    }
}
