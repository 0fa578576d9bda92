using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.Sessionize;

/// <summary>Whose an event is.</summary>
internal static class SessionKeys
{
    private const string Anonymous = "a:";
    private const string User = "u:";

    /// <summary>The key of an event; null for one that is nobody's.</summary>
    internal static Column Of() => Coalesce(
        Concat(Lit(Anonymous), Col(SilverEvents.AnonymousId)),
        Concat(Lit(User), Col(SilverEvents.UserId)));

    /// <summary>The anonymous id in a key; null where it holds a user id.</summary>
    internal static Column AnonymousId(Column key) => IdIn(key, Anonymous);

    /// <summary>The user id in a key; null where it holds an anonymous id.</summary>
    internal static Column UserId(Column key) => IdIn(key, User);

    private static Column IdIn(Column key, string kind) => When(key.StartsWith(kind), Substring(key, kind.Length + 1, int.MaxValue));
}
