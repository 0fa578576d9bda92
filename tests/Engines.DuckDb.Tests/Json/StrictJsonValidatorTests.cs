using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames.Json;

namespace SparkPersonalization.Engines.DuckDb.Tests.Json;

public sealed class StrictJsonValidatorTests
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = JsonSkipper.MaxDepth };

    [TestCase("{}", null)]
    [TestCase(" \t\r\n{ \"a\" : [ 1 , { } ] } \n", null)]
    [TestCase("{\"a\":\"\\ud800\"}", null)]
    [TestCase("{\"\\ud800\":1,\"\\ud801\":2,\"?\":3}", null)]
    [TestCase("{\"a\":{\"b\":1},\"b\":{\"b\":1},\"A\":1}", null)]
    [TestCase("", "invalid_json")]
    [TestCase(" ", "invalid_json")]
    [TestCase("\uFEFF{}", "invalid_json")]
    [TestCase("{}{}", "invalid_json")]
    [TestCase("{} x", "invalid_json")]
    [TestCase("{}\0", "invalid_json")]
    [TestCase("{'a':1}", "invalid_json")]
    [TestCase("{\"a\":NaN}", "invalid_json")]
    [TestCase("{\"a\":1,}", "invalid_json")]
    [TestCase("{\"a\":01}", "invalid_json")]
    [TestCase("{\"a\":\"\t\"}", "invalid_json")]
    [TestCase("{\"a\":\"\\u12\"}", "invalid_json")]
    [TestCase("{\"a\":\"\\", "invalid_json")]
    [TestCase("{\"a\":\"\\u", "invalid_json")]
    [TestCase("{\"a\":1,\"a\":2,", "invalid_json")]
    [TestCase("[]", "not_an_object")]
    [TestCase("[{\"a\":1,\"a\":2}]", "not_an_object")]
    [TestCase("null", "not_an_object")]
    [TestCase("{\"a\":1,\"a\":2}", "duplicate_key")]
    [TestCase("{\"a\":1,\"\\u0061\":2}", "duplicate_key")]
    [TestCase("{\"\":1,\"\":2}", "duplicate_key")]
    [TestCase("{\"x\":[{\"y\":{\"a\":1,\"b\":{\"c\":1},\"a\":2}}]}", "duplicate_key")]
    public void Texts_have_their_verdict(string json, string? verdict) => Assert.That(Verdict(json), Is.EqualTo(verdict));

    [Test]
    public void The_limits_of_Sparks_parser_are_kept()
    {
        Assert.That(Verdict(Member(new string('1', 1_000))), Is.Null);
        Assert.That(Verdict(Member(new string('1', 1_001))), Is.EqualTo("invalid_json"));
        Assert.That(Verdict(Member($"-1.{new string('1', 997)}e+12")), Is.Null);
        Assert.That(Verdict(Member($"-1.{new string('1', 998)}e+12")), Is.EqualTo("invalid_json"));
        Assert.That(Verdict(Member(new string('[', 999) + new string(']', 999))), Is.Null);
        Assert.That(Verdict(Member(new string('[', 1_000) + new string(']', 1_000))), Is.EqualTo("invalid_json"));
        Assert.That(Verdict(Key(string.Concat(Enumerable.Repeat("\U0001F600", 25_000)))), Is.Null);
        Assert.That(Verdict(Key(string.Concat(Enumerable.Repeat("\U0001F600", 25_001)))), Is.EqualTo("invalid_json"));
        Assert.That(Verdict(Key(string.Concat(Enumerable.Repeat("\\u0041", 50_000)))), Is.Null);
        Assert.That(Verdict(Key(string.Concat(Enumerable.Repeat("\\u0041", 50_001)))), Is.EqualTo("invalid_json"));
    }

    [Test]
    public void A_text_too_large_or_not_UTF8_is_told_first()
    {
        Assert.That(StrictJsonValidator.Verdict("{}"u8, 2), Is.Null);
        Assert.That(StrictJsonValidator.Verdict([0xFF, (byte)'x', (byte)'y'], 2), Is.EqualTo("too_large"));
        Assert.That(StrictJsonValidator.Verdict([0xFF, (byte)'x'], 2), Is.EqualTo("not_utf8"));
    }

    [Test]
    public void One_duplicate_is_found_among_many_keys_after_nested_objects_of_many_keys()
    {
        var validator = new StrictJsonValidator(int.MaxValue);
        var inner = Many(100);
        var members = Enumerable.Range(0, 3_000).Select(i => $"\"long key number {i:00000} and its end\":{(i % 100 == 0 ? inner : "1")}").ToArray();

        Assert.That(validator.Verdict(Object(members)), Is.Null);
        Assert.That(validator.Verdict(Object([.. members, "\"long key number 00017 and its end\":1"])), Is.EqualTo("duplicate_key"));
        Assert.That(validator.Verdict(Object([.. members, $"\"last\":{Many(40).Replace("}", ",\"k7\":0}", StringComparison.Ordinal)}"])), Is.EqualTo("duplicate_key"));
        Assert.That(validator.Verdict(Object(members)), Is.Null);
    }

    [Test]
    public void Mutated_texts_are_judged_as_System_Text_Json_does()
    {
        var validator = new StrictJsonValidator(int.MaxValue);
        var mutated =
            from document in JsonDocuments.Object(isNested: true)
            from edits in Gen.ListOf(Gen.Zip(Gen.Choose(0, int.MaxValue), JsonDocuments.Piece()))
            select edits.Take(4).Aggregate(document.Json, (json, edit) => Replace(json, edit.Item1, edit.Item2));

        Prop.ForAll(Arb.From(mutated), json => Check(validator, json)).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    private static void Check(StrictJsonValidator validator, byte[] json)
    {
        var verdict = validator.Verdict(json);
        if (IsValid(json) is { } isValid)
        {
            Assert.That(verdict is null, Is.EqualTo(isValid), () => Encoding.UTF8.GetString(json));
        }
    }

    // Null where it does not say: it cannot compare keys with lone surrogates.
    private static bool? IsValid(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object && System.Text.Unicode.Utf8.IsValid(json);
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Replace(byte[] json, int place, byte[] piece)
    {
        var at = place % (json.Length + 1);
        return [.. json[..at], .. piece, .. json[Math.Min(json.Length, at + (place % 3))..]];
    }

    private static string? Verdict(string json) => StrictJsonValidator.Verdict(Encoding.UTF8.GetBytes(json), 1 << 20);

    private static string Member(string value) => $"{{\"a\":{value}}}";

    private static string Key(string key) => $"{{\"{key}\":1}}";

    private static string Many(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"k{i}\":{i}"))}}}";

    private static byte[] Object(string[] members) => Encoding.UTF8.GetBytes($"{{{string.Join(',', members)}}}");
}
