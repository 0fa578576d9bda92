using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.RealInputs;

/// <summary>The files of JSONTestSuite as records: none is an event, and each is quarantined as what it is, with its bytes.</summary>
public sealed class JsonTestSuiteEventTests
{
    private static readonly string[] Malformed = [ReasonCodes.InvalidJson, ReasonCodes.NotUtf8];

    // Files on which parsers may differ. Those that are well formed are arrays, but for an object without the call that it is.
    private static readonly Dictionary<string, string> FreeVerdicts = new()
    {
        ["i_number_double_huge_neg_exp.json"] = ReasonCodes.NotAnObject,
        ["i_number_huge_exp.json"] = ReasonCodes.NotAnObject,
        ["i_number_neg_int_huge_exp.json"] = ReasonCodes.NotAnObject,
        ["i_number_pos_double_huge_exp.json"] = ReasonCodes.NotAnObject,
        ["i_number_real_neg_overflow.json"] = ReasonCodes.NotAnObject,
        ["i_number_real_pos_overflow.json"] = ReasonCodes.NotAnObject,
        ["i_number_real_underflow.json"] = ReasonCodes.NotAnObject,
        ["i_number_too_big_neg_int.json"] = ReasonCodes.NotAnObject,
        ["i_number_too_big_pos_int.json"] = ReasonCodes.NotAnObject,
        ["i_number_very_big_negative_int.json"] = ReasonCodes.NotAnObject,
        ["i_object_key_lone_2nd_surrogate.json"] = ReasonCodes.Required,
        ["i_string_1st_surrogate_but_2nd_missing.json"] = ReasonCodes.NotAnObject,
        ["i_string_1st_valid_surrogate_2nd_invalid.json"] = ReasonCodes.NotAnObject,
        ["i_string_UTF-16LE_with_BOM.json"] = ReasonCodes.NotUtf8,
        ["i_string_UTF-8_invalid_sequence.json"] = ReasonCodes.NotUtf8,
        ["i_string_UTF8_surrogate_U+D800.json"] = ReasonCodes.NotUtf8,
        ["i_string_incomplete_surrogate_and_escape_valid.json"] = ReasonCodes.NotAnObject,
        ["i_string_incomplete_surrogate_pair.json"] = ReasonCodes.NotAnObject,
        ["i_string_incomplete_surrogates_escape_valid.json"] = ReasonCodes.NotAnObject,
        ["i_string_invalid_lonely_surrogate.json"] = ReasonCodes.NotAnObject,
        ["i_string_invalid_surrogate.json"] = ReasonCodes.NotAnObject,
        ["i_string_invalid_utf-8.json"] = ReasonCodes.NotUtf8,
        ["i_string_inverted_surrogates_U+1D11E.json"] = ReasonCodes.NotAnObject,
        ["i_string_iso_latin_1.json"] = ReasonCodes.NotUtf8,
        ["i_string_lone_second_surrogate.json"] = ReasonCodes.NotAnObject,
        ["i_string_lone_utf8_continuation_byte.json"] = ReasonCodes.NotUtf8,
        ["i_string_not_in_unicode_range.json"] = ReasonCodes.NotUtf8,
        ["i_string_overlong_sequence_2_bytes.json"] = ReasonCodes.NotUtf8,
        ["i_string_overlong_sequence_6_bytes.json"] = ReasonCodes.NotUtf8,
        ["i_string_overlong_sequence_6_bytes_null.json"] = ReasonCodes.NotUtf8,
        ["i_string_truncated-utf-8.json"] = ReasonCodes.NotUtf8,
        ["i_string_utf16BE_no_BOM.json"] = ReasonCodes.NotUtf8,
        ["i_string_utf16LE_no_BOM.json"] = ReasonCodes.NotUtf8,
        ["i_structure_500_nested_arrays.json"] = ReasonCodes.NotAnObject,
        ["i_structure_UTF-8_BOM_empty_object.json"] = ReasonCodes.InvalidJson,
    };

    private SparkSession _spark = null!;
    private RealInputLake _lake = null!;
    private BatchCounts _counts = null!;
    private Dictionary<string, byte[]> _files = null!;
    private Dictionary<string, Row> _quarantine = null!;

    [OneTimeSetUp]
    public void Refine()
    {
        _files = Directory.EnumerateFiles(TestData.Path("json-test-suite/test_parsing"), "*.json").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        _spark = SparkSession.Builder().GetOrCreate();
        _lake = new RealInputLake(_spark);
        _lake.IngestBytes(_files.Select(file => (file.Key, file.Value)));
        _counts = _lake.Refine();
        _quarantine = _lake.Quarantine.Select(BronzeEvents.File, QuarantineEvents.Reason, BronzeEvents.Raw).Collect().ToDictionary(row => row.GetAs<string>(0));
    }

    [OneTimeTearDown]
    public void Close()
    {
        _lake?.Dispose();
        _spark?.Dispose();
    }

    [Test]
    public void Every_file_is_quarantined_with_its_bytes()
    {
        Assert.That(_counts, Is.EqualTo(new BatchCounts(318, 0, 318, 0)));
        foreach (var (name, bytes) in _files)
            Assert.That(_quarantine[name].GetAs<byte[]>(BronzeEvents.Raw), Is.EqualTo(bytes), name);
    }

    [Test]
    public void A_valid_file_is_no_event_but_those_with_duplicate_keys_are_refused()
    {
        var reasons = Reasons("y_");
        Assert.That(reasons, Has.Count.EqualTo(95));
        foreach (var (name, reason) in reasons)
        {
            var expected = name.StartsWith("y_object_duplicated_key", StringComparison.Ordinal) ? ReasonCodes.DuplicateKey
                : IsObject(_files[name]) ? ReasonCodes.Required : ReasonCodes.NotAnObject;
            Assert.That(reason, Is.EqualTo(expected), name);
        }
    }

    [Test]
    public void An_invalid_file_is_refused_as_malformed()
    {
        var reasons = Reasons("n_");
        Assert.That(reasons, Has.Count.EqualTo(188));
        foreach (var (name, reason) in reasons)
            Assert.That(reason, Is.AnyOf(Malformed), name);
    }

    [Test]
    public void Each_free_file_has_its_written_verdict() => Assert.That(Reasons("i_"), Is.EquivalentTo(FreeVerdicts));

    private Dictionary<string, string> Reasons(string prefix) => _quarantine.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
        .ToDictionary(file => file.Key, file => file.Value.GetAs<string>(QuarantineEvents.Reason));

    private static bool IsObject(byte[] json) => json.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
}
