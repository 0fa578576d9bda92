namespace SparkPersonalization.DataFrames.Json;

/// <summary>The codes of why a text is not one strict JSON object. Of several that hold, the first in this order is given.</summary>
internal static class StrictJsonErrors
{
    /// <summary>More bytes than allowed.</summary>
    internal const string TooLarge = "too_large";

    /// <summary>Not UTF-8.</summary>
    internal const string NotUtf8 = "not_utf8";

    /// <summary>Not one JSON value of RFC 8259, or beyond a limit of Spark's parser.</summary>
    internal const string InvalidJson = "invalid_json";

    /// <summary>One JSON value, but no object.</summary>
    internal const string NotAnObject = "not_an_object";

    /// <summary>An object, at any level, has a key twice.</summary>
    internal const string DuplicateKey = "duplicate_key";
}
