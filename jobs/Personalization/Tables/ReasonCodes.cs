namespace SparkPersonalization.Personalization.Tables;

/// <summary>
/// Why a record does not reach silver, in machine-readable form. A record's reason is the first of these that holds:
/// malformed, then invalid by schema, then bot, internal, too late, in the future, conflict. (A plain copy is no fault and has none.)
/// </summary>
internal static class ReasonCodes
{
    internal const string TooLarge = "too_large";
    internal const string NotUtf8 = "not_utf8";
    internal const string InvalidJson = "invalid_json";
    internal const string NotAnObject = "not_an_object";
    internal const string DuplicateKey = "duplicate_key";

    internal const string UnknownEvent = "unknown_event";
    internal const string Required = "required";
    internal const string Type = "type";
    internal const string Enum = "enum";
    internal const string Range = "range";
    internal const string Pattern = "pattern";
    internal const string Format = "format";
    internal const string MissingIdentity = "missing_identity";

    internal const string Bot = "bot";
    internal const string Internal = "internal";
    internal const string TooLate = "too_late";
    internal const string InFuture = "in_future";
    internal const string Conflict = "conflict";
}
