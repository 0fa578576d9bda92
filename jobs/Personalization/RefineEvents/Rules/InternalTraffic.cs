using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.Tables;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Rules;

/// <summary>The shop's own staff and tests: marked by the tracker, or from an address that no shopper can have.</summary>
internal static class InternalTraffic
{
    /// <summary>Loopback, link-local and private networks (RFC 1918, RFC 3927, RFC 4193, RFC 4291) that end at a dot or colon.</summary>
    private static readonly string[] Prefixes = ["10.", "127.", "169.254.", "192.168.", "fc", "fd", "fe80:"];

    private const string Loopback6 = "::1";

    /// <summary>172.16.0.0/12 ends within a number.</summary>
    private const string Prefix172 = "172.";

    internal static Reason Rule(string isMarked, string ip)
    {
        var address = Lower(Col(ip));
        var second = Expr($"try_cast(split_part({ip}, '.', 2) AS INT)");
        var is172 = address.StartsWith(Prefix172) & second.Between(16, 31);
        var isPrivate = Prefixes.Select(prefix => IsIn(address, prefix)).Aggregate(is172 | (address == Loopback6), (any, one) => any | one);
        return new Reason(ReasonCodes.Internal, SilverEvents.Ip, "The event comes from the shop's own network or is marked internal.", Col(isMarked) | isPrivate);
    }

    // fc00::/7 begins with the same letters as nothing of version 4.
    private static Column IsIn(Column address, string prefix) =>
        prefix is "fc" or "fd" ? address.StartsWith(prefix) & address.Contains(Lit(":")) : address.StartsWith(prefix);
}
