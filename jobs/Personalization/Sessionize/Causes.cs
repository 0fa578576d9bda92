namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>What began a session, as <c>gold/sessions</c> says it.</summary>
internal static class Causes
{
    internal const string First = "first";
    internal const string Gap = "gap";
    internal const string Midnight = "midnight";
    internal const string Campaign = "campaign";
    internal const string Length = "length";
}
