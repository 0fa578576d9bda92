namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>What began a session, as <c>gold/sessions</c> says it.</summary>
internal static class Causes
{
    /// <summary>No event of the shopper in the gap before it; also a shopper's first, as an earlier one may yet come late.</summary>
    internal const string Gap = "gap";
    internal const string Midnight = "midnight";
    internal const string Campaign = "campaign";
    internal const string Length = "length";
}
