using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Json;

/// <summary>The verdicts on JSONTestSuite. A file that is no object is judged as the value of an object's member too.</summary>
public sealed class JsonTestSuiteTests
{
    private const int MaxBytes = 1 << 20;
    private const string Folder = "json-test-suite/test_parsing";

    // Valid by the grammar, refused on purpose.
    private static readonly string[] WithDuplicateKeys = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"];

    // The files on which parsers may differ, with what is said of them here; null is accepted. As Spark's parser, but for bytes that are
    // not UTF-8.
    private static readonly Dictionary<string, string?> FreeVerdicts = new()
    {
        ["i_number_double_huge_neg_exp.json"] = null,
        ["i_number_huge_exp.json"] = null,
        ["i_number_neg_int_huge_exp.json"] = null,
        ["i_number_pos_double_huge_exp.json"] = null,
        ["i_number_real_neg_overflow.json"] = null,
        ["i_number_real_pos_overflow.json"] = null,
        ["i_number_real_underflow.json"] = null,
        ["i_number_too_big_neg_int.json"] = null,
        ["i_number_too_big_pos_int.json"] = null,
        ["i_number_very_big_negative_int.json"] = null,
        ["i_object_key_lone_2nd_surrogate.json"] = null,
        ["i_string_1st_surrogate_but_2nd_missing.json"] = null,
        ["i_string_1st_valid_surrogate_2nd_invalid.json"] = null,
        ["i_string_UTF-16LE_with_BOM.json"] = "not_utf8",
        ["i_string_UTF-8_invalid_sequence.json"] = "not_utf8",
        ["i_string_UTF8_surrogate_U+D800.json"] = "not_utf8",
        ["i_string_incomplete_surrogate_and_escape_valid.json"] = null,
        ["i_string_incomplete_surrogate_pair.json"] = null,
        ["i_string_incomplete_surrogates_escape_valid.json"] = null,
        ["i_string_invalid_lonely_surrogate.json"] = null,
        ["i_string_invalid_surrogate.json"] = null,
        ["i_string_invalid_utf-8.json"] = "not_utf8",
        ["i_string_inverted_surrogates_U+1D11E.json"] = null,
        ["i_string_iso_latin_1.json"] = "not_utf8",
        ["i_string_lone_second_surrogate.json"] = null,
        ["i_string_lone_utf8_continuation_byte.json"] = "not_utf8",
        ["i_string_not_in_unicode_range.json"] = "not_utf8",
        ["i_string_overlong_sequence_2_bytes.json"] = "not_utf8",
        ["i_string_overlong_sequence_6_bytes.json"] = "not_utf8",
        ["i_string_overlong_sequence_6_bytes_null.json"] = "not_utf8",
        ["i_string_truncated-utf-8.json"] = "not_utf8",
        ["i_string_utf16BE_no_BOM.json"] = "not_utf8",
        ["i_string_utf16LE_no_BOM.json"] = "not_utf8",
        ["i_structure_500_nested_arrays.json"] = null,
        ["i_structure_UTF-8_BOM_empty_object.json"] = "invalid_json",
    };

    [Test]
    public void Every_valid_file_is_accepted_but_the_two_with_duplicate_keys()
    {
        var verdicts = Verdicts("y_");

        Assert.That(verdicts, Has.Count.EqualTo(95));
        foreach (var (name, verdict) in verdicts)
        {
            Assert.That(verdict, Is.EqualTo(WithDuplicateKeys.Contains(name) ? "duplicate_key" : null), name);
        }
    }

    [Test]
    public void Every_invalid_file_is_refused()
    {
        var verdicts = Verdicts("n_");

        Assert.That(verdicts, Has.Count.EqualTo(188));
        foreach (var (name, verdict) in verdicts)
        {
            Assert.That(verdict, Is.EqualTo("invalid_json").Or.EqualTo("not_utf8"), name);
        }
    }

    [Test]
    public void Each_free_file_has_its_written_verdict() => Assert.That(Verdicts("i_"), Is.EquivalentTo(FreeVerdicts));

    private static Dictionary<string, string?> Verdicts(string prefix) => Directory
        .EnumerateFiles(TestData.Path(Folder), prefix + "*.json")
        .ToDictionary(f => Path.GetFileName(f), f => Verdict(File.ReadAllBytes(f)));

    private static string? Verdict(byte[] json)
    {
        var alone = StrictJsonValidator.Verdict(json, MaxBytes);
        return alone == "not_an_object"
            ? StrictJsonValidator.Verdict([.. "{\"a\":"u8, .. json, .. "}"u8], MaxBytes)
            : alone;
    }
}
