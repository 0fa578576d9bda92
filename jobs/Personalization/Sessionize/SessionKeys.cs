using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>Whose an event is.</summary>
internal static class SessionKeys
{
    private const string Anonymous = "a:";

    /// <summary>The key of an event; null for one that is nobody's.</summary>
    internal static Column Of() => Coalesce(
        Concat(Lit(Anonymous), Col(SilverEvents.AnonymousId)),
        Concat(Lit("u:"), Col(SilverEvents.UserId)));

    /// <summary>The anonymous id in a key; null where it holds a user id.</summary>
    internal static Column AnonymousId(Column key) => When(key.StartsWith(Anonymous), Substring(key, Anonymous.Length + 1, int.MaxValue));
}
