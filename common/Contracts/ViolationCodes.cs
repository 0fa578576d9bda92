namespace SparkPersonalization.Contracts;

/// <summary>
/// The codes of violations, in the order in which a record's violations stand. Of the first five, which say that a record is malformed, a
/// record has one at most, and then no other. A contract's own rules and a mapping's rejections have the codes that their files say.
/// </summary>
public static class ViolationCodes
{
    /// <summary>More bytes than allowed.</summary>
    public const string TooLarge = "too_large";

    /// <summary>Not UTF-8.</summary>
    public const string NotUtf8 = "not_utf8";

    /// <summary>Not one JSON value, or no record at all.</summary>
    public const string InvalidJson = "invalid_json";

    /// <summary>JSON, but no object.</summary>
    public const string NotAnObject = "not_an_object";

    /// <summary>An object has a key twice.</summary>
    public const string DuplicateKey = "duplicate_key";

    /// <summary>No kind of event has this type and name.</summary>
    public const string UnknownEvent = "unknown_event";

    /// <summary>A key is missing that must be there (keyword <c>required</c>). A null is there.</summary>
    public const string Required = "required";

    /// <summary>A value of another JSON type, null where it must not be among them (<c>type</c>), or one that its column cannot hold.</summary>
    public const string Type = "type";

    /// <summary>None of the allowed values (<c>enum</c>, <c>const</c>).</summary>
    public const string Enum = "enum";

    /// <summary>Too small or large, short or long, few or many (<c>minimum</c> ... <c>maxItems</c>, <c>multipleOf</c>, <c>uniqueItems</c>).</summary>
    public const string Range = "range";

    /// <summary>Another form than the regular expression (<c>pattern</c>).</summary>
    public const string Pattern = "pattern";

    /// <summary>Another form than the named one (<c>format</c>).</summary>
    public const string Format = "format";

    /// <summary>The codes of a schema's keywords, in order.</summary>
    internal static IReadOnlyList<string> OfKeywords { get; } = [Required, Type, Enum, Range, Pattern, Format];
}
