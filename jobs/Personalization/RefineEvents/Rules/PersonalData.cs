using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>What is stored of data that names a person.</summary>
internal static class PersonalData
{
    /// <summary>A user id in one spelling, without spaces around it and in lower case; null where nothing is left. An e-mail address becomes its keyed hash.</summary>
    internal static Column UserId(Column raw, Column key)
    {
        var id = OneSpelling(raw);
        return When(id.Contains(Lit("@")), HmacSha256(id, key)).Otherwise(id);
    }

    /// <summary>The HMAC-SHA-256 of an e-mail address in one spelling, which is also the user id of whoever logs in with it.</summary>
    internal static Column Email(Column raw, Column key) => HmacSha256(OneSpelling(raw), key);

    /// <summary>An address cut to its network: the first three numbers of version 4, the first 48 bits of version 6.</summary>
    /// <param name="ip">An address of <see cref="Addresses.Plain"/>.</param>
    internal static Column Network(Column ip)
    {
        var version6 = Concat(SubstringIndex(SubstringIndex(ip, "::", 1), ":", 3), Lit("::"));
        var version4 = Concat(SubstringIndex(ip, ".", 3), Lit(".0"));
        return When(ip.Contains(Lit(":")), version6).When(ip.IsNotNull(), version4);
    }

    private static Column OneSpelling(Column raw) => NullIf(Lower(Trim(raw)), Lit(""));
}
